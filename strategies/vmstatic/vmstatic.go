//go:build !probe

// Package vmstatic is the strategy of a virtual machine whose programs are data of the linked program: nothing is compiled,
// allocated or initialised when it starts.
//
// In flow pointers to values of the types listed in workloads/roots.go; the files *_gen.go, which the package
// strategies/vm/compact/gen writes, are their programs, and package strategies/vm/compact runs them. A type that is not listed is
// unsupported, and so are the few that programs cannot describe.
package vmstatic

import (
	"fmt"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

//go:generate go run ../vm/compact/gen/cmd

type strategy struct{}

// New returns the strategy.
func New() strategies.Strategy { return strategy{} }

func (strategy) Name() string { return "vm-static" }

func (strategy) Traits() strategies.Traits {
	return strategies.Traits{
		Summary:       "an interpreter of programs that a generator wrote as static data",
		PerType:       true,
		Unsafe:        true,
		CopiesStrings: true,
		ValidatesUTF8: true,
		EscapesHTML:   true,
		SortsMaps:     true,
		ChecksEnd:     true,
	}
}

// Compile finds the program that was generated for the type. It does no other work.
func (strategy) Compile(t *schema.Type, f strategies.Format) (strategies.Codec, error) {
	if f != strategies.JSON {
		return nil, fmt.Errorf("%w: static programs know no format %q", strategies.ErrUnsupported, f)
	}
	number := numberOf(t.Package, t.Name)
	if number < 0 {
		return nil, fmt.Errorf("%w: no static program for %s: add it to workloads/roots.go and run make generate",
			strategies.ErrUnsupported, t)
	}
	if why := Programs.Refusal(number); why != "" {
		return nil, fmt.Errorf("%w: no static program for %s: %s", strategies.ErrUnsupported, t, why)
	}
	return codec(number), nil
}

// A codec is the number of a program.
type codec int

func (c codec) Append(dst []byte, v any) ([]byte, error) { return Programs.Append(int(c), dst, v) }
func (c codec) Decode(src []byte, v any) error           { return Programs.Decode(int(c), src, v) }
