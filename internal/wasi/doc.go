// Package wasi has the worker of trials run as WebAssembly under an engine.
//
// In flow the name of an engine and a module, which is internal/wasi/worker compiled for wasip1; out flows a command that runs it, as
// any worker's, with its standard streams and the files of this machine. wazero is part of vmbench and runs a module in this
// process (Run), shells run it by the WASI that they come with. A module is trusted as much as the worker that it takes the place of.
package wasi
