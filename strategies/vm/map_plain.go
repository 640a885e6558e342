package vm

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// The members of a map of strings to plain scalars are written and read in a loop of their own: no instruction between them
// needs a machine. The map's type is taken for that of its elements' kind, which is laid out alike: see mapForm.

// plainOp returns the opcode of the elements of a map of t's form, of which by says how they are written or read, or OpHalt
// unless they are plain scalars.
func plainOp(t *Type, by schema.Custom) Opcode {
	if t.form == anyForm || by != schema.ByKind {
		return OpHalt
	}
	switch op := scalarOps[t.Elem.Kind]; op {
	case OpString, OpInt64, OpInt32, OpUint64, OpUint32, OpFloat64, OpFloat32:
		return op
	}
	return OpHalt
}

// readsPlain reports whether a map's elements are read in that loop: a profile counts instructions, and there is only one for
// strings there.
func (p *Program) readsPlain(t *Type) bool {
	if t.reads == OpHalt || p.decodeProfile != nil {
		return false
	}
	return t.reads != OpString || p.stringOp() == OpString && !p.BatchStrings
}

// appendPlain appends all members of a map whose elements are of opcode op.
func (w *mapWriter) appendPlain(e *wire.Encoder, dst []byte, op Opcode) []byte {
	for more := true; more; dst = append(dst, ',') {
		var p unsafe.Pointer
		dst, p = w.next(dst, e.Style)
		switch op {
		case OpString:
			dst = wire.AppendStyled(dst, *(*string)(p), e.Style)
		case OpInt64:
			dst = wire.AppendInt(dst, *(*int64)(p))
		case OpInt32:
			dst = wire.AppendInt(dst, int64(*(*int32)(p)))
		case OpUint64:
			dst = wire.AppendUint(dst, *(*uint64)(p))
		case OpUint32:
			dst = wire.AppendUint(dst, uint64(*(*uint32)(p)))
		case OpFloat64:
			dst = e.Float64(dst, *(*float64)(p))
		case OpFloat32:
			dst = e.Float32(dst, *(*float32)(p))
		}
		more = w.more()
	}
	dst[len(dst)-1] = '}'
	return dst
}

// readPlain reads the members of the map at p, whose elements are of opcode op and the first of which begins at i. It stops before
// a member whose value is something else; at the end of the map, more is false.
func readPlain(d *wire.Decoder, i int, p unsafe.Pointer, op Opcode) (next int, more bool) {
	switch op {
	case OpString:
		return readMembers(d, i, p, wire.String)
	case OpInt64:
		return readMembers(d, i, p, func(src []byte, i int) (int64, int) { return wire.Int(src, i, 64) })
	case OpInt32:
		return readMembers(d, i, p, func(src []byte, i int) (int32, int) {
			v, next := wire.Int(src, i, 32)
			return int32(v), next
		})
	case OpUint64:
		return readMembers(d, i, p, func(src []byte, i int) (uint64, int) { return wire.Uint(src, i, 64) })
	case OpUint32:
		return readMembers(d, i, p, func(src []byte, i int) (uint32, int) {
			v, next := wire.Uint(src, i, 32)
			return uint32(v), next
		})
	case OpFloat64:
		return readMembers(d, i, p, wire.Float64)
	case OpFloat32:
		return readMembers(d, i, p, wire.Float32)
	}
	return i, true
}

func readMembers[V any](d *wire.Decoder, i int, p unsafe.Pointer, read func([]byte, int) (V, int)) (next int, more bool) {
	m := *(*map[string]V)(p)
	if m == nil {
		m = make(map[string]V)
		*(*map[string]V)(p) = m
	}
	for {
		name, at := d.Key(i)
		if at < 0 {
			return i, true
		}
		v, end := read(d.Src, at)
		if end < 0 {
			return i, true
		}
		m[string(name)] = v
		if i, more = d.More(end, '}'); !more {
			return i, false
		}
	}
}
