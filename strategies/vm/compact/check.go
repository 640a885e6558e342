package compact

import (
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"unsafe"
)

// A TypeError says that a value is not of the type that a program was generated for.
type TypeError struct{ Type string }

func (e *TypeError) Error() string {
	return "compact: the program was not generated for type " + e.Type + ", or for another version of it: run the generator again"
}

// checking lets one program at a time be held to its type, so that whoever finds one that was can rely on all that it refers to.
var checking sync.Mutex

// operand takes a pointer to a value apart, after it has made sure that the program of the root can run on it: one load and one
// comparison where it is of the type that the root was used with last.
func (p *Programs) operand(root int, v any) (t *rtype, at unsafe.Pointer, err error) {
	e := (*eface)(unsafe.Pointer(&v))
	if e.data == nil {
		return nil, nil, &TypeError{"nil"}
	}
	if atomic.LoadPointer(&p.Known[root]) != unsafe.Pointer(e.typ) {
		if err := p.hold(root, e.typ); err != nil {
			return nil, nil, err
		}
	}
	return e.typ.pointee(), e.data, nil
}

// hold holds the program of a root to t, a pointer's descriptor.
func (p *Programs) hold(root int, t *rtype) error {
	if reason := p.Refusal(root); reason != "" {
		return errors.New("compact: there is no program for the type: " + reason)
	}
	checking.Lock()
	defer checking.Unlock()
	c := checker{Programs: p}
	if t.kind() != kindPointer || !c.fits(p.root(root), t.pointee()) {
		return &TypeError{t.String()}
	}
	for _, bound := range c.types {
		p.Types[bound.number] = unsafe.Pointer(bound.rtype)
	}
	atomic.StorePointer(&p.Known[root], unsafe.Pointer(t))
	return nil
}

// A checker holds a program to the descriptors of a type.
type checker struct {
	*Programs
	seen  []seenType
	types []numberedType
}

// A numberedType is a type that an instruction refers to.
type numberedType struct {
	number uint32
	*rtype
}

// A seenType is where the words of a struct or type are, and the descriptor that they have been held to, or are being held to.
type seenType struct {
	at uint32
	t  *rtype
}

// first reports whether the words at a place have not been held to t yet.
func (c *checker) first(at uint32, t *rtype) bool {
	if slices.Contains(c.seen, seenType{at, t}) {
		return false
	}
	c.seen = append(c.seen, seenType{at, t})
	return true
}

// fits reports whether a value of type t is what r says.
func (c *checker) fits(r typeRef, t *rtype) bool {
	switch op := r.code.op(); op {
	case opSlice:
		return t.kind() == kindSlice && (t.pointee().kind() != kindUint8 || c.ByteLists) &&
			c.fits(typeRef{r.code.inner(), r.argument}, t.pointee())
	case opPointer:
		return t.kind() == kindPointer && c.fits(typeRef{r.code.inner(), r.argument}, t.pointee())
	case opMap:
		return t.kind() == kindMap && fitsKey(t.key()) && c.fits(typeRef{r.code.inner(), r.argument}, t.elem())
	case Struct:
		return t.kind() == kindStruct && (!c.first(r.argument, t) || c.fitsStruct(r.argument, t))
	case Type:
		return !c.first(r.argument, t) || c.fitsWords(r.argument, t)
	default:
		if op >= FirstHook {
			return pointeeOf(c.hook(r).Type) == t
		}
		return fitsScalar(op, t)
	}
}

// pointeeOf is the type of what a pointer points to.
func pointeeOf(pointer any) *rtype { return (*eface)(unsafe.Pointer(&pointer)).typ.pointee() }

// fitsKey reports whether the keys of a map are strings or integers.
func fitsKey(t *rtype) bool {
	return t.kind() == kindString || kindInt <= t.kind() && t.kind() <= kindUintptr
}

// fitsWords reports whether t is what the words at a place say.
func (c *checker) fitsWords(at uint32, t *rtype) bool {
	r, inner := c.typeAt(at), at+typeWords
	switch r.code {
	case Array:
		return t.kind() == kindArray && t.length() == int(r.argument) && c.fits(c.typeAt(inner), t.pointee())
	case Split:
		return c.fits(c.typeAt(inner), t) && c.fits(c.typeAt(inner+typeWords), t)
	case Tuple:
		return c.fits(typeRef{Struct, r.argument}, t)
	case Keyed:
		return t.kind() == kindMap && pointeeOf(c.Keys[r.argument].Type) == t.key() && c.fits(c.typeAt(inner), t.elem())
	}
	return c.fits(r, t)
}

// fitsStruct reports whether t has the members of the struct at a place.
func (c *checker) fitsStruct(at uint32, t *rtype) bool {
	n := c.word(at)
	for at++; n > 0; n-- {
		f := c.member(at)
		if !c.fitsMember(&f, t) {
			return false
		}
		at = f.next
	}
	return true
}

func (c *checker) fitsMember(f *member, t *rtype) bool {
	r := typeRef{f.code &^ flags, f.argument}
	if !c.hasName(f.name) {
		return false
	}
	if f.code&Embedded != 0 {
		if t = c.fitsPointers(f, t); t == nil {
			return false
		}
	}
	if !r.code.IsComposite() {
		return t.part(f.offset, func(part *rtype) bool { return c.fits(r, part) }) != nil
	}
	way := uint32(0)
	if f.code&Embedded != 0 {
		way = c.word(f.next - 1)
	}
	if way&Sizeless != 0 {
		return t.part(f.offset, func(part *rtype) bool { return part.size == 0 && c.tries(f.typ, r, part) }) != nil
	}
	typ := t.at(f.offset, way)
	return typ != nil && c.binds(f.typ, typ) && c.fits(r, typ)
}

// tries reports whether a number may stand for a type that is what r says. If not, nothing is noted of it.
func (c *checker) tries(number uint32, r typeRef, t *rtype) bool {
	types, seen := len(c.types), len(c.seen)
	if c.binds(number, t) && c.fits(r, t) {
		return true
	}
	c.types, c.seen = c.types[:types], c.seen[:seen]
	return false
}

// binds notes that a number stands for a type. It returns false if it stands for another one.
func (c *checker) binds(number uint32, t *rtype) bool {
	if bound := c.typeOf(number); bound != nil {
		return bound == t
	}
	for _, other := range c.types {
		if other.number == number {
			return other.rtype == t
		}
	}
	c.types = append(c.types, numberedType{number, t})
	return true
}

// fitsPointers follows the embedded pointers to a member, and returns the type that the last one points to.
func (c *checker) fitsPointers(f *member, t *rtype) *rtype {
	at := f.hops + 1
	for n := c.word(f.hops); n > 0; n-- {
		t = t.at(uintptr(c.word(at)), c.word(at+1))
		if t == nil || t.kind() != kindPointer {
			return nil
		}
		t = t.pointee()
		at += 2
	}
	return t
}

// kinds are the kinds of descriptors of the scalars.
var kinds = [Struct]uint8{
	Bool: kindBool, Int: kindInt, Int8: 3, Int16: 4, Int32: 5, Int64: kindInt64,
	Uint: kindUint, Uint8: kindUint8, Uint16: 9, Uint32: 10, Uint64: kindUint64, Uintptr: kindUintptr,
	Float32: kindFloat32, Float64: kindFloat64, String: kindString,
}

func fitsScalar(c Code, t *rtype) bool { return c < Struct && c > 0 && t.kind() == kinds[c] }
