package vmcompact

import (
	"errors"
	"reflect"
	"unsafe"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/vm/compact"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/workloads/schema"
)

// CBOR is that format.
var CBOR = Format{strategies.CBOR, func(t *schema.Type) (strategies.Codec, error) {
	p, err := compileCBOR(t.In(schema.CBOR))
	if err != nil {
		return nil, err
	}
	return cborCodec{p}, nil
}}

// compileCBOR makes the program of a type.
func compileCBOR(t *schema.Type) (*compact.CBOR, error) {
	p, _, err := programOf(t, true)
	if err != nil {
		return nil, err
	}
	return &compact.CBOR{
		Programs: p,
		Forms: [compact.Forms]compact.CBORForm{
			compact.BytesForm:     {Append: compact.AppendBytesCBOR, Decode: compact.DecodeBytesCBOR},
			compact.RawForm:       {Append: compact.AppendRawCBOR, Decode: compact.DecodeRawCBOR},
			compact.TimeForm:      {Append: compact.AppendTimeCBOR, Decode: compact.DecodeTimeCBOR},
			compact.TextForm:      {Append: compact.AppendTextCBOR, Decode: compact.DecodeTextCBOR},
			compact.OwnForm:       {Append: compact.AppendOwnCBOR, Decode: compact.DecodeOwnCBOR},
			compact.AnyForm:       {Append: appendAnyCBOR, Decode: decodeAnyCBOR},
			compact.InterfaceForm: {Append: appendInterfaceCBOR, Decode: decodeInterfaceCBOR},
			compact.BadForm:       {Append: compact.AppendBadCBOR, Decode: compact.DecodeBadCBOR},
		},
		Maps:      compact.CBORMaps{Append: compact.AppendMapCBOR, Decode: compact.DecodeMapCBOR, TextKey: compact.TextKeyCBOR},
		Tuples:    compact.CBORTuples{Append: compact.AppendTupleCBOR, Decode: compact.DecodeTupleCBOR},
		ReadBytes: compact.ReadBytesCBOR,
	}, nil
}

var contentsOfCBOR contents[*compact.CBOR]

// A cborCodec has the program of one type.
type cborCodec struct{ programs *compact.CBOR }

func (c cborCodec) Append(dst []byte, v any) ([]byte, error) { return c.programs.Append(0, dst, v) }
func (c cborCodec) Decode(src []byte, v any) error           { return c.programs.Decode(0, src, v) }

func appendAnyCBOR(e *cbor.Encoder, dst []byte, p unsafe.Pointer, _ *compact.Hook) []byte {
	return e.Any(dst, *(*any)(p), appendContentCBOR)
}

func appendInterfaceCBOR(e *cbor.Encoder, dst []byte, p unsafe.Pointer, _ *compact.Hook) []byte {
	return e.Any(dst, compact.Content(p), appendContentCBOR)
}

// appendContentCBOR appends what an interface holds, by a program of its own. It is the function that cbor.Encoder.Any asks for.
func appendContentCBOR(e *cbor.Encoder, dst []byte, content any) []byte {
	t, at := reflect.TypeOf(content), (*eface)(unsafe.Pointer(&content)).data
	if t.Kind() != reflect.Pointer {
		p, err := contentsOfCBOR.held.of(t, schema.CBOR.OfDynamic, compileCBOR)
		if err != nil {
			e.Fail(err)
			return dst
		}
		return p.AppendWithin(e, 0, dst, pointerTo(t, compact.PointerTo(content)))
	}
	if at == nil {
		return cbor.AppendNull(dst)
	}
	p, err := contentsOfCBOR.pointed.of(t.Elem(), schema.CBOR.Of, compileCBOR)
	if err != nil {
		e.Fail(err)
		return dst
	}
	if !e.Enter(at, 0, t.String()) {
		return dst
	}
	dst = p.AppendWithin(e, 0, dst, content)
	e.Leave()
	return dst
}

// decodeAnyCBOR reads the item at i into an empty interface. What a pointer in it points to is read in place, unless null stands there and the
// pointer can be replaced by it.
func decodeAnyCBOR(d *cbor.Decoder, i int, p unsafe.Pointer, _ *compact.Hook) (next int) {
	target := (*any)(p)
	if isPointer(*target, p, cbor.Null(d.Src, i) >= 0) {
		return decodeIntoCBOR(d, i, *target)
	}
	*target, next = d.Any(i, *target)
	return next
}

// decodeInterfaceCBOR reads the item at i into an interface with methods, which takes nothing but null where it holds no pointer.
func decodeInterfaceCBOR(d *cbor.Decoder, i int, p unsafe.Pointer, h *compact.Hook) int {
	content, null := compact.Content(p), cbor.Null(d.Src, i)
	switch {
	case isPointer(content, p, null >= 0):
		return decodeIntoCBOR(d, i, content)
	case null >= 0:
		*(*any)(p) = nil
		return null
	}
	return d.Mismatch(i, h.Name(), false)
}

// decodeIntoCBOR reads the item at i into what a pointer points to.
func decodeIntoCBOR(d *cbor.Decoder, i int, pointer any) (next int) {
	p, err := contentsOfCBOR.pointed.of(reflect.TypeOf(pointer).Elem(), schema.CBOR.Of, compileCBOR)
	if err != nil {
		return d.Fail(err)
	}
	if !d.Follow() {
		return d.Fail(errors.New(cbor.Format + ": " + tooDeep))
	}
	next = p.DecodeWithin(d, 0, i, pointer)
	d.Unfollow()
	return next
}
