package compact

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/vm/integer"
	"github.com/vmbench/vmbench/strategies/wire"
)

// DecodeMap is for JSON.Maps. It reads the map of type t at i into p; keys are read by a Key if key is its number. Each element
// is read into memory of its own first, and stored when it is complete, as encoding/json does.
func DecodeMap(m *decoder, i int, key int, elem typeRef, p unsafe.Pointer, t *rtype) int {
	object := (*unsafe.Pointer)(p)
	if null := wire.Null(m.state.Src, i); null >= 0 {
		*object = nil
		return null
	}
	if i >= len(m.state.Src) || m.state.Src[i] != '{' {
		return m.state.Mismatch(i, t.String(), false)
	}
	next, more := m.state.Enter(i, '}')
	if next < 0 {
		return next
	}
	if *object == nil {
		*object = makemap(t, 0)
	}
	if !more {
		return next
	}
	r := mapReader{key: key, t: t}
	value := unsafeNew(t.elem())
	for more {
		name, at := m.state.Key(next)
		if at < 0 {
			return wire.Stop
		}
		r.name, r.position = string(name), next
		typedmemclr(t.elem(), value)
		if next = m.value(at, elem, value, t.elem()); next < 0 {
			return next
		}
		next = m.store(&r, *object, next, value)
		next, more = m.state.More(next, '}')
	}
	return next
}

// A mapReader is a map that is being read.
type mapReader struct {
	key      int // number of the Key, or -1
	t        *rtype
	name     string // of the member at hand, which stands at position
	position int
	memory   unsafe.Pointer // for keys that are no strings
}

// store puts the element at hand into the map, unless its key does not fit. It returns next, or Stop when the key's function
// failed. Keys are looked at after their values, as encoding/json does, so that the first error is the same.
func (m *decoder) store(r *mapReader, object unsafe.Pointer, next int, value unsafe.Pointer) int {
	key, fits := r.memory, true
	read := m.keyReader(r.key)
	if t := r.t.key(); read == nil && t.kind() == kindString {
		m.key = r.name
		key = unsafe.Pointer(&m.key)
	} else {
		if key == nil {
			key = unsafeNew(t)
			r.memory = key
		}
		switch {
		case read != nil:
			typedmemclr(t, key)
			literal := m.state.Src[r.position:wire.Skip(m.state.Src, r.position, 0)]
			if err := read(key, []byte(r.name), literal); err != nil {
				return m.state.Fail(err)
			}
		case t.kind() < kindUint:
			var v int64
			v, fits = m.state.KeyInt([]byte(r.name), r.position, int(8*t.size), t.String())
			integer.Store(key, t.size, uint64(v))
		default:
			var v uint64
			v, fits = m.state.KeyUint([]byte(r.name), r.position, int(8*t.size), t.String())
			integer.Store(key, t.size, v)
		}
	}
	if fits {
		typedmemmove(r.t.elem(), mapassign(r.t, object, key), value)
	}
	return next
}

// keyReader returns the function that reads the keys with that number of a Key, or nil if their kind says how.
func (m *decoder) keyReader(key int) func(p unsafe.Pointer, name, literal []byte) error {
	if key < 0 {
		return nil
	}
	return m.programs.Keys[key].Decode
}
