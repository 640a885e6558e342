//go:build !probe

// Package generated is the strategy of a code generator: for each type a function that writes it and one that reads it,
// in straight code without reflection, interfaces or tables.
//
// In flow pointers to values of the types listed in workloads/roots.go; the files *_gen.go, which the package gen
// writes, know these types and call the leaf primitives of wire, or of a binary format below it. A type that is not listed
// is unsupported. The few functions written by hand are what generated code shares: they do what is rare, or what is the
// same for all types. Those of a binary format are written for CBOR and translated for MessagePack.
//
// Reflection is left to what Go gives no other way to: fields of embedded types that have no name outside their
// package, zero values that == does not apply to, and what interfaces hold of types that the generator was not told of.
package generated

import (
	"fmt"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

//go:generate go run ./gen/cmd
//go:generate go run ../internal/transcribe . cbor.go

type strategy struct{}

// New returns the strategy.
func New() strategies.Strategy { return strategy{} }

func (strategy) Name() string { return "generated" }

func (strategy) Traits() strategies.Traits {
	return strategies.Traits{
		Summary:       "a function per type and direction, written by a generator",
		PerType:       true,
		CopiesStrings: true,
		ValidatesUTF8: true,
		EscapesHTML:   true,
		SortsMaps:     true,
		ChecksEnd:     true,
	}
}

// Compile finds the codec that was generated for the type. It does no other work: the work was done by the compiler of
// the program.
func (strategy) Compile(t *schema.Type, f strategies.Format) (strategies.Codec, error) {
	known := codecsOf(string(f))
	if known == nil {
		return nil, fmt.Errorf("%w: generated code knows no format %q", strategies.ErrUnsupported, f)
	}
	if n := numberOf(t.Package, t.Name); n >= 0 {
		return known[n], nil
	}
	return nil, fmt.Errorf("%w: no generated code for %s: add it to workloads/roots.go and run make generate",
		strategies.ErrUnsupported, t)
}
