package vm

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/vm/integer"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/workloads/schema"
)

// openMapCBOR is openMap for CBOR.
func (p *Program) openMapCBOR(e *cbor.Encoder, dst []byte, i int32, at unsafe.Pointer) ([]byte, *mapWriter) {
	n := len(*(*map[string]struct{})(at)) // which does not depend on the type
	switch {
	case *(*unsafe.Pointer)(at) == nil:
		return cbor.AppendNull(dst), nil
	case n == 0:
		return cbor.AppendMap(dst, 0), nil
	}
	w, ok := p.writers[i].Get().(*mapWriter)
	if !ok {
		w = newMapWriter(&p.Types[i], p.Format)
	}
	if err := w.collect(at, n); err != nil {
		e.Fail(err)
		return dst, nil
	}
	dst = cbor.AppendMap(dst, len(w.entries))
	if op := p.Types[i].writes; op != OpHalt && p.encodeProfile == nil {
		dst = w.appendPlainCBOR(dst, op)
		p.closeMap(w, i)
		return dst, nil
	}
	return dst, w
}

// nextCBOR is next for CBOR.
func (w *mapWriter) nextCBOR(dst []byte) ([]byte, unsafe.Pointer) {
	entry := &w.entries[w.at]
	w.at++
	if w.text {
		dst = cbor.AppendString(dst, entry.Key)
	} else {
		dst = append(dst, entry.Key...)
	}
	return dst, unsafe.Add(w.values, uintptr(entry.Index)*w.size)
}

// appendPlainCBOR is appendPlain for CBOR.
func (w *mapWriter) appendPlainCBOR(dst []byte, op Opcode) []byte {
	for w.more() {
		var p unsafe.Pointer
		dst, p = w.nextCBOR(dst)
		switch op {
		case OpString:
			dst = cbor.AppendString(dst, *(*string)(p))
		case OpInt64:
			dst = cbor.AppendInt(dst, *(*int64)(p))
		case OpInt32:
			dst = cbor.AppendInt(dst, int64(*(*int32)(p)))
		case OpUint64:
			dst = cbor.AppendUint(dst, *(*uint64)(p))
		case OpUint32:
			dst = cbor.AppendUint(dst, uint64(*(*uint32)(p)))
		case OpFloat64:
			dst = cbor.AppendFloat64(dst, *(*float64)(p))
		case OpFloat32:
			dst = cbor.AppendFloat32(dst, *(*float32)(p))
		}
	}
	return dst
}

// openMapReaderCBOR is openMapReader for CBOR: left is how many members follow.
func (p *Program) openMapReaderCBOR(d *cbor.Decoder, i int, number int32, slot unsafe.Pointer) (r *mapReader, left, next int) {
	t := &p.Types[number]
	if null := cbor.Null(d.Src, i); null >= 0 {
		*(*unsafe.Pointer)(slot) = nil
		return nil, 0, null
	}
	if t.KeyDecode == schema.KeyUnsupported {
		return nil, 0, d.Mismatch(i, t.Name, false)
	}
	left, next = d.Map(i)
	if next < 0 {
		return nil, 0, d.Mismatch(i, t.Name, false)
	}
	hint := 0
	if *(*unsafe.Pointer)(slot) == nil && left > 0 {
		hint = d.Room(0, int(t.Key.Size+t.Elem.Size), left)
	}
	if p.readsPlain(t) {
		if left, next = readPlainCBOR(d, left, next, slot, t.reads, hint); left == 0 {
			next, _ = d.More(next, left)
			return nil, 0, next
		}
	}
	r, ok := p.readers[number].Get().(*mapReader)
	if !ok {
		r = newMapReader(t, number)
	}
	r.target = slot
	if *(*unsafe.Pointer)(slot) == nil {
		r.elem.make(slot, hint)
	}
	return r, left, next
}

// nextCBOR reads keys until one fits, and returns a pointer to a zero element for its value; nil at the end of the map.
func (r *mapReader) nextCBOR(d *cbor.Decoder, i int, left *int) (elem unsafe.Pointer, next int) {
	for more := true; ; *left-- {
		if i, more = d.More(i, *left); !more {
			return nil, i
		}
		fits, next := r.keyCBOR(d, i)
		if next < 0 {
			return nil, next
		}
		if fits {
			return r.elem.zero(), next
		}
		if i = d.Skip(next); i < 0 {
			return nil, i
		}
	}
}

// keyCBOR reads a key into the memory for it. One that does not fit saves an error.
func (r *mapReader) keyCBOR(d *cbor.Decoder, i int) (fits bool, next int) {
	switch k := r.t.Key; r.t.KeyDecode {
	case schema.KeyString:
		if r.name, next = cbor.String(d.Src, i); next < 0 {
			return false, d.BadKey(i, k.Name, false)
		}
		if r.key != nil {
			*(*string)(r.key) = r.name
		}
	case schema.KeyInt:
		var v int64
		if v, next = cbor.Int(d.Src, i, k.Kind.Bits()); next < 0 {
			return false, d.BadKey(i, k.Name, true)
		}
		integer.Store(r.key, k.Size, uint64(v))
	case schema.KeyUint:
		var v uint64
		if v, next = cbor.Uint(d.Src, i, k.Kind.Bits()); next < 0 {
			return false, d.BadKey(i, k.Name, true)
		}
		integer.Store(r.key, k.Size, v)
	case schema.KeyText:
		return d.TextKey(i, r.zeroKey().(wire.TextUnmarshaler), k.Name)
	}
	return true, next
}

// readPlainCBOR is readPlain for CBOR: it returns how many members are left.
func readPlainCBOR(d *cbor.Decoder, left, i int, p unsafe.Pointer, op Opcode, hint int) (int, int) {
	switch op {
	case OpString:
		return readMembersCBOR(d, left, i, p, hint, cbor.String)
	case OpInt64:
		return readMembersCBOR(d, left, i, p, hint, func(src []byte, i int) (int64, int) { return cbor.Int(src, i, 64) })
	case OpInt32:
		return readMembersCBOR(d, left, i, p, hint, func(src []byte, i int) (int32, int) {
			v, next := cbor.Int(src, i, 32)
			return int32(v), next
		})
	case OpUint64:
		return readMembersCBOR(d, left, i, p, hint, func(src []byte, i int) (uint64, int) { return cbor.Uint(src, i, 64) })
	case OpUint32:
		return readMembersCBOR(d, left, i, p, hint, func(src []byte, i int) (uint32, int) {
			v, next := cbor.Uint(src, i, 32)
			return uint32(v), next
		})
	case OpFloat64:
		return readMembersCBOR(d, left, i, p, hint, cbor.Float64)
	case OpFloat32:
		return readMembersCBOR(d, left, i, p, hint, cbor.Float32)
	}
	return left, i
}

// readMembersCBOR reads members up to the first that does not fit; of a map whose head does not say how many it has, none.
func readMembersCBOR[V any](d *cbor.Decoder, left, i int, p unsafe.Pointer, hint int, read func([]byte, int) (V, int)) (int, int) {
	m := *(*map[string]V)(p)
	if m == nil {
		m = make(map[string]V, hint)
		*(*map[string]V)(p) = m
	}
	for ; left > 0; left-- {
		name, at := cbor.String(d.Src, i)
		if at < 0 {
			break
		}
		v, next := read(d.Src, at)
		if next < 0 {
			break
		}
		m[name] = v
		i = next
	}
	return left, i
}
