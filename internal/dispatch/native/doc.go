// Package native builds the machine of the dispatch lab out of native code.
//
// In flows a job of package engine; out flow its samples, as from any engine. In Go there is an interpreter for each technique that the
// language allows, over the opcodes of package machine, which the compiler inlines where they are small. They run in this
// process, so that nothing has to be installed.
package native

//go:generate go run ./gen handlers_gen.go
