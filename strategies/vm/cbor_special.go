package vm

import (
	"errors"
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/workloads/schema"
)

// appendSpecialCBOR is appendSpecial for CBOR.
func (p *Program) appendSpecialCBOR(e *cbor.Encoder, dst []byte, in *EncodeInstr, base unsafe.Pointer) []byte {
	operand := unsafe.Add(base, in.Off)
	switch in.Op {
	case OpBytes:
		return cbor.AppendBytes(dst, *(*[]byte)(operand))
	case OpRaw:
		return e.Raw(dst, *(*[]byte)(operand))
	case OpTime:
		return e.Time(dst, *(*time.Time)(operand))
	case OpAny:
		return p.appendAnyCBOR(e, dst, *(*any)(operand))
	}
	t := &p.Types[in.Arg]
	switch in.Op {
	case OpInterface:
		return p.appendInterfaceCBOR(e, dst, t, operand)
	case OpJSON:
		return e.Own(dst, method[cbor.Marshaler](t, operand), t.Name)
	case OpText:
		return e.Text(dst, method[wire.TextMarshaler](t, operand), t.Name)
	}
	return dst
}

// readSpecialCBOR is readSpecial for CBOR.
func (p *Program) readSpecialCBOR(d *cbor.Decoder, i int, in *DecodeInstr, base unsafe.Pointer) (next int) {
	operand := unsafe.Add(base, in.Off)
	switch in.Op {
	case OpRaw:
		b := (*[]byte)(operand)
		*b, next = d.Raw(i, *b)
		return next
	case OpTime:
		t := (*time.Time)(operand)
		*t, next = d.Time(i, *t)
		return next
	case OpAny:
		return p.readAnyCBOR(d, i, (*any)(operand))
	}
	t := &p.Types[in.Arg]
	switch in.Op {
	case OpStringLax, OpStringView, OpStringLaxView:
		v, next := cbor.ReadString(d.Src, i, d.Borrow, d.Lax)
		if next < 0 {
			return d.Mismatch(i, t.Name, false)
		}
		*(*string)(operand) = v
		return next
	case OpBytes:
		b := (*[]byte)(operand)
		*b, next = d.Bytes(i, *b, t.Name)
		return next
	case OpInterface:
		return p.readInterfaceCBOR(d, i, t, operand)
	case OpJSON:
		return d.Own(i, method[cbor.Unmarshaler](t, operand))
	case OpText:
		if null := cbor.Null(d.Src, i); null >= 0 {
			if in.Flags&FlagNillable != 0 {
				clearTyped(descriptor(t.Go), operand)
			}
			return null
		}
		return d.Text(i, method[wire.TextUnmarshaler](t, operand), t.Name)
	case OpUnsupported:
		return d.Mismatch(i, t.Name, false)
	}
	return i
}

// followCBOR is follow for CBOR.
func (p *Program) followCBOR(d *cbor.Decoder, i int, in *DecodeInstr, base unsafe.Pointer) (elem unsafe.Pointer, next int) {
	slot := at[unsafe.Pointer](base, in.Off)
	t := &p.Types[in.Arg]
	if in.Op == OpPointer {
		if null := cbor.Null(d.Src, i); null >= 0 {
			*slot = nil
			return nil, null
		}
	}
	if *slot == nil {
		if in.Flags&FlagUnexported != 0 {
			d.Save(errors.New(cbor.Format + ": cannot set embedded pointer to unexported struct: " + t.Elem.Name))
			return nil, d.Skip(i)
		}
		*slot = t.new()
	}
	return *slot, i
}

// openSliceCBOR begins to read a slice of type t into slot. It returns a pointer to the first element, or nil where none follows.
func openSliceCBOR(d *cbor.Decoder, i int, t *Type, slot unsafe.Pointer) (first unsafe.Pointer, left, next int) {
	if null := cbor.Null(d.Src, i); null >= 0 {
		*(*[]byte)(slot) = nil
		return nil, 0, null
	}
	left, next = d.Array(i)
	if next < 0 {
		return nil, 0, d.Mismatch(i, t.Name, false)
	}
	next, more := d.More(next, left)
	if !more {
		if next >= 0 {
			*(*[]byte)(slot) = []byte{}
		}
		return nil, 0, next
	}
	return elementCBOR(d, t, slot, 0, left), left, next
}

// elementCBOR makes room for element n of the slice at slot, of which left elements are left.
func elementCBOR(d *cbor.Decoder, t *Type, slot unsafe.Pointer, n, left int) unsafe.Pointer {
	s := (*sliceHeader)(slot)
	if n >= s.capacity {
		t.grow(slot, n-s.length+d.Room(n, int(t.size), left))
	}
	if n >= s.length {
		s.length = n + 1
	}
	return unsafe.Add(s.data, uintptr(n)*t.size)
}

// openArrayCBOR begins to read an array of type t at slot. It returns false where no element is to be read, having dealt with whatever
// stands in the input.
func openArrayCBOR(d *cbor.Decoder, i int, t *Type, slot unsafe.Pointer) (left, next int, more bool) {
	left, next = d.Array(i)
	if next < 0 {
		return 0, notArrayCBOR(d, i, t, slot), false
	}
	if next, more = d.More(next, left); more && t.Len > 0 {
		return left, next, true
	}
	return 0, closeArrayCBOR(d, next, left, more, t, slot, 0), false
}

// notArrayCBOR reads a byte string into an array of bytes; nothing else fits.
func notArrayCBOR(d *cbor.Decoder, i int, t *Type, slot unsafe.Pointer) int {
	if t.Elem.Kind == schema.Uint8 && t.Elem.Decode == schema.ByKind {
		if next := d.FixedBytes(i, unsafe.Slice((*byte)(slot), t.Len)); next >= 0 {
			return next
		}
	}
	return d.Mismatch(i, t.Name, false)
}

// closeArrayCBOR ends an array of which n elements have been read: it skips those for which there is no room and zeroes those that the input
// did not have. more says that another one is next, of left.
func closeArrayCBOR(d *cbor.Decoder, i, left int, more bool, t *Type, slot unsafe.Pointer, n int) int {
	for more {
		left--
		i, more = d.More(d.Skip(i), left)
	}
	if n < t.Len && i >= 0 {
		elem := descriptor(t.Elem.Go)
		for ; n < t.Len; n++ {
			clearTyped(elem, unsafe.Add(slot, uintptr(n)*t.Elem.Size))
		}
	}
	return i
}
