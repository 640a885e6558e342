// Package sections accounts for every byte of an executable file, so that what a program weighs can be told by what it is for.
//
// In flows the path of an ELF, Mach-O, PE or WASM file. Out come its parts with their groups, Read, of which each byte of the
// file is in exactly one, and the functions whose code it has, Functions. A damaged file gives an error. The package reads the
// file that it is given and nothing else: it starts no program and never changes a file.
//
// What the formats call sections are parts, and so are the headers and tables that describe them, and what lies between. What has
// no bytes in the file, such as zeroed memory, is no part. Sections that overlap or that reach beyond the file are an error, rather
// than being counted twice or cut: no linker makes them.
package sections
