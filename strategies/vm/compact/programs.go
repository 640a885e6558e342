package compact

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// Programs are the programs of all types of a package. They are written by the generator and never changed, but for Known and Types.
type Programs struct {
	Words []uint16
	// Names has the names of all members, each behind its length in one byte, as it stands in an object of JSON: `,"name":`.
	// For one that is longer than that, or that is written in another way than it is read, see name.
	Names string
	// Roots are the types that can be appended and decoded: where the struct or type begins, shifted left by one; the lowest
	// bit says that it is a type and not a struct. A type that has something no program can say is NoProgram.
	Roots []uint32
	// Known has, for each root, the descriptor of a pointer to the type that its program was held to last; nil in the beginning.
	Known []unsafe.Pointer
	// Types has the descriptors of what pointers, slices, maps and structs within structs are of, as instructions number them; nil
	// in the beginning. They are filled in when a program is held to its type.
	Types []unsafe.Pointer

	// Why says why a root is NoProgram, if one is.
	Why func(root int) string

	// Hooks read and write what the machine does not know by itself.
	Hooks []Hook
	// Tests report whether a value is zero, for members that omitzero leaves out.
	Tests []func(p unsafe.Pointer) bool
	// Maps has the functions AppendMap and DecodeMap if a type has maps.
	Maps Maps
	// ReadBytes is the function of that name if a type has slices of bytes that are read in two ways, as base64 and by methods.
	ReadBytes func(d *wire.Decoder, i int, p unsafe.Pointer, typ string) (next int)
	// Fold is wire.Fold if the name of a member is more than ASCII.
	Fold func(dst, name []byte) []byte
	// Keys write and read the keys of maps that have methods for it.
	Keys []Key
}

// A Hook reads and writes the values of one type.
type Hook struct {
	// Type is a nil pointer to the type.
	Type   any
	Append func(e *wire.Encoder, dst []byte, p unsafe.Pointer) []byte
	Decode func(d *wire.Decoder, i int, p unsafe.Pointer) (next int)
	// Like is what the type is empty like, for omitempty: a code without flags, or 0 for a type that never is.
	Like Code
}

// Maps are the machine's functions for maps, apart so that only a program with maps links them.
type Maps struct {
	Append func(m *encoder, dst []byte, key int, elem typeRef, p unsafe.Pointer, t *rtype) []byte
	Decode func(m *decoder, i int, key int, elem typeRef, p unsafe.Pointer, t *rtype) (next int)
}

// A Key writes and reads the keys of maps of one type, where their kind does not say how. Decode gets the member's name and, as it stands in the document, the string.
type Key struct {
	Type   any // a nil pointer to the type
	Append func(p unsafe.Pointer, t TypeName) (string, error)
	Decode func(p unsafe.Pointer, name, literal []byte) error
}

// A TypeName is a type of which an error wants to know the name.
type TypeName interface{ String() string }

// NoProgram stands among the roots for a type that no program can say.
const NoProgram = 1<<32 - 1

// Refusal says why a root has no program; "" if it has one.
func (p *Programs) Refusal(root int) string {
	if p.Roots[root] != NoProgram {
		return ""
	}
	return p.Why(root)
}

// A Handle is the number of a root, and its type.
type Handle[T any] uint32

// Append appends *v, as Programs.Append does.
func Append[T any](p *Programs, h Handle[T], dst []byte, v *T) ([]byte, error) {
	return p.Append(int(h), dst, v)
}

// Decode reads src into *v, as Programs.Decode does.
func Decode[T any](p *Programs, h Handle[T], src []byte, v *T) error {
	return p.Decode(int(h), src, v)
}

// Append appends *v in JSON, where v is a non-nil pointer to a value of the root's type. On an error it returns dst as it was.
func (p *Programs) Append(root int, dst []byte, v any) ([]byte, error) {
	t, at, err := p.operand(root, v)
	if err != nil {
		return dst, err
	}
	m := encoders.Get().(*encoder)
	m.Programs = p
	out := m.value(dst, p.root(root), at, t)
	if err := m.release(); err != nil {
		return dst, err
	}
	return out, nil
}

// Decode reads src, a document of JSON, into *v, where v is a non-nil pointer to a value of the root's type.
func (p *Programs) Decode(root int, src []byte, v any) error {
	t, at, err := p.operand(root, v)
	if err != nil {
		return err
	}
	m := decoders.Get().(*decoder)
	m.Programs, m.Src = p, src
	return m.release(m.value(m.Start(), p.root(root), at, t))
}

// AppendWithin is Append for a hook, which appends to what others have begun: e is the hook's. An error is kept in e.
func (p *Programs) AppendWithin(e *wire.Encoder, root int, dst []byte, v any) []byte {
	t, at, err := p.operand(root, v)
	if err != nil {
		e.Fail(err)
		return dst
	}
	m := (*encoder)(unsafe.Pointer(e)) // of which e is the first member
	outer := m.Programs
	m.Programs = p
	dst = m.value(dst, p.root(root), at, t)
	m.Programs = outer
	return dst
}

// AppendHeld appends a value of another root of the same programs within a hook, such as what an interface holds.
func AppendHeld(e *wire.Encoder, root int, dst []byte, v any) []byte {
	return (*encoder)(unsafe.Pointer(e)).Programs.AppendWithin(e, root, dst, v)
}

// DecodeWithin is Decode for a hook, which reads the value at i of a document: d is the hook's. It returns the index after the value, or
// wire.Stop.
func (p *Programs) DecodeWithin(d *wire.Decoder, root int, i int, v any) (next int) {
	t, at, err := p.operand(root, v)
	if err != nil {
		return d.Fail(err)
	}
	m := (*decoder)(unsafe.Pointer(d))
	outer := m.Programs
	m.Programs = p
	next = m.value(i, p.root(root), at, t)
	m.Programs = outer
	return next
}
