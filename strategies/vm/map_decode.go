package vm

import (
	"reflect"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/vm/integer"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A mapReader stores the members of one map. Each element is read into the same memory first, since a map's own elements
// cannot be addressed.
type mapReader struct {
	outer    *mapReader // of the map around it
	t        *Type
	number   int32          // of t
	target   unsafe.Pointer // to the map
	name     string         // the key at hand, as it stands in the input at position
	position int
	key      unsafe.Pointer // memory for keys of the map's type, unless its elements have a form
	elem     mapElem
}

// A mapElem is memory for the element at hand of maps of one type.
type mapElem interface {
	// zero returns a pointer to the element, which is zero.
	zero() unsafe.Pointer
	// store puts it into the map at p.
	store(p unsafe.Pointer, key string)
	// make makes an empty map at p, with room for n members.
	make(p unsafe.Pointer, n int)
}

func newMapReader(t *Type, number int32) *mapReader {
	r := &mapReader{t: t, number: number}
	switch t.form {
	case wordForm:
		r.elem = new(elemOf[uint64])
	case halfForm:
		r.elem = new(elemOf[uint32])
	case pointerForm:
		r.elem = new(elemOf[unsafe.Pointer])
	case stringForm:
		r.elem = new(elemOf[string])
	case sliceForm:
		r.elem = new(elemOf[[]byte])
	default:
		elem := descriptor(t.Elem.Go)
		r.key = unsafeNew(descriptor(t.Key.Go))
		r.elem = &elemOfAny{descriptor(t.Go), elem, unsafeNew(elem), r.key}
	}
	return r
}

// An elemOf is the element of a map of strings to what has the form of V in memory: see mapForm.
type elemOf[V any] struct{ value V }

func (s *elemOf[V]) zero() unsafe.Pointer {
	s.value = *new(V)
	return unsafe.Pointer(&s.value)
}

func (s *elemOf[V]) store(p unsafe.Pointer, key string) { (*(*map[string]V)(p))[key] = s.value }

func (s *elemOf[V]) make(p unsafe.Pointer, n int) { *(*map[string]V)(p) = make(map[string]V, n) }

// An elemOfAny is the element of any map.
type elemOfAny struct {
	of, elem unsafe.Pointer // Go's descriptors of the map and its elements
	at       unsafe.Pointer // the element
	key      unsafe.Pointer // the mapReader's
}

func (s *elemOfAny) zero() unsafe.Pointer {
	clearTyped(s.elem, s.at)
	return s.at
}

func (s *elemOfAny) store(p unsafe.Pointer, _ string) {
	assignMap(s.of, *(*unsafe.Pointer)(p), s.key, s.at)
}

func (s *elemOfAny) make(p unsafe.Pointer, n int) { *(*unsafe.Pointer)(p) = makeMap(s.of, n) }

// openMapReader begins to read a map of a type of the program, given by its number, into slot. It returns nil where no
// member is left to read, having dealt with whatever stands in the input.
func (p *Program) openMapReader(d *wire.Decoder, i int, number int32, slot unsafe.Pointer) (r *mapReader, next int) {
	t := &p.Types[number]
	if null := wire.Null(d.Src, i); null >= 0 {
		*(*unsafe.Pointer)(slot) = nil
		return nil, null
	}
	if i >= len(d.Src) || d.Src[i] != '{' || t.KeyDecode == schema.KeyUnsupported {
		return nil, d.Mismatch(i, t.Name, false)
	}
	next, more := d.Enter(i, '}')
	if next < 0 {
		return nil, next
	}
	if more && p.readsPlain(t) {
		if next, more = readPlain(d, next, slot, t.reads); !more {
			return nil, next
		}
	}
	r, ok := p.readers[number].Get().(*mapReader)
	if !ok {
		r = newMapReader(t, number)
	}
	r.target = slot
	if *(*unsafe.Pointer)(slot) == nil {
		r.elem.make(slot, 0)
	}
	if !more {
		p.closeMapReader(r)
		return nil, next
	}
	return r, next
}

// closeMapReader keeps the reader for the next map of its type, without what it refers to, and returns the reader of the map
// around it. It does not where a method may have kept a pointer into the reader's memory.
func (p *Program) closeMapReader(r *mapReader) (outer *mapReader) {
	outer, r.outer = r.outer, nil
	if r.t.lends {
		return outer
	}
	if r.key != nil {
		r.zeroKey()
	}
	r.elem.zero()
	r.target, r.name = nil, ""
	p.readers[r.number].Put(r)
	return outer
}

// next reads the next key and returns a pointer to a zero element for its value.
func (r *mapReader) next(d *wire.Decoder, i int) (elem unsafe.Pointer, next int) {
	name, next := d.Key(i)
	r.name, r.position = string(name), i
	return r.elem.zero(), next
}

// zeroKey returns a pointer to the memory for keys, which is zero.
func (r *mapReader) zeroKey() any {
	clearTyped(descriptor(r.t.Key.Go), r.key)
	return asType(reflect.PointerTo(r.t.Key.Go), r.key)
}

// store puts the element at hand into the map, unless its key does not fit. It returns next, or Stop when the key's method
// failed. Keys are looked at after their values, as encoding/json does, so that the first error is the same.
func (r *mapReader) store(d *wire.Decoder, next int) int {
	fits := true
	switch k := r.t.Key; r.t.KeyDecode {
	case schema.KeyString:
		if r.key != nil {
			*(*string)(r.key) = r.name
		}
	case schema.KeyInt:
		var v int64
		v, fits = d.KeyInt([]byte(r.name), r.position, k.Kind.Bits(), k.Name)
		integer.Store(r.key, k.Size, uint64(v))
	case schema.KeyUint:
		var v uint64
		v, fits = d.KeyUint([]byte(r.name), r.position, k.Kind.Bits(), k.Name)
		integer.Store(r.key, k.Size, v)
	case schema.KeyJSON:
		literal := d.Src[r.position:wire.Skip(d.Src, r.position, 0)]
		if err := r.zeroKey().(wire.Unmarshaler).UnmarshalJSON(literal); err != nil {
			return d.Fail(err)
		}
	case schema.KeyText:
		if err := r.zeroKey().(wire.TextUnmarshaler).UnmarshalText([]byte(r.name)); err != nil {
			return d.Fail(err)
		}
	}
	if fits {
		r.elem.store(r.target, r.name)
	}
	return next
}
