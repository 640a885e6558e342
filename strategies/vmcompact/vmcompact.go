// Package vmcompact is the strategy of the small virtual machine, package strategies/vm/compact, with programs that are made from what
// reflection says of a type when it is first used: the same words as a generator writes, and so the same machine.
//
// In flow schemas; out flow codecs. What is rare, such as methods, interfaces and numbers in strings, is done by functions that work
// by reflection, where a generator would write code. A value in an interface has a program of its own.
package vmcompact

import (
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

//go:generate go run ../internal/transcribe . cbor.go

// A Format is one that programs can be made for. A program that is linked has the machines of those that it names.
type Format struct {
	name    strategies.Format
	compile func(t *schema.Type) (strategies.Codec, error)
}

// Formats are all formats.
func Formats() []Format { return []Format{JSON, CBOR, MessagePack} }

type strategy struct{ formats []Format }

// New returns the strategy, for some formats.
func New(formats ...Format) strategies.Strategy { return strategy{formats} }

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
func (s strategy) Compile(t *schema.Type, name strategies.Format) (strategies.Codec, error) {
	if t.Go == nil {
		return nil, &refusal{"type " + t.Name + " was read from source"}
	}
	for _, f := range s.formats {
		if f.name == name {
			return f.compile(t)
		}
	}
	return nil, &refusal{"vm-compact was not made for format " + string(name)}
}

// A refusal is the error of a type that is not supported. It is none of package fmt's, which would be linked for it.
type refusal struct{ reason string }

func (r *refusal) Error() string { return strategies.ErrUnsupported.Error() + ": " + r.reason }
func (r *refusal) Unwrap() error { return strategies.ErrUnsupported }
