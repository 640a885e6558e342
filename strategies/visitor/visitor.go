//go:build !probe

// Package visitor is double dispatch, as Rust's serde has it: a half that is generated for each type and knows no format
// meets a half that is written for each format and knows no type.
//
// The type half walks a value and calls a Serializer, or asks a Deserializer for what its type can hold and stores the
// answers. The format half implements these interfaces: it writes and reads the bytes, guesses which member comes next,
// and asks the type half which member a name is. So n types and m formats need n+m pieces of code, where monomorphic code
// needs n×m; the price is that each leaf passes through an interface, where nothing can be inlined.
//
// In flow a value and a buffer, or bytes and a target; the package's own reflection is confined to corners of the rules
// of encoding/json that no workload comes near. Files named json_*.go and cbor_*.go are the halves of these formats; those of
// MessagePack are translated from those of CBOR, since both have the same shape. All other files named *_gen.go are the halves of
// the types.
package visitor

//go:generate go run ./gen/cmd
//go:generate go run ../internal/transcribe . cbor.go cbor_serializer.go cbor_struct.go cbor_map.go cbor_deserializer.go cbor_containers.go

import (
	"fmt"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

type strategy struct{}

// New returns the strategy.
func New() strategies.Strategy { return strategy{} }

func (strategy) Name() string { return "visitor" }

func (strategy) Traits() strategies.Traits {
	return strategies.Traits{
		Summary:       "double dispatch: a generated half per type and a written half per format meet through interfaces",
		PerType:       true,
		CopiesStrings: true,
		ValidatesUTF8: true,
		EscapesHTML:   true,
		SortsMaps:     true,
		ChecksEnd:     true,
	}
}

// Compile looks up the half that was generated for the type.
func (strategy) Compile(t *schema.Type, f strategies.Format) (strategies.Codec, error) {
	number := numberOf(t.Package, t.Name)
	if number < 0 {
		return nil, fmt.Errorf("%w: no visitor half was generated for %s", strategies.ErrUnsupported, t.Name)
	}
	switch half := halfIn(f, number); {
	case half == nil:
		return nil, fmt.Errorf("%w: visitor has no half for the format %s", strategies.ErrUnsupported, f)
	case f == strategies.CBOR:
		return &cborCodec{half}, nil
	case f == strategies.MessagePack:
		return &msgpackCodec{half}, nil
	default:
		return &jsonCodec{half}, nil
	}
}

// halfIn returns the half of the type of that number for a format, or nil.
func halfIn(f strategies.Format, number int) half {
	switch f {
	case strategies.JSON:
		return halfJSON(number)
	case strategies.CBOR:
		return halfCBOR(number)
	case strategies.MessagePack:
		return halfMessagePack(number)
	}
	return nil
}
