// Package wasm writes the machine of the dispatch lab as WebAssembly, once for each dispatch technique.
//
// In flow the opcodes and the memory of package machine. Out flow modules in the binary format, which import nothing and
// export what engine.Module says. What an opcode does is written once (ops.go, bloated.go), as statements over registers that
// are locals; the technique comes last and decides what function the statements stand in, and how the next opcode is
// reached. No tool is needed, and nothing is run here.
//
// The encoder (binary.go, module.go, expr.go, function.go) knows as much of the format as the techniques use.
package wasm
