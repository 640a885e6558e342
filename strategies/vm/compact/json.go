package compact

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// JSON is programs with what that format needs besides. Where there are several formats, it is the first: it sees no root otherwise.
type JSON struct {
	Programs *Programs
	// Functions write and read what the hooks of the programs are for, by their numbers.
	Functions []JSONFunctions
	// Maps has the functions AppendMap and DecodeMap if a type has maps.
	Maps JSONMaps
	// ReadBytes is the function of that name if the programs have ByteLists.
	ReadBytes func(d *wire.Decoder, i int, p unsafe.Pointer, typ string) (next int)
}

// JSONFunctions write and read the values of one type.
type JSONFunctions struct {
	Append func(e *wire.Encoder, dst []byte, p unsafe.Pointer) []byte
	Decode func(d *wire.Decoder, i int, p unsafe.Pointer) (next int)
}

// JSONMaps are the machine's functions for maps, apart so that only a program with maps links them.
type JSONMaps struct {
	Append func(m *encoder, dst []byte, key int, elem typeRef, p unsafe.Pointer, t *rtype) []byte
	Decode func(m *decoder, i int, key int, elem typeRef, p unsafe.Pointer, t *rtype) (next int)
}

// Append appends *v, as JSON.Append does.
func Append[T any](f *JSON, h Handle[T], dst []byte, v *T) ([]byte, error) {
	return f.Append(int(h), dst, v)
}

// Decode reads src into *v, as JSON.Decode does.
func Decode[T any](f *JSON, h Handle[T], src []byte, v *T) error {
	return f.Decode(int(h), src, v)
}

// Append appends *v, where v is a non-nil pointer to a value of the root's type. On an error it returns dst as it was.
func (f *JSON) Append(root int, dst []byte, v any) ([]byte, error) {
	t, at, err := f.Programs.operand(root, v)
	if err != nil {
		return dst, err
	}
	m := encoders.Get().(*encoder)
	m.programs, m.format = f.Programs, f
	out := m.value(dst, f.Programs.root(root), at, t)
	if err := m.release(); err != nil {
		return dst, err
	}
	return out, nil
}

// Decode reads the document src into *v, where v is a non-nil pointer to a value of the root's type.
func (f *JSON) Decode(root int, src []byte, v any) error {
	t, at, err := f.Programs.operand(root, v)
	if err != nil {
		return err
	}
	m := decoders.Get().(*decoder)
	m.programs, m.format, m.state.Src = f.Programs, f, src
	return m.release(m.value(m.state.Start(), f.Programs.root(root), at, t))
}

// Refusal says why a root has no program; "" if it has one.
func (f *JSON) Refusal(root int) string { return f.Programs.Refusal(root) }

// AppendWithin is Append for a hook, which appends to what others have begun: e is the hook's. An error is kept in e.
func (f *JSON) AppendWithin(e *wire.Encoder, root int, dst []byte, v any) []byte {
	t, at, err := f.Programs.operand(root, v)
	if err != nil {
		e.Fail(err)
		return dst
	}
	m := (*encoder)(unsafe.Pointer(e)) // of which e is the first member
	outer := m.format
	m.programs, m.format = f.Programs, f
	dst = m.value(dst, f.Programs.root(root), at, t)
	m.programs, m.format = outer.Programs, outer
	return dst
}

// AppendHeld appends a value of another root of the same programs within a hook, such as what an interface holds; v is a pointer, null if it
// is nil.
func AppendHeld(e *wire.Encoder, root int, dst []byte, v any) []byte {
	if isNil(v) {
		return append(dst, "null"...)
	}
	return (*encoder)(unsafe.Pointer(e)).format.AppendWithin(e, root, dst, v)
}

// DecodeWithin is Decode for a hook, which reads the value at i of a document: d is the hook's. It returns the index after the value, or
// wire.Stop.
func (f *JSON) DecodeWithin(d *wire.Decoder, root int, i int, v any) (next int) {
	t, at, err := f.Programs.operand(root, v)
	if err != nil {
		return d.Fail(err)
	}
	m := (*decoder)(unsafe.Pointer(d))
	outer := m.format
	m.programs, m.format = f.Programs, f
	next = m.value(i, f.Programs.root(root), at, t)
	m.programs, m.format = outer.Programs, outer
	return next
}
