package vm

import (
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// A decodeFrame keeps what an instruction that goes into another object has to come back to.
type decodeFrame struct {
	base  unsafe.Pointer
	list  unsafe.Pointer // the slice header or array whose elements are read
	index int            // of the element at hand; OpCall: the address to return to
}

// decode runs the program on the value that begins at index i of the input and stores it at base. It returns the index
// after the value, or wire.Stop.
func (p *Program) decode(d *wire.Decoder, i int, base unsafe.Pointer) int {
	var frames [8]decodeFrame
	stack := frames[:0]
	var members *mapReader // of the innermost map
	code, text, src := p.Decode, p.Text, d.Src
	for pc := 0; i >= 0; {
		in := &code[pc]
		pc++
		next := wire.Stop // index after the scalar that the instruction reads
		switch in.Op {
		case OpHalt:
			return i
		case OpCall:
			stack = append(stack, decodeFrame{base: base, index: pc})
			base = unsafe.Add(base, in.Off)
			pc = int(in.Arg)
			continue
		case OpReturn:
			top := len(stack) - 1
			base, pc = stack[top].base, stack[top].index
			stack = stack[:top]
			continue

		case OpObject:
			more := i < len(src) && src[i] == '{'
			if more {
				i, more = d.Enter(i, '}')
			} else {
				i = d.Mismatch(i, p.Objects[in.Arg].Type.Name, false)
			}
			if !more {
				pc = int(p.Objects[in.Arg].End)
				continue
			}
			key := text[in.Lit:][:in.LitLen]
			if end := i + len(key); in.LitLen != 0 && end < len(src) && string(src[i:end]) == key {
				i = wire.Space(src, end)
				continue
			}
			pc, i = p.Objects[in.Arg].seek(d, i)
			continue
		case OpMember:
			key := text[in.Lit:][:in.LitLen]
			if end := i + len(key); in.LitLen != 0 && end < len(src) && string(src[i:end]) == key && src[end] > ' ' {
				i = end
				continue
			}
			var more bool
			if i, more = d.More(i, '}'); !more {
				pc = int(p.Objects[in.Arg].End)
				continue
			}
			if end := i + len(key) - 1; in.LitLen != 0 && end < len(src) && string(src[i:end]) == key[1:] {
				i = wire.Space(src, end)
				continue
			}
			pc, i = p.Objects[in.Arg].seek(d, i)
			continue

		case OpBool:
			var v bool
			if v, next = wire.Bool(src, i); next >= 0 {
				*at[bool](base, in.Off) = v
			}
		case OpInt8:
			var v int64
			if v, next = wire.Int(src, i, 8); next >= 0 {
				*at[int8](base, in.Off) = int8(v)
			}
		case OpInt16:
			var v int64
			if v, next = wire.Int(src, i, 16); next >= 0 {
				*at[int16](base, in.Off) = int16(v)
			}
		case OpInt32:
			var v int64
			if v, next = wire.Int(src, i, 32); next >= 0 {
				*at[int32](base, in.Off) = int32(v)
			}
		case OpInt64:
			var v int64
			if v, next = wire.Int(src, i, 64); next >= 0 {
				*at[int64](base, in.Off) = v
			}
		case OpUint8:
			var v uint64
			if v, next = wire.Uint(src, i, 8); next >= 0 {
				*at[uint8](base, in.Off) = uint8(v)
			}
		case OpUint16:
			var v uint64
			if v, next = wire.Uint(src, i, 16); next >= 0 {
				*at[uint16](base, in.Off) = uint16(v)
			}
		case OpUint32:
			var v uint64
			if v, next = wire.Uint(src, i, 32); next >= 0 {
				*at[uint32](base, in.Off) = uint32(v)
			}
		case OpUint64:
			var v uint64
			if v, next = wire.Uint(src, i, 64); next >= 0 {
				*at[uint64](base, in.Off) = v
			}
		case OpFloat32:
			var v float32
			if v, next = wire.Float32(src, i); next >= 0 {
				*at[float32](base, in.Off) = v
			}
		case OpFloat64:
			var v float64
			if v, next = wire.Float64(src, i); next >= 0 {
				*at[float64](base, in.Off) = v
			}
		case OpString:
			var v string
			if v, next = wire.String(src, i); next >= 0 {
				*at[string](base, in.Off) = v
			}

		case OpBytes:
			if i < len(src) && src[i] == '[' {
				continue
			}
			b := at[[]byte](base, in.Off)
			*b, i = d.Bytes(i, *b, p.Types[in.Lit].Name)
			pc = int(in.Arg)
			continue
		case OpNumber:
			s := at[string](base, in.Off)
			*s, i = d.Number(i, *s)
			continue
		case OpRaw:
			b := at[[]byte](base, in.Off)
			*b, i = d.Raw(i, *b)
			continue
		case OpTime:
			t := at[time.Time](base, in.Off)
			*t, i = d.Time(i, *t)
			continue
		case OpQuoted:
			i = readQuoted(d, i, p.Types[in.Lit], unsafe.Add(base, in.Off))
			continue

		case OpPointer, OpQuotedPointer:
			null := wire.Null(src, i)
			if in.Op == OpQuotedPointer {
				null = d.QuotedNull(i)
			}
			elem := at[unsafe.Pointer](base, in.Off)
			if null >= 0 {
				*elem = nil
				i, pc = null, int(in.Arg)
				continue
			}
			if in.Op == OpQuotedPointer && !d.QuotedAllocates(i) {
				i = refuseQuoted(d, i, p.Types[in.Lit])
				pc = int(in.Arg)
				continue
			}
			if *elem == nil {
				*elem = allocate(p.Types[in.Lit])
			}
			stack = append(stack, decodeFrame{base: base})
			base = *elem
			continue
		case OpEmbedded:
			elem := at[unsafe.Pointer](base, in.Off)
			if *elem == nil {
				if in.Flags&FlagUnexported != 0 {
					i = skipUnexported(d, i, p.Types[in.Lit])
					pc = int(in.Arg)
					continue
				}
				*elem = allocate(p.Types[in.Lit])
			}
			stack = append(stack, decodeFrame{base: base})
			base = *elem
			continue
		case OpPop:
			base = stack[len(stack)-1].base
			stack = stack[:len(stack)-1]
			continue

		case OpSlice:
			slot := unsafe.Add(base, in.Off)
			var first unsafe.Pointer
			if first, i = openSlice(d, i, p.Types[in.Lit], slot); first == nil {
				pc = int(in.Arg)
				continue
			}
			stack = append(stack, decodeFrame{base: base, list: slot})
			base = first
			continue
		case OpNext:
			var more bool
			i, more = d.More(i, ']')
			top := &stack[len(stack)-1]
			top.index++
			if more {
				base = element(p.Types[in.Lit], top.list, top.index)
				pc = int(in.Arg)
				continue
			}
			truncate(top.list, top.index)
			base = top.base
			stack = stack[:len(stack)-1]
			continue
		case OpArray:
			slot := unsafe.Add(base, in.Off)
			var more bool
			if i, more = openArray(d, i, p.Types[in.Lit], slot); !more {
				pc = int(in.Arg)
				continue
			}
			stack = append(stack, decodeFrame{base: base, list: slot})
			base = slot
			continue
		case OpNextArray:
			var more bool
			t := p.Types[in.Lit]
			i, more = d.More(i, ']')
			top := &stack[len(stack)-1]
			top.index++
			if more && top.index < t.Len {
				base = unsafe.Add(base, t.Elem.Size)
				pc = int(in.Arg)
				continue
			}
			i = closeArray(d, i, more, t, top.list, top.index)
			base = top.base
			stack = stack[:len(stack)-1]
			continue

		case OpMap:
			var m *mapReader
			if m, i = p.openMapReader(d, i, in, unsafe.Add(base, in.Off)); m == nil {
				pc = int(in.Arg)
				continue
			}
			m.outer, members = members, m
			stack = append(stack, decodeFrame{base: base})
			base, i = m.key(d, i)
			continue
		case OpNextMap:
			var more bool
			if i, more = d.More(members.store(d, i), '}'); more {
				base, i = members.key(d, i)
				pc = int(in.Arg)
				continue
			}
			members = p.closeMapReader(members)
			base = stack[len(stack)-1].base
			stack = stack[:len(stack)-1]
			continue

		case OpAny:
			i = readAny(d, i, at[any](base, in.Off))
			continue
		case OpInterface:
			i = readInterface(d, i, p.Types[in.Lit], unsafe.Add(base, in.Off))
			continue
		case OpJSON:
			i = d.JSON(i, method[wire.Unmarshaler](p.Types[in.Lit], unsafe.Add(base, in.Off)))
			continue
		case OpText:
			i = readText(d, i, in.Flags, p.Types[in.Lit], unsafe.Add(base, in.Off))
			continue
		case OpQuotedJSON:
			t := p.Types[in.Lit]
			i = d.QuotedJSON(i, method[wire.Unmarshaler](t, unsafe.Add(base, in.Off)), t.Name)
			continue
		case OpQuotedText:
			t := p.Types[in.Lit]
			i = d.QuotedText(i, method[wire.TextUnmarshaler](t, unsafe.Add(base, in.Off)), t.Name)
			continue
		case OpUnsupported:
			i = d.Mismatch(i, p.Types[in.Lit].Name, false)
			continue
		}
		if next < 0 {
			next = d.Mismatch(i, p.Types[in.Lit].Name, in.Flags&FlagNumeric != 0)
		}
		i = next
	}
	return wire.Stop
}

// seek reads keys from i on until one names a member, passing over the values of those that do not. It returns the
// address of that member's instructions and the index of its value, or the address and index after the object.
func (o *Object) seek(d *wire.Decoder, i int) (pc, next int) {
	for more := true; more; i, more = d.More(i, '}') {
		var name []byte
		if name, i = d.Key(i); i < 0 {
			return int(o.End), i
		}
		if entry, ok := o.find(name); ok {
			return int(entry), i
		}
		i = d.Skip(i)
	}
	return int(o.End), i
}
