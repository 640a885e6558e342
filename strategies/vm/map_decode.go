package vm

import (
	"reflect"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A mapReader stores the members of one map. Each element is read into the same memory first, since a map's own elements
// cannot be addressed.
type mapReader struct {
	outer    *mapReader // of the map around it
	t        *Type
	number   int32 // of t
	target   reflect.Value
	name     string // the key at hand, as it stands in the input at position
	position int
	keys     reflect.Value // memory for keys of the map's type
	elem     reflect.Value // the element at hand
}

// openMapReader begins to read a map of a type of the program, given by its number, into slot. It returns nil where no member follows, having
// dealt with whatever stands in the input.
func (p *Program) openMapReader(d *wire.Decoder, i int, number int32, slot unsafe.Pointer) (m *mapReader, next int) {
	t := p.Types[number]
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
	target := t.value(slot)
	if target.IsNil() {
		target.Set(reflect.MakeMap(t.Go))
	}
	if !more {
		return nil, next
	}
	m, ok := p.readers[number].Get().(*mapReader)
	if !ok {
		m = &mapReader{t: t, keys: reflect.New(t.Key.Go).Elem(), elem: reflect.New(t.Elem.Go).Elem()}
	}
	m.target, m.number = target, number
	return m, next
}

// closeMapReader keeps the reader for the next map of its type, without what it refers to, and returns the reader of the map
// around it. It does not where a method may have kept a pointer into the reader's memory.
func (p *Program) closeMapReader(m *mapReader) (outer *mapReader) {
	outer, m.outer = m.outer, nil
	if m.t.lends {
		return outer
	}
	m.keys.SetZero()
	m.elem.SetZero()
	m.target, m.name = reflect.Value{}, ""
	p.readers[m.number].Put(m)
	return outer
}

// key reads the next key and returns a pointer to a zero element for its value.
func (m *mapReader) key(d *wire.Decoder, i int) (elem unsafe.Pointer, next int) {
	name, next := d.Key(i)
	m.name, m.position = string(name), i
	m.elem.SetZero()
	return m.elem.Addr().UnsafePointer(), next
}

// store puts the element at hand into the map, unless its key does not fit. It returns next, or Stop when the key's method
// failed. Keys are looked at after their values, as encoding/json does, so that the first error is the same.
func (m *mapReader) store(d *wire.Decoder, next int) int {
	fits := true
	switch k := m.t.Key; m.t.KeyDecode {
	case schema.KeyString:
		m.keys.SetString(m.name)
	case schema.KeyInt:
		var v int64
		v, fits = d.KeyInt([]byte(m.name), m.position, k.Kind.Bits(), k.Name)
		m.keys.SetInt(v)
	case schema.KeyUint:
		var v uint64
		v, fits = d.KeyUint([]byte(m.name), m.position, k.Kind.Bits(), k.Name)
		m.keys.SetUint(v)
	case schema.KeyJSON:
		m.keys.SetZero()
		literal := d.Src[m.position:wire.Skip(d.Src, m.position, 0)]
		if err := m.keys.Addr().Interface().(wire.Unmarshaler).UnmarshalJSON(literal); err != nil {
			return d.Fail(err)
		}
	case schema.KeyText:
		m.keys.SetZero()
		if err := m.keys.Addr().Interface().(wire.TextUnmarshaler).UnmarshalText([]byte(m.name)); err != nil {
			return d.Fail(err)
		}
	}
	if fits {
		m.target.SetMapIndex(m.keys, m.elem)
	}
	return next
}
