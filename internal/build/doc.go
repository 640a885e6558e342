// Package build makes programs from the source of a vmbench checkout with the go command.
//
// In flows a Target, a package of a module and how the linker lays its code out; out comes the path of a program in the
// user's cache directory, under the hash of its content. Nothing is built twice: the go command sees by itself whether
// a program is up to date. Files that a program generates are kept in the cache as well, and an Overlay puts them into the
// source of another. A Worktree is another revision of the checkout, in a temporary directory. Other programs than git and such
// generators the package does not run.
package build
