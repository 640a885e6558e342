// Package dispatch is the dispatch lab: an experiment on how an interpreter gets from one instruction to the next, in native
// code and on WebAssembly engines.
//
// The machine and its programs are package machine's, its techniques those of packages wasm and native, and what runs
// them are the engines of package engine. In flows a Plan; out flow a Run, which says what was found and what could not be
// measured, and Samples, each kept in a directory as soon as it is known, with dispatch.txt in Go's benchmark format at the
// end. The package starts engines and keeps records; it compares nothing and prints no table.
package dispatch
