package static

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

// A typeRef is a type as a program has it: a code without flags and its argument.
type typeRef struct {
	code     Code
	argument uint32
}

// root returns the type of a root.
func (p *Programs) root(root int) typeRef {
	r := p.Roots[root]
	if r&1 != 0 {
		return typeRef{Type, r >> 1}
	}
	return typeRef{Struct, r >> 1}
}

func (p *Programs) word(at uint32) uint32 { return uint32(p.Words[at]) }

// long returns the number in two words, the lower half first.
func (p *Programs) long(at uint32) uint32 { return p.word(at) | p.word(at+1)<<16 }

// typeAt reads words of a type: a code and its argument of two words.
func (p *Programs) typeAt(at uint32) typeRef {
	return typeRef{Code(p.Words[at]), p.long(at + 1)}
}

// typeWords is how many words typeAt reads. Those of an array, of a Split and of a map with Keyed keys begin with a code and
// an argument, too: the length; nothing; the number of the Key. Behind that are the words of the elements' type; those of the type as
// it is written, and as it is read; those of the elements' type.
const typeWords = 3

// A member is an instruction that has been taken apart.
type member struct {
	typeRef
	name   uint32
	offset uintptr
	typ    uint32 // the number of the type
	test   uint32 // the number of the test
	hops   uint32 // where the embedded pointers are: their number, an offset and a way for each, and the way to the value
	next   uint32 // where the next instruction begins
}

// A way is how to find the type of what lies at an offset of a struct: how many structs around it lie within that struct. Hidden says
// that an embedded pointer cannot be set; Sizeless, that what lies there has no size, so that others may lie at the same offset.
const (
	Hidden   = 1 << 15
	Sizeless = 1 << 14
	wayMask  = Sizeless - 1
)

// member takes the instruction apart that begins at a word.
func (p *Programs) member(at uint32) (f member) {
	code := Code(p.Words[at])
	f.code = code
	f.name, f.offset = p.word(at+1), uintptr(p.word(at+2))
	at += 3
	if code&Wide != 0 {
		f.name |= p.word(at) << 16
		f.offset |= uintptr(p.word(at+1)) << 16
		at += 2
	}
	if code.HasArgument() {
		f.argument, at = p.reference(at, code)
	}
	if code.IsComposite() {
		f.typ, at = p.reference(at, code)
	}
	if code&Test != 0 {
		f.test = p.word(at)
		at++
	}
	f.hops = at
	if code&Embedded != 0 {
		at += 2 + 2*p.word(at)
	}
	f.next = at
	return f
}

// reference returns what stands at a word of an instruction of that code, and where the next one is.
func (p *Programs) reference(at uint32, code Code) (v, next uint32) {
	if code&Wide != 0 {
		return p.long(at), at + 2
	}
	return p.word(at), at + 1
}

// typeOf returns the type of that number.
func (p *Programs) typeOf(number uint32) *rtype { return (*rtype)(p.Types[number]) }

// scalarWords is how long the instruction of a scalar is.
const scalarWords = 3

// nextMember returns where the instruction after the one at a word begins.
func (p *Programs) nextMember(at uint32) uint32 {
	code := Code(p.Words[at])
	switch {
	case code.isScalar():
		return at + scalarWords
	case code&rare != 0:
		return p.member(at).next
	}
	at += scalarWords
	if code.HasArgument() {
		at++
	}
	if code.IsComposite() {
		at++
	}
	return at
}

// hook returns the hook of a leaf.
func (p *Programs) hook(r typeRef) *Hook {
	if leaf := r.code & leafMask; leaf < AnyHook {
		return &p.Hooks[leaf-FirstHook]
	}
	return &p.Hooks[r.argument]
}
