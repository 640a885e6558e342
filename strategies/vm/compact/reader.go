package compact

import (
	"slices"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/vm/integer"
)

// A reader is what decoders of binary formats have in common: which values the items of a document are to become. As with a writer, its
// machine code is that of all such formats.
type reader struct {
	programs *Programs
	open     []reading // the containers that are open, the outermost first
	key      string    // of the member of a map that is being stored
}

// A reading is a struct, slice or array that is being read.
type reading struct {
	base   unsafe.Pointer // the struct or array
	typ    *rtype         // of the struct, or of the elements
	list   elements
	fields object
	now    uint32 // the instruction of the member at hand
	elem   typeRef
	left   int // members or elements of the item, the one at hand included; negative if its head does not say how many it has
	in     place
}

// release forgets what the reader refers to and reports whether its memory is worth keeping.
func (d *reader) release() bool {
	d.programs, d.key = nil, ""
	return cap(d.open) <= mostKept
}

// abandon closes the containers above bottom after an error.
func (d *reader) abandon(bottom int) {
	clear(d.open[bottom:])
	d.open = d.open[:bottom]
}

// push opens a container whose item has left members or elements.
func (d *reader) push(p unsafe.Pointer, t *rtype, in place, left int) *reading {
	top := len(d.open)
	if top == cap(d.open) {
		d.open = slices.Grow(d.open, max(top, 8))
	}
	d.open = d.open[:top+1]
	c := &d.open[top]
	c.base, c.typ, c.in, c.left = p, t, in, left+1 // which the first one takes away
	return c
}

// openSlice begins to read a slice of type t at p.
func (d *reader) openSlice(p unsafe.Pointer, t *rtype, elem typeRef, left int) {
	c := d.push(nil, t.pointee(), inList, left)
	c.elem, c.list = elem, elements{slot: (*sliceHeader)(p)}
}

// openArray begins to read an array of type t at p.
func (d *reader) openArray(p unsafe.Pointer, t *rtype, elem typeRef, length, left int) {
	c := d.push(p, t.pointee(), inArray, left)
	c.elem, c.list = elem, elements{length: length}
}

// openStruct begins to read a struct of type t at p, whose program begins at a word.
func (d *reader) openStruct(p unsafe.Pointer, t *rtype, at uint32, left int) {
	n := d.programs.word(at)
	d.push(p, t, inObject, left).fields = object{at + 1, n, at + 1, n}
}

// top is the innermost container.
func (d *reader) top() *reading { return &d.open[len(d.open)-1] }

// close closes the innermost container, all of which has been read.
func (d *reader) close() {
	c := d.top()
	switch list := &c.list; {
	case c.in == inList && list.n == 0:
		*(*[]struct{})(unsafe.Pointer(list.slot)) = []struct{}{}
	case c.in == inList:
		list.end()
	case c.in == inArray:
		clearElements(c.base, c.typ, list.n, list.length)
	}
	c.base, c.list.slot = nil, nil
	d.open = d.open[:len(d.open)-1]
}

// element begins the next element of an array. It returns nil if there is no room for it.
func (c *reading) element() unsafe.Pointer {
	n := c.list.n
	if n == c.list.length {
		return nil
	}
	c.list.n++
	return unsafe.Add(c.base, uintptr(n)*c.typ.size)
}

// member finds the value of the member that a struct is at, and goes on to the next one. It returns none if an embedded pointer before it
// cannot be set, and then the type of that.
func (d *reader) member(c *reading) (r typeRef, p unsafe.Pointer, t *rtype) {
	words, at := unsafe.Pointer(unsafe.SliceData(d.programs.Words)), c.fields.at
	c.now = at
	c.fields.left--
	code := Code(loadWord(words, at))
	if code&rare != 0 {
		return d.programs.open(&c.fields, c.base, c.typ)
	}
	r.code = code &^ Omit
	p = unsafe.Add(c.base, loadWord(words, at+2))
	at += scalarWords
	if r.code >= Struct {
		if code.HasArgument() {
			r.argument = loadWord(words, at)
			at++
		}
		if code.IsComposite() {
			t = d.programs.typeOf(loadWord(words, at))
			at++
		}
	}
	c.fields.at = at
	return r, p, t
}

// pointed returns what the pointer of type t at p points to, which is made if it is nil.
func pointed(p unsafe.Pointer, t *rtype) unsafe.Pointer {
	slot := (*unsafe.Pointer)(p)
	if *slot == nil {
		*slot = unsafeNew(t.pointee())
	}
	return *slot
}

// readAs reads words of a type, and those of what it is read as.
func (d *reader) readAs(at uint32) typeRef {
	r := d.programs.typeAt(at)
	if r.code == Split {
		return d.programs.typeAt(at + 2*typeWords)
	}
	return r
}

// isBytes reports whether the elements whose type stands at a word are bytes that no method reads.
func (d *reader) isBytes(at uint32) bool {
	elem := d.programs.typeAt(at)
	for elem.code == Type {
		elem = d.readAs(elem.argument)
	}
	return elem.code == Uint8
}

// nameOf is the name of the type of a scalar: of t, or if that is unknown, of the member at hand of the struct that is being read.
func (d *reader) nameOf(t *rtype, code Code) string {
	if t == nil {
		c := d.top()
		f := d.programs.member(c.now)
		t = c.typ
		if f.code&Embedded != 0 {
			_, t = d.programs.reached(&f, c.base, t)
		}
		t = t.part(f.offset, func(part *rtype) bool { return fitsScalar(code, part) })
	}
	return t.String()
}

// A keyReader is where the keys of a map are read that is being read.
type keyReader struct {
	t       *rtype
	methods any            // a nil pointer to the type, if methods read it
	text    string         // the key at hand, if it is a string
	memory  unsafe.Pointer // else
}

// isText reports whether keys are strings.
func (r *keyReader) isText() bool { return r.t.kind() == kindString }

// room returns the memory of keys that are no strings.
//
//go:noinline
func (r *keyReader) room() unsafe.Pointer {
	if r.memory == nil {
		r.memory = unsafeNew(r.t)
	}
	return r.memory
}

// store makes the key at hand an integer.
//
//go:noinline
func (r *keyReader) store(v uint64) { integer.Store(r.room(), r.t.size, v) }

// methodsAt returns a pointer to a key that is zero, with the methods that read it.
//
//go:noinline
func (r *keyReader) methodsAt() any {
	typedmemclr(r.t, r.room())
	return pointerLike(r.methods, r.memory)
}

// stored returns a pointer to the key at hand.
func (d *reader) stored(r *keyReader) unsafe.Pointer {
	if r.memory != nil {
		return r.memory
	}
	d.key = r.text
	return unsafe.Pointer(&d.key)
}
