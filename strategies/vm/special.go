package vm

import (
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// The functions here do what the engines do alike: what takes so long that it does not matter how an engine comes to it.

// appendSpecial writes the operand of an instruction whose value is more than a plain scalar, and that has no part which
// other instructions write.
func (p *Program) appendSpecial(e *wire.Encoder, dst []byte, in *EncodeInstr, base unsafe.Pointer) []byte {
	operand := unsafe.Add(base, in.Off)
	switch in.Op {
	case OpStringPlain, OpStringLax:
		return wire.AppendStyled(dst, *(*string)(operand), e.Style)
	case OpBytes:
		return wire.AppendBytes(dst, *(*[]byte)(operand))
	case OpNumber:
		return e.Number(dst, *(*string)(operand))
	case OpRaw:
		return e.Raw(dst, *(*[]byte)(operand))
	case OpTime:
		return e.Time(dst, *(*time.Time)(operand))
	case OpQuotedString:
		return wire.AppendQuotedStyled(dst, *(*string)(operand), e.Style)
	case OpAny:
		return p.appendAny(e, dst, *(*any)(operand))
	}
	t := &p.Types[in.Arg]
	switch in.Op {
	case OpInterface:
		return p.appendInterface(e, dst, t, operand)
	case OpJSON:
		return e.JSON(dst, method[wire.Marshaler](t, operand), t.Name)
	case OpText:
		return e.Text(dst, method[wire.TextMarshaler](t, operand), t.Name)
	}
	return dst
}

// omits reports whether OpOmitZero or OpOmitIsZero leaves its operand out.
func (p *Program) omits(in *EncodeInstr, base unsafe.Pointer) bool {
	t, operand := &p.Types[in.Arg], unsafe.Add(base, in.Off)
	if in.Op == OpOmitZero {
		return t.value(operand).IsZero()
	}
	return isZero(t, operand)
}

// readSpecial reads the operand of an instruction as appendSpecial writes it, and returns the index after it.
func (p *Program) readSpecial(d *wire.Decoder, i int, in *DecodeInstr, base unsafe.Pointer) (next int) {
	operand := unsafe.Add(base, in.Off)
	switch in.Op {
	case OpNumber:
		s := (*string)(operand)
		*s, next = d.Number(i, *s)
		return next
	case OpRaw:
		b := (*[]byte)(operand)
		*b, next = d.Raw(i, *b)
		return next
	case OpTime:
		t := (*time.Time)(operand)
		*t, next = d.Time(i, *t)
		return next
	case OpAny:
		return p.readAny(d, i, (*any)(operand))
	}
	t := &p.Types[in.Arg]
	switch in.Op {
	case OpStringLax, OpStringView, OpStringLaxView:
		v, next := wire.ReadString(d.Src, i, d.Borrow, d.Lax)
		if next < 0 {
			return d.Mismatch(i, t.Name, false)
		}
		*(*string)(operand) = v
		return next
	case OpQuoted:
		return readQuoted(d, i, t, operand)
	case OpInterface:
		return p.readInterface(d, i, t, operand)
	case OpJSON:
		return d.JSON(i, method[wire.Unmarshaler](t, operand))
	case OpText:
		return readText(d, i, in.Flags, t, operand)
	case OpQuotedJSON:
		return d.QuotedJSON(i, method[wire.Unmarshaler](t, operand), t.Name)
	case OpQuotedText:
		return d.QuotedText(i, method[wire.TextUnmarshaler](t, operand), t.Name)
	case OpUnsupported:
		return d.Mismatch(i, t.Name, false)
	}
	return i
}

// follow returns what the operand of a pointer instruction points to, which it allocates as needed. Where nothing is to be
// read into that, it returns nil and the index after what stands in the input.
func (p *Program) follow(d *wire.Decoder, i int, in *DecodeInstr, base unsafe.Pointer) (elem unsafe.Pointer, next int) {
	slot := at[unsafe.Pointer](base, in.Off)
	switch in.Op {
	case OpPointer:
		if null := wire.Null(d.Src, i); null >= 0 {
			*slot = nil
			return nil, null
		}
	case OpQuotedPointer:
		if null := d.QuotedNull(i); null >= 0 {
			*slot = nil
			return nil, null
		}
		if !d.QuotedAllocates(i) {
			return nil, refuseQuoted(d, i, &p.Types[in.Arg])
		}
	case OpEmbedded:
		if *slot == nil && in.Flags&FlagUnexported != 0 {
			return nil, skipUnexported(d, i, &p.Types[in.Arg])
		}
	}
	if *slot == nil {
		*slot = p.Types[in.Arg].new()
	}
	return *slot, i
}

// openObject begins to read a struct. It returns false where no member follows, having dealt with whatever stands in the
// input.
func (p *Program) openObject(d *wire.Decoder, i int, in *DecodeInstr) (next int, more bool) {
	if i < len(d.Src) && d.Src[i] == '{' {
		return d.Enter(i, '}')
	}
	return d.Mismatch(i, p.Types[in.Arg].Name, false), false
}
