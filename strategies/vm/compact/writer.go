package compact

import (
	"slices"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// A writer walks over a value for a binary format, in which the number of members or elements stands before them. The walk is the same for all
// such formats, and so is its machine code: what a format adds is a switch over what the walk comes to.
type writer struct {
	programs *Programs
	nesting  nesting
	open     []written // the containers that are open, the outermost first
	members  members   // of the maps that are open
	name     uint32    // where the name stands of the member that the walk has come to
}

// A written is a struct, slice or array that is being written.
type written struct {
	base     unsafe.Pointer // the struct, or the first element
	typ      *rtype         // of the struct, or of the elements
	elem     typeRef
	isStruct bool
	at       uint32 // the next instruction
	start    int    // index of the struct's head
	most     int    // how many members or elements there are
	left     int    // of them after this one
	absent   int    // of them have been left out
}

// release forgets what the writer refers to and reports whether its memory is worth keeping.
func (w *writer) release() bool {
	w.programs, w.nesting.depth = nil, 0
	w.open = w.open[:0]
	w.members.end(span{})
	return w.members.isSmall() && cap(w.open) <= mostKept
}

// abandon closes the containers above bottom after an error.
func (w *writer) abandon(bottom int) {
	clear(w.open[bottom:])
	w.open = w.open[:bottom]
}

// push opens a container of n members or elements, unless the value contains itself.
func (w *writer) push(outer *wire.Nesting, p unsafe.Pointer, t *rtype, n, size int) *written {
	if !w.nesting.enter(outer, p, size, t) {
		return nil
	}
	top := len(w.open)
	if top == cap(w.open) {
		w.open = slices.Grow(w.open, max(top, 8))
	}
	w.open = w.open[:top+1]
	c := &w.open[top]
	c.base, c.typ, c.most, c.left, c.absent = p, t, n, n, 0
	return c
}

// openList begins to write n elements, the first of which is at p. It returns false after an error.
func (w *writer) openList(outer *wire.Nesting, p unsafe.Pointer, n int, elem typeRef, t *rtype) bool {
	if n == 0 {
		return true
	}
	c := w.push(outer, p, t, n, n)
	if c == nil {
		return false
	}
	c.elem, c.isStruct = elem, false
	return true
}

// openStruct begins to write the struct at p, whose head will begin at start. It returns how many members it has at most, or a negative number
// after an error.
func (w *writer) openStruct(outer *wire.Nesting, p unsafe.Pointer, t *rtype, at uint32, start int) (most int) {
	n := int(w.programs.word(at))
	c := w.push(outer, p, t, n, 0)
	if c == nil {
		return -1
	}
	c.at, c.isStruct, c.start = at+1, true, start
	return n
}

// pop closes the innermost container.
func (w *writer) pop(outer *wire.Nesting) *written {
	top := len(w.open) - 1
	c := &w.open[top]
	c.base = nil
	w.open = w.open[:top]
	w.nesting.leave(outer)
	return c
}

// writtenAs reads words of a type, and those of what it is written as.
func (w *writer) writtenAs(at uint32) typeRef {
	r := w.programs.typeAt(at)
	if r.code == Split {
		return w.programs.typeAt(at + typeWords)
	}
	return r
}

// An event is what a walk comes to.
type event uint8

const (
	atEnd     event = iota // all is written
	atElement              // an element of a slice or array
	atMember               // a member of a struct
	atClose                // the end of a struct, which is to be popped
)

// next goes on to the next value in the containers above bottom, and returns how a program says what it is, where, and its type.
func (w *writer) next(outer *wire.Nesting, bottom int) (r typeRef, p unsafe.Pointer, t *rtype, is event) {
	words := unsafe.Pointer(unsafe.SliceData(w.programs.Words))
	for len(w.open) > bottom {
		c := &w.open[len(w.open)-1]
		if c.left == 0 {
			if c.isStruct {
				return r, nil, nil, atClose
			}
			w.pop(outer)
			continue
		}
		c.left--
		if !c.isStruct {
			return c.elem, unsafe.Add(c.base, uintptr(c.most-c.left-1)*c.typ.size), c.typ, atElement
		}
		at := c.at
		code := Code(loadWord(words, at))
		w.name = loadWord(words, at+1)
		if code&rare != 0 {
			if r, p, t = w.far(c); p != nil {
				return r, p, t, atMember
			}
			c.absent++
			continue
		}
		p, t = unsafe.Add(c.base, loadWord(words, at+2)), nil
		at += scalarWords
		if code&^Omit >= Struct {
			if code.HasArgument() {
				r.argument = loadWord(words, at)
				at++
			}
			if code.IsComposite() {
				t = w.programs.typeOf(loadWord(words, at))
				at++
			}
		}
		c.at, r.code = at, code&^Omit
		if code&Omit == 0 || !w.programs.isEmpty(r, p) {
			return r, p, t, atMember
		}
		c.absent++
	}
	return r, nil, nil, atEnd
}

// far is the next member of a struct whose instruction is longer than most. p is nil if it is left out.
func (w *writer) far(c *written) (r typeRef, p unsafe.Pointer, t *rtype) {
	f := w.programs.member(c.at)
	c.at, w.name = f.next, f.name
	p, t = w.programs.find(&f, c.base)
	return typeRef{f.code &^ flags, f.argument}, p, t
}
