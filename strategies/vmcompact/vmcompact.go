// Package vmcompact is the strategy of the small virtual machine, package strategies/vm/compact, with programs that are made from what
// reflection says of a type when it is first used: the same words as a generator writes, and so the same machine.
//
// In flow schemas; out flow codecs. What is rare, such as methods, interfaces and numbers in strings, is done by functions that work
// by reflection, where a generator would write code. A value in an interface has a program of its own.
package vmcompact

import (
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/vm/compact"
	"github.com/vmbench/vmbench/workloads/schema"
)

type strategy struct{}

// New returns the strategy.
func New() strategies.Strategy { return strategy{} }

func (strategy) Name() string { return "vm-compact" }

func (strategy) Traits() strategies.Traits {
	return strategies.Traits{
		Summary:       "the interpreter of vm-static, with programs made from reflection",
		Unsafe:        true,
		CopiesStrings: true,
		ValidatesUTF8: true,
		EscapesHTML:   true,
		SortsMaps:     true,
		ChecksEnd:     true,
	}
}

// Compile makes the program of a type.
func (strategy) Compile(t *schema.Type, f strategies.Format) (strategies.Codec, error) {
	if f != strategies.JSON {
		return nil, &refusal{"vm-compact knows no format " + string(f)}
	}
	p, err := Compile(t)
	if err != nil {
		return nil, err
	}
	return codec{p}, nil
}

// A refusal is the error of a type that is not supported. It is none of package fmt's, which would be linked for it.
type refusal struct{ reason string }

func (r *refusal) Error() string { return strategies.ErrUnsupported.Error() + ": " + r.reason }
func (r *refusal) Unwrap() error { return strategies.ErrUnsupported }

// A codec has the program of one type.
type codec struct{ programs *compact.Programs }

func (c codec) Append(dst []byte, v any) ([]byte, error) { return c.programs.Append(0, dst, v) }
func (c codec) Decode(src []byte, v any) error           { return c.programs.Decode(0, src, v) }
