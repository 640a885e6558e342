package vm

import (
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// An encodeFrame keeps what an instruction that goes into another object has to come back to.
type encodeFrame struct {
	base   unsafe.Pointer
	index  int // of the element at hand; OpCall: the address to return to; OpMap: of the map's type
	length int // number of elements
}

// at returns the field of type T that lies off bytes into the object at base.
func at[T any](base unsafe.Pointer, off uint32) *T { return (*T)(unsafe.Add(base, off)) }

// encode runs the program on the value at base and returns dst with its serialized form appended. Errors are kept in e;
// the output is of no use then.
func (p *Program) encode(e *wire.Encoder, dst []byte, base unsafe.Pointer) []byte {
	var frames [8]encodeFrame
	stack := frames[:0]
	var members *mapWriter // of the innermost map
	code, text := p.Encode, p.Text
	for pc := 0; ; {
		in := &code[pc]
		pc++
		if in.LitLen != 0 {
			dst = append(dst, text[in.Lit:][:in.LitLen]...)
		}
		switch in.Op {
		case OpHalt:
			return dst
		case OpCall:
			stack = append(stack, encodeFrame{base: base, index: pc})
			base = unsafe.Add(base, in.Off)
			pc = int(in.Arg)
		case OpReturn:
			top := len(stack) - 1
			base, pc = stack[top].base, stack[top].index
			stack = stack[:top]
		case OpLiteral:
		case OpMember:
			key := text[in.Arg:][:in.Off]
			if dst[len(dst)-1] == '{' {
				key = key[1:]
			}
			dst = append(dst, key...)

		case OpBool:
			dst = wire.AppendBool(dst, *at[bool](base, in.Off))
		case OpInt8:
			dst = wire.AppendInt(dst, int64(*at[int8](base, in.Off)))
		case OpInt16:
			dst = wire.AppendInt(dst, int64(*at[int16](base, in.Off)))
		case OpInt32:
			dst = wire.AppendInt(dst, int64(*at[int32](base, in.Off)))
		case OpInt64:
			dst = wire.AppendInt(dst, *at[int64](base, in.Off))
		case OpUint8:
			dst = wire.AppendUint(dst, uint64(*at[uint8](base, in.Off)))
		case OpUint16:
			dst = wire.AppendUint(dst, uint64(*at[uint16](base, in.Off)))
		case OpUint32:
			dst = wire.AppendUint(dst, uint64(*at[uint32](base, in.Off)))
		case OpUint64:
			dst = wire.AppendUint(dst, *at[uint64](base, in.Off))
		case OpFloat32:
			dst = e.Float32(dst, *at[float32](base, in.Off))
		case OpFloat64:
			dst = e.Float64(dst, *at[float64](base, in.Off))
		case OpString:
			dst = wire.AppendString(dst, *at[string](base, in.Off))
		case OpBytes:
			dst = wire.AppendBytes(dst, *at[[]byte](base, in.Off))
		case OpNumber:
			dst = e.Number(dst, *at[string](base, in.Off))
		case OpRaw:
			dst = e.Raw(dst, *at[[]byte](base, in.Off))
		case OpTime:
			dst = e.Time(dst, *at[time.Time](base, in.Off))
		case OpQuotedString:
			dst = wire.AppendQuotedString(dst, *at[string](base, in.Off))

		case OpPointer:
			elem := *at[unsafe.Pointer](base, in.Off)
			if elem == nil {
				dst = append(dst, "null"...)
				pc = int(in.Arg)
				continue
			}
			stack = append(stack, encodeFrame{base: base})
			base = elem
		case OpEmbedded:
			elem := *at[unsafe.Pointer](base, in.Off)
			if elem == nil {
				pc = int(in.Arg)
				continue
			}
			stack = append(stack, encodeFrame{base: base})
			base = elem
		case OpPop:
			top := len(stack) - 1
			base = stack[top].base
			stack = stack[:top]

		case OpSlice:
			s := *at[[]byte](base, in.Off)
			if len(s) == 0 {
				dst = appendEmptySlice(dst, s == nil)
				pc = int(in.Arg)
				continue
			}
			dst = append(dst, '[')
			stack = append(stack, encodeFrame{base: base, length: len(s)})
			base = unsafe.Pointer(unsafe.SliceData(s))
		case OpArray:
			stack = append(stack, encodeFrame{base: base, length: p.Types[in.Lit].Len})
			base = unsafe.Add(base, in.Off)
		case OpNext:
			top := &stack[len(stack)-1]
			top.index++
			if top.index < top.length {
				dst = append(dst, ',')
				base = unsafe.Add(base, in.Off)
				pc = int(in.Arg)
				continue
			}
			dst = append(dst, ']')
			base = top.base
			stack = stack[:len(stack)-1]
		case OpMap:
			var m *mapWriter
			if dst, m = p.openMap(e, dst, in.Lit, unsafe.Add(base, in.Off)); m == nil {
				pc = int(in.Arg)
				continue
			}
			m.outer, members = members, m
			stack = append(stack, encodeFrame{base: base, index: int(in.Lit)})
			dst, base = m.next(dst)
		case OpNextMap:
			if members.more() {
				dst, base = members.next(append(dst, ','))
				pc = int(in.Arg)
				continue
			}
			dst = append(dst, '}')
			top := len(stack) - 1
			members = p.closeMap(members, uint32(stack[top].index))
			base = stack[top].base
			stack = stack[:top]

		case OpAny:
			dst, *e = appendAny(*e, dst, *at[any](base, in.Off))
		case OpInterface:
			dst, *e = appendInterface(*e, dst, p.Types[in.Lit], unsafe.Add(base, in.Off))
		case OpJSON:
			t := p.Types[in.Lit]
			dst = e.JSON(dst, method[wire.Marshaler](t, unsafe.Add(base, in.Off)), t.Name)
		case OpText:
			t := p.Types[in.Lit]
			dst = e.Text(dst, method[wire.TextMarshaler](t, unsafe.Add(base, in.Off)), t.Name)
		case OpUnsupported:
			e.Unsupported(p.Types[in.Lit].Name)
			return dst

		case OpEnter:
			if !enter(e, p.Types[in.Lit], unsafe.Add(base, in.Off)) {
				return dst
			}
		case OpLeave:
			e.Leave()

		case OpOmit8:
			if *at[uint8](base, in.Off) == 0 {
				pc = int(in.Arg)
			}
		case OpOmit16:
			if *at[uint16](base, in.Off) == 0 {
				pc = int(in.Arg)
			}
		case OpOmit32:
			if *at[uint32](base, in.Off) == 0 {
				pc = int(in.Arg)
			}
		case OpOmit64:
			if *at[uint64](base, in.Off) == 0 {
				pc = int(in.Arg)
			}
		case OpOmitFloat32:
			if *at[float32](base, in.Off) == 0 {
				pc = int(in.Arg)
			}
		case OpOmitFloat64:
			if *at[float64](base, in.Off) == 0 {
				pc = int(in.Arg)
			}
		case OpOmitLength: // a string's header begins like a slice's
			if len(*at[string](base, in.Off)) == 0 {
				pc = int(in.Arg)
			}
		case OpOmitNil: // of an interface, the word that says its type
			if *at[unsafe.Pointer](base, in.Off) == nil {
				pc = int(in.Arg)
			}
		case OpOmitMap: // the length of a map does not depend on its type
			if len(*at[map[string]struct{}](base, in.Off)) == 0 {
				pc = int(in.Arg)
			}
		case OpOmitZero:
			if value(p.Types[in.Lit], unsafe.Add(base, in.Off)).IsZero() {
				pc = int(in.Arg)
			}
		case OpOmitIsZero:
			if isZero(p.Types[in.Lit], unsafe.Add(base, in.Off)) {
				pc = int(in.Arg)
			}
		}
	}
}

func appendEmptySlice(dst []byte, isNil bool) []byte {
	if isNil {
		return append(dst, "null"...)
	}
	return append(dst, "[]"...)
}
