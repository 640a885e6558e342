package compact

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/vm/integer"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
)

// AppendMapCBOR is for CBOR.Maps. It appends the map of type t at p in the order of its keys, which are written by a Key if key is its number.
func AppendMapCBOR(m *cborEncoder, dst []byte, key int, elem typeRef, p unsafe.Pointer, t *rtype) []byte {
	object := *(*unsafe.Pointer)(p)
	if object == nil {
		return cbor.AppendNull(dst)
	}
	if !m.walk.nesting.enter(&m.state.Nesting, object, 0, t) {
		return dst
	}
	n := len(*(*map[string]struct{})(p)) // which does not depend on the type
	s, err := m.walk.members.begin(object, n, t, m.walk.programs.keyOf(key), appendKeyCBOR, cbor.Format)
	if err != nil {
		m.state.Fail(err)
		return dst
	}
	dst = cbor.AppendMap(dst, s.end-s.first)
	text := m.walk.programs.writesText(key, t)
	for i := s.first; i < s.end && m.state.Nesting.Err() == nil; i++ {
		name, at := m.walk.members.at(i)
		if text {
			dst = cbor.AppendString(dst, name)
		} else {
			dst = append(dst, name...)
		}
		dst = m.value(dst, elem, at, t.elem())
	}
	m.walk.members.end(s)
	m.walk.nesting.leave(&m.state.Nesting)
	return dst
}

// appendKeyCBOR appends a key that is an integer.
func appendKeyCBOR(dst []byte, p unsafe.Pointer, t *rtype) []byte {
	if t.isSigned() {
		return cbor.AppendInt(dst, integer.Int(p, t.size))
	}
	return cbor.AppendUint(dst, integer.Uint(p, t.size))
}

// DecodeMapCBOR is for CBOR.Maps. It reads the map of type t at i into p; keys are read by a Key if key is its number. Each element is read into
// memory of its own first, and stored when it is complete.
func DecodeMapCBOR(m *cborDecoder, i int, key int, elem typeRef, p unsafe.Pointer, t *rtype) int {
	object := (*unsafe.Pointer)(p)
	left, next := m.state.Map(i)
	if next < 0 {
		if null := cbor.Null(m.state.Src, i); null >= 0 {
			*object = nil
			return null
		}
		return m.state.Mismatch(i, t.String(), false)
	}
	if *object == nil {
		*object = makemap(t, 0)
	}
	r := keyReader{t: t.key(), methods: m.walk.programs.textKey(key)}
	value := unsafeNew(t.elem())
	for more := true; ; left-- {
		if next, more = m.state.More(next, left); !more {
			return next
		}
		fits, at := m.mapKey(next, &r)
		if at < 0 {
			return cbor.Stop
		}
		if !fits {
			next = m.state.Skip(at)
			continue
		}
		typedmemclr(t.elem(), value)
		if next = m.value(at, elem, value, t.elem()); next >= 0 {
			typedmemmove(t.elem(), mapassign(t, *object, m.walk.stored(&r)), value)
		}
	}
}

// mapKey reads the key at i. One that does not fit saves an error.
func (m *cborDecoder) mapKey(i int, r *keyReader) (fits bool, next int) {
	if r.methods != nil {
		return m.format.Maps.TextKey(&m.state, i, r.methodsAt(), r.t)
	}
	switch {
	case r.isText():
		r.text, next = cbor.String(m.state.Src, i)
	case r.t.isSigned():
		var v int64
		v, next = cbor.Int(m.state.Src, i, int(8*r.t.size))
		r.store(uint64(v))
	default:
		var v uint64
		v, next = cbor.Uint(m.state.Src, i, int(8*r.t.size))
		r.store(v)
	}
	if next < 0 {
		return false, m.state.BadKey(i, r.t.String(), !r.isText())
	}
	return true, next
}

// TextKeyCBOR is for CBOR.Maps. It gives the key of type t at i to the method that v has.
func TextKeyCBOR(d *cbor.Decoder, i int, v any, t *rtype) (fits bool, next int) {
	return d.TextKey(i, v.(wire.TextUnmarshaler), t.String())
}
