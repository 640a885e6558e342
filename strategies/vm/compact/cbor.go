package compact

import (
	"sync"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire/cbor"
)

// CBOR is programs with what that format needs besides.
type CBOR struct {
	Programs *Programs
	Others   Others
	// Forms has the functions of the forms that hooks have.
	Forms [Forms]CBORForm
	// Maps has the functions AppendMapCBOR and DecodeMapCBOR if a type has maps.
	Maps CBORMaps
	// Tuples has the functions AppendTupleCBOR and DecodeTupleCBOR if a struct is written as an array.
	Tuples CBORTuples
	// ReadBytes is the function ReadBytesCBOR if the programs have ByteLists.
	ReadBytes func(d *cbor.Decoder, i int, p unsafe.Pointer, typ string) (next int)
}

// A CBORForm writes and reads values of hooks.
type CBORForm struct {
	Append func(e *cbor.Encoder, dst []byte, p unsafe.Pointer, h *Hook) []byte
	Decode func(d *cbor.Decoder, i int, p unsafe.Pointer, h *Hook) (next int)
}

// CBORMaps are the machine's functions for maps, apart so that only a program with maps links them.
type CBORMaps struct {
	Append func(m *cborEncoder, dst []byte, key int, elem typeRef, p unsafe.Pointer, t *rtype) []byte
	Decode func(m *cborDecoder, i int, key int, elem typeRef, p unsafe.Pointer, t *rtype) (next int)
	// TextKey has the function TextKeyCBOR if methods read the keys of a map: whatever calls such a method links it for all types.
	TextKey func(d *cbor.Decoder, i int, v any, t *rtype) (fits bool, next int)
}

// CBORTuples are the machine's functions for structs that are written as arrays, apart for the same reason.
type CBORTuples struct {
	Append func(m *cborEncoder, dst []byte, at uint32, p unsafe.Pointer, t *rtype) []byte
	Decode func(m *cborDecoder, i int, at uint32, p unsafe.Pointer, t *rtype) (next int)
}

// A cborEncoder is the state of one Append.
type cborEncoder struct {
	state  cbor.Encoder // the first member: hooks get it
	walk   writer
	format *CBOR
}

// A cborDecoder is the state of one Decode.
type cborDecoder struct {
	state  cbor.Decoder // the first member: hooks get it
	walk   reader
	format *CBOR
}

var (
	cborEncoders = sync.Pool{New: func() any { return new(cborEncoder) }}
	cborDecoders = sync.Pool{New: func() any { return new(cborDecoder) }}
)

// AppendCBOR appends *v, as CBOR.Append does.
func AppendCBOR[T any](f *CBOR, h Handle[T], dst []byte, v *T) ([]byte, error) {
	return f.Append(int(h), dst, v)
}

// DecodeCBOR reads src into *v, as CBOR.Decode does.
func DecodeCBOR[T any](f *CBOR, h Handle[T], src []byte, v *T) error {
	return f.Decode(int(h), src, v)
}

// Append appends *v, where v is a non-nil pointer to a value of the root's type. On an error it returns dst as it was.
func (f *CBOR) Append(root int, dst []byte, v any) ([]byte, error) {
	m := cborEncoders.Get().(*cborEncoder)
	out := f.AppendWithin(&m.state, root, dst, v)
	err := m.state.Err()
	m.state, m.format = cbor.Encoder{}, nil
	if m.walk.release() {
		cborEncoders.Put(m)
	}
	if err != nil {
		return dst, err
	}
	return out, nil
}

// Decode reads the document src into *v, where v is a non-nil pointer to a value of the root's type.
func (f *CBOR) Decode(root int, src []byte, v any) error {
	m := cborDecoders.Get().(*cborDecoder)
	m.state.Src = src
	err := m.state.Finish(f.DecodeWithin(&m.state, root, m.state.Start(), v))
	m.state, m.format = cbor.Decoder{}, nil
	if m.walk.release() {
		cborDecoders.Put(m)
	}
	return err
}

// Refusal says why a root has no program; "" if it has one.
func (f *CBOR) Refusal(root int) string { return f.Programs.Refusal(f.Others.of(root)) }

// AppendWithin is Append for a hook, which appends to what others have begun: e is the hook's. An error is kept in e.
func (f *CBOR) AppendWithin(e *cbor.Encoder, root int, dst []byte, v any) []byte {
	root = f.Others.of(root)
	t, at, err := f.Programs.operand(root, v)
	if err != nil {
		e.Fail(err)
		return dst
	}
	m := (*cborEncoder)(unsafe.Pointer(e)) // of which e is the first member
	programs, format := m.walk.programs, m.format
	m.walk.programs, m.format = f.Programs, f
	dst = m.value(dst, f.Programs.root(root), at, t)
	m.walk.programs, m.format = programs, format
	return dst
}

// AppendHeldCBOR appends a value of another root of the same programs within a hook, such as what an interface holds; v is a pointer, null if
// it is nil.
func AppendHeldCBOR(e *cbor.Encoder, root int, dst []byte, v any) []byte {
	if isNil(v) {
		return cbor.AppendNull(dst)
	}
	return (*cborEncoder)(unsafe.Pointer(e)).format.AppendWithin(e, root, dst, v)
}

// DecodeWithin is Decode for a hook, which reads the item at i of a document: d is the hook's. It returns the index after the item, or
// cbor.Stop.
func (f *CBOR) DecodeWithin(d *cbor.Decoder, root int, i int, v any) (next int) {
	root = f.Others.of(root)
	t, at, err := f.Programs.operand(root, v)
	if err != nil {
		return d.Fail(err)
	}
	m := (*cborDecoder)(unsafe.Pointer(d))
	programs, format := m.walk.programs, m.format
	m.walk.programs, m.format = f.Programs, f
	next = m.value(i, f.Programs.root(root), at, t)
	m.walk.programs, m.format = programs, format
	return next
}
