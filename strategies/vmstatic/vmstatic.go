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
	number := numberOf(t.Package, t.Name)
	if number < 0 {
		return nil, fmt.Errorf("%w: no static program for %s: add it to workloads/roots.go and run make generate",
			strategies.ErrUnsupported, t)
	}
	codec, why := codecOf(f, number)
	if why != "" {
		return nil, fmt.Errorf("%w: no static program for %s: %s", strategies.ErrUnsupported, t, why)
	}
	return codec, nil
}

// codecOf returns the codec of a root in a format, or why there is none.
func codecOf(f strategies.Format, number int) (c strategies.Codec, why string) {
	switch f {
	case strategies.JSON:
		return jsonCodec(number), JSON.Refusal(number)
	case strategies.CBOR:
		return cborCodec(number), CBOR.Refusal(number)
	case strategies.MessagePack:
		return msgpackCodec(number), MessagePack.Refusal(number)
	}
	return nil, "static programs know no format " + string(f)
}

// Codecs are the numbers of programs.
type (
	jsonCodec    int
	cborCodec    int
	msgpackCodec int
)

func (c jsonCodec) Append(dst []byte, v any) ([]byte, error) { return JSON.Append(int(c), dst, v) }
func (c jsonCodec) Decode(src []byte, v any) error           { return JSON.Decode(int(c), src, v) }

func (c cborCodec) Append(dst []byte, v any) ([]byte, error) { return CBOR.Append(int(c), dst, v) }
func (c cborCodec) Decode(src []byte, v any) error           { return CBOR.Decode(int(c), src, v) }

func (c msgpackCodec) Append(dst []byte, v any) ([]byte, error) {
	return MessagePack.Append(int(c), dst, v)
}
func (c msgpackCodec) Decode(src []byte, v any) error { return MessagePack.Decode(int(c), src, v) }
