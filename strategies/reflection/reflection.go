// Package reflection serializes by walking the value through reflect on each call, as encoding/json does.
//
// Compile turns the schema of a type into a plan: fields resolved to indices, member names already quoted, tables for the
// look-up of names. In flow a plan and a reflect.Value; at each value one switch over its kind decides what happens next.
// Nothing is read or written through unsafe pointers, and no code is made for a type: what a call costs beyond the shared
// leaf primitives is the price of reflect.
//
// Each format has walkers of its own, which know its leaf primitives; the plans are the same. Those of MessagePack are translated from those
// of CBOR, since both have the same shape.
package reflection

import (
	"fmt"
	"reflect"
	"sync"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

//go:generate go run ../internal/transcribe . cbor.go cbor_encode.go cbor_decode.go cbor_maps.go cbor_dynamic.go cbor_content.go

// New returns the reflection strategy.
func New() strategies.Strategy { return strategy{} }

type strategy struct{}

func (strategy) Name() string { return "reflection" }

func (strategy) Traits() strategies.Traits {
	return strategies.Traits{
		Summary:       "walks the value through reflect on each call, with a cached plan of the fields",
		CopiesStrings: true,
		ValidatesUTF8: true,
		EscapesHTML:   true,
		SortsMaps:     true,
		ChecksEnd:     true,
	}
}

// Compile builds the plan of the type. Any Go type can be compiled.
func (strategy) Compile(t *schema.Type, f strategies.Format) (strategies.Codec, error) {
	if t.Go == nil {
		return nil, fmt.Errorf("%w: reflection needs %s as a Go type, not as source text", strategies.ErrUnsupported, t.Name)
	}
	switch f {
	case strategies.JSON:
		return newCodec(t), nil
	case strategies.CBOR:
		return newCBORCodec(t), nil
	case strategies.MessagePack:
		return newMessagePackCodec(t), nil
	}
	return nil, fmt.Errorf("%w: reflection has no format %q", strategies.ErrUnsupported, f)
}

// A codec is the plan of one type and the plans of the types that its interfaces were seen to hold.
type codec struct {
	root *plan
	// interfaces says that a value may hold an interface, so that any of its pointers may lead back to where it is.
	interfaces bool

	dialect *schema.Dialect
	// key returns how the member of a field is found and what it begins with.
	key     func(f *schema.Field) (name, literal string)
	dynamic sync.Map // reflect.Type to *plan

	encoders, decoders sync.Pool
}

// newCodec makes the codec of JSON.
func newCodec(t *schema.Type) *codec {
	c := &codec{dialect: schema.JSON, key: jsonKey}
	c.encoders.New = func() any { return newEncoder(c) }
	c.decoders.New = func() any { return &decoder{codec: c} }
	c.root = c.compile(t)
	return c
}

// jsonKey is the name of a member, and a comma, the quoted name and a colon.
func jsonKey(f *schema.Field) (name, literal string) { return f.Name, "," + wire.KeyLiteral(f.Name) }

func (c *codec) Append(dst []byte, v any) ([]byte, error) {
	e := c.encoders.Get().(*encoder)
	out := e.value(dst, c.root, reflect.ValueOf(v).Elem())
	err := e.Err()
	e.reset()
	c.encoders.Put(e)
	if err != nil {
		return dst, err
	}
	return out, nil
}

func (c *codec) Decode(src []byte, v any) error {
	d := c.decoders.Get().(*decoder)
	d.Src = src
	err := d.Finish(d.pointed(d.Start(), c.root, reflect.ValueOf(v).Elem()))
	d.reset()
	c.decoders.Put(d)
	return err
}
