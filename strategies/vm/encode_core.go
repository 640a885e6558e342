package vm

import (
	"math"
	"math/bits"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// slack is how many bytes of room the core may write to beyond what instructions need, since it writes whole words.
const slack = 2*copyUnit + wordSize

// boolWords are the texts of false and true.
var boolWords = [2]uint64{wordFalse, wordTrue}

// encodeCore runs instructions from pc on until one needs what the core does not do: a call, more room, a deeper stack, a
// string with escapes, a number with many digits. It returns that instruction, which has had no effect yet, or nil at the
// end of the program, with base and the length of the output then. There must be room for what the instruction at pc
// needs, and slack.
//
// The core calls nothing, so Go's compiler keeps what the loop works with in registers: a call would have it all spilled
// before each jump. What it does, it does as the leaf primitives of package wire do; whatever is rare is left to them.
func encodeCore(m *encodeState, pc *EncodeInstr, base, out unsafe.Pointer, n, size int) (*EncodeInstr, unsafe.Pointer, int) {
	var (
		v, w, z uint64
		p, q, s unsafe.Pointer
		t       *EncodeInstr
		f       *encodeFrame
		k, i    uintptr
		x       float64
	)
	d := unsafe.Add(out, n)
	limit := unsafe.Add(out, size-slack)
run:
	for {
		// Most literals are short. Where there is none, what is copied is of no use: to test for that would cost more.
		k = uintptr(pc.LitLen)
		s = unsafe.Add(unsafe.Pointer(pc), pc.Lit)
		copy16(d, s)
		if k > 16 {
			goto long
		}
		d = unsafe.Add(d, k)
	copied:
		t = pc.next()
		switch pc.Op {
		case OpHalt:
			return nil, base, int(free(out, d))
		case OpLiteral:
		case OpReserve:
			if uintptr(t.Need) > free(d, limit) {
				goto out
			}
		case OpComma:
			w = uint64(load8(unsafe.Add(d, -1)))
			store8(d, ',')
			if w != '{' {
				d = unsafe.Add(d, 1)
			}

		case OpString:
			p = unsafe.Add(base, pc.Off)
			q = (*stringHeader)(p).data
			k = uintptr((*stringHeader)(p).length)
			if k+uintptr(t.Need)+2 > free(d, limit) {
				goto out
			}
			store8(d, '"')
			p = unsafe.Add(d, 1)
			if wire.Wide && k >= wire.WideSize {
				k -= wire.WideSize
				for i = 0; i < k; i += wire.WideSize {
					if wire.PlainToWrite(unsafe.Add(q, i)) != wire.WideSize {
						goto out
					}
					copy16(unsafe.Add(p, i), unsafe.Add(q, i))
				}
				if wire.PlainToWrite(unsafe.Add(q, k)) != wire.WideSize {
					goto out
				}
				copy16(unsafe.Add(p, k), unsafe.Add(q, k))
				k += wire.WideSize
			} else if k >= wordSize {
				k -= wordSize
				for i = 0; i < k; i += wordSize {
					w = load64(unsafe.Add(q, i))
					if wire.WriteMask(w) != 0 {
						goto out
					}
					store64(unsafe.Add(p, i), w)
				}
				w = load64(unsafe.Add(q, k))
				if wire.WriteMask(w) != 0 {
					goto out
				}
				store64(unsafe.Add(p, k), w)
				k += wordSize
			} else {
				w = eachSpace
				switch {
				case k >= 4:
					w = uint64(load32(q)) | uint64(load32(unsafe.Add(q, k-4)))<<(8*(k-4)&63) | w<<(8*k&63)
				case k >= 2:
					w = uint64(*(*uint16)(q)) | uint64(*(*uint16)(unsafe.Add(q, k-2)))<<(8*(k-2)&63) | w<<(8*k&63)
				case k == 1:
					w = uint64(load8(q)) | w<<8
				}
				if wire.WriteMask(w) != 0 {
					goto out
				}
				store64(p, w)
			}
			store8(unsafe.Add(p, k), '"')
			d = unsafe.Add(p, k+1)

		case OpStringPlain, OpStringLax:
			z = 0 // what ends it, beside quotes, backslashes and control characters
			if pc.Op == OpStringPlain {
				z = 0x80 * eachOne
			}
			p = unsafe.Add(base, pc.Off)
			q = (*stringHeader)(p).data
			k = uintptr((*stringHeader)(p).length)
			if k+uintptr(t.Need)+2 > free(d, limit) {
				goto out
			}
			store8(d, '"')
			p = unsafe.Add(d, 1)
			if k >= wordSize {
				k -= wordSize
				for i = 0; i < k; i += wordSize {
					w = load64(unsafe.Add(q, i))
					if wire.ScanMask(w)|w&z != 0 {
						goto out
					}
					store64(unsafe.Add(p, i), w)
				}
				w = load64(unsafe.Add(q, k))
				if wire.ScanMask(w)|w&z != 0 {
					goto out
				}
				store64(unsafe.Add(p, k), w)
				k += wordSize
			} else {
				w = eachSpace
				switch {
				case k >= 4:
					w = uint64(load32(q)) | uint64(load32(unsafe.Add(q, k-4)))<<(8*(k-4)&63) | w<<(8*k&63)
				case k >= 2:
					w = uint64(*(*uint16)(q)) | uint64(*(*uint16)(unsafe.Add(q, k-2)))<<(8*(k-2)&63) | w<<(8*k&63)
				case k == 1:
					w = uint64(load8(q)) | w<<8
				}
				if wire.ScanMask(w)|w&z != 0 {
					goto out
				}
				store64(p, w)
			}
			store8(unsafe.Add(p, k), '"')
			d = unsafe.Add(p, k+1)

		case OpInt64:
			v = *at[uint64](base, pc.Off)
			goto signed
		case OpInt32:
			v = uint64(*at[int32](base, pc.Off))
			goto signed
		case OpInt16:
			v = uint64(*at[int16](base, pc.Off))
			goto signed
		case OpInt8:
			v = uint64(*at[int8](base, pc.Off))
			goto signed
		case OpUint64:
			v = *at[uint64](base, pc.Off)
			goto unsigned
		case OpUint32:
			v = uint64(*at[uint32](base, pc.Off))
			goto unsigned
		case OpUint16:
			v = uint64(*at[uint16](base, pc.Off))
			goto unsigned
		case OpUint8:
			v = uint64(*at[uint8](base, pc.Off))
			goto unsigned
		case OpBool:
			k = uintptr(*at[uint8](base, pc.Off) & 1)
			store64(d, boolWords[k])
			d = unsafe.Add(d, 5-k)
		case OpFloat64:
			// A decimal of at most 15 digits, of which up to 8 stand after the point: see wire.AppendFloat64.
			w = *at[uint64](base, pc.Off)
			x = math.Float64frombits(w &^ (1 << 63))
			if !(x >= 1e-6 && x < 1e7 || x == 0) {
				goto out
			}
			v = uint64(int64(x*1e8 + 0.5))
			if float64(int64(v))/1e8 != x {
				goto out
			}
			goto decimal
		case OpFloat32:
			// A decimal of at most 6 digits, of which up to 4 stand after the point.
			w = uint64(*at[uint32](base, pc.Off)) << 32
			x = float64(math.Float32frombits(uint32(w>>32) &^ (1 << 31)))
			switch {
			case x < 1e2:
				v = uint64(int64(x*1e4+0.5)) * 1e4
			case x < 1e3:
				v = uint64(int64(x*1e3+0.5)) * 1e5
			default:
				goto out
			}
			if float64(float32(float64(int64(v))/1e8)) != x {
				goto out
			}
			goto decimal

		case OpPointer:
			q = *at[unsafe.Pointer](base, pc.Off)
			if q == nil {
				store32(d, wordNull)
				d = unsafe.Add(d, 4)
				pc = pc.target()
				continue
			}
			if uint(m.top) >= uint(len(m.frames)) {
				goto out
			}
			m.frames[m.top].base = base
			m.top++
			base = q
		case OpEmbedded:
			q = *at[unsafe.Pointer](base, pc.Off)
			if q == nil {
				pc = pc.target()
				continue
			}
			if uint(m.top) >= uint(len(m.frames)) {
				goto out
			}
			m.frames[m.top].base = base
			m.top++
			base = q
		case OpPop:
			m.top--
			base = m.frames[m.top].base

		case OpSlice:
			p = unsafe.Add(base, pc.Off)
			q = (*sliceHeader)(p).data
			n = (*sliceHeader)(p).length
			if n == 0 {
				if q == nil {
					store32(d, wordNull)
					d = unsafe.Add(d, 4)
				} else {
					store32(d, '['|']'<<8)
					d = unsafe.Add(d, 2)
				}
				pc = pc.target()
				continue
			}
			if uint(m.top) >= uint(len(m.frames)) {
				goto out
			}
			f = &m.frames[m.top]
			f.base, f.left = base, n
			m.top++
			base = q
			store8(d, '[')
			d = unsafe.Add(d, 1)
		case OpArray:
			if uint(m.top) >= uint(len(m.frames)) {
				goto out
			}
			f = &m.frames[m.top]
			f.base, f.left = base, int(pc.Arg)
			m.top++
			base = unsafe.Add(base, pc.Off)
		case OpNext:
			f = &m.frames[m.top-1]
			if f.left > 1 {
				t = pc.target()
				if uintptr(t.Need)+1 > free(d, limit) {
					goto out
				}
				f.left--
				base = unsafe.Add(base, pc.Off)
				store8(d, ',')
				d = unsafe.Add(d, 1)
				pc = t
				continue
			}
			if uintptr(t.Need)+1 > free(d, limit) {
				goto out
			}
			base = f.base
			m.top--
			store8(d, ']')
			d = unsafe.Add(d, 1)
		case OpCall:
			if uint(m.top) >= uint(len(m.frames)) || uintptr(pc.target().Need) > free(d, limit) {
				goto out
			}
			f = &m.frames[m.top]
			f.base, f.left = base, ^int(free(m.code, unsafe.Pointer(t)))
			m.top++
			base = unsafe.Add(base, pc.Off)
			pc = pc.target()
			continue
		case OpCallPointer:
			q = *at[unsafe.Pointer](base, pc.Off)
			if q == nil {
				store32(d, wordNull)
				d = unsafe.Add(d, 4)
				pc = t
				continue
			}
			if uint(m.top) >= uint(len(m.frames)) || uintptr(pc.target().Need) > free(d, limit) {
				goto out
			}
			f = &m.frames[m.top]
			f.base, f.left = base, ^int(free(m.code, unsafe.Pointer(t)))
			m.top++
			base = q
			pc = pc.target()
			continue
		case OpReturn:
			f = &m.frames[m.top-1]
			t = m.instr(*f)
			if uintptr(t.Need) > free(d, limit) {
				goto out
			}
			base = f.base
			m.top--
		case OpOmitRow:
			s = unsafe.Add(unsafe.Pointer(t), t.Off)
			for k = uintptr(pc.Arg); k > 0; k-- {
				if load64(unsafe.Add(base, (*rowEntry)(s).off))&(*rowEntry)(s).mask != 0 {
					break
				}
				s = unsafe.Add(s, rowEntrySize)
			}
			pc = (*EncodeInstr)(unsafe.Add(unsafe.Pointer(t.target()), -int((*rowEntry)(s).back)))
			if k == 0 || pc.Op-OpOmit64 > OpOmitPointer-OpOmit64 {
				continue
			}
			fallthrough // the member is not left out
		case OpOmit64, OpOmitPointer:
			// What may be left out comes in rows.
			for *at[uint64](base, pc.Off) == 0 {
				pc = pc.target()
				if pc.Op-OpOmit64 > OpOmitPointer-OpOmit64 || pc.LitLen != 0 {
					continue run
				}
			}
			if pc.Op == OpOmitPointer {
				if uint(m.top) >= uint(len(m.frames)) {
					goto out
				}
				m.frames[m.top].base = base
				m.top++
				base = *at[unsafe.Pointer](base, pc.Off)
			}
			t = pc.next()
			goto comma
		case OpOmit32:
			if *at[uint32](base, pc.Off) == 0 {
				pc = pc.target()
				continue
			}
			goto comma
		case OpOmit16:
			if *at[uint16](base, pc.Off) == 0 {
				pc = pc.target()
				continue
			}
			goto comma
		case OpOmit8:
			if *at[uint8](base, pc.Off) == 0 {
				pc = pc.target()
				continue
			}
			goto comma
		case OpOmitFloat64:
			if *at[float64](base, pc.Off) == 0 {
				pc = pc.target()
				continue
			}
			goto comma
		case OpOmitFloat32:
			if *at[float32](base, pc.Off) == 0 {
				pc = pc.target()
				continue
			}
			goto comma
		case OpOmitMap:
			if len(*at[map[string]struct{}](base, pc.Off)) == 0 {
				t = pc.target()
			}
		default:
			goto out
		}
		pc = t
		continue

	comma:
		if pc.Lit == commaDue {
			w = uint64(load8(unsafe.Add(d, -1)))
			store8(d, ',')
			if w != '{' {
				d = unsafe.Add(d, 1)
			}
		}
		pc = t
		continue

	long: // literal
		for i = 16; i < k; i += 16 {
			copy16(unsafe.Add(d, i), unsafe.Add(s, i))
		}
		d = unsafe.Add(d, k)
		goto copied
	decimal: // v / 10^8, with the sign of w
		if w>>63 != 0 {
			store8(d, '-')
			d = unsafe.Add(d, 1)
		}
		z = v / 1e8
		v -= z * 1e8
		w = wire.EightDigits(z)
		k = uintptr(bits.TrailingZeros64(w|1<<56)) & 56
		store64(d, (w+eachZero)>>k)
		d = unsafe.Add(d, wordSize-k/8)
		if v != 0 {
			w = wire.EightDigits(v)
			store8(d, '.')
			store64(unsafe.Add(d, 1), w+eachZero)
			d = unsafe.Add(d, 1+wordSize-bits.LeadingZeros64(w)/8)
		}
		pc = t
		continue
	signed:
		if int64(v) < 0 {
			store8(d, '-')
			d = unsafe.Add(d, 1)
			v = -v
		}
	unsigned: // v
		if v < 10 {
			store8(d, '0'+byte(v))
			d = unsafe.Add(d, 1)
			pc = t
			continue
		}
		z = v
		if v >= 1e8 {
			z = v / 1e8
			v -= z * 1e8
			if z >= 1e8 {
				w = z / 1e8
				z -= w * 1e8
				w = wire.EightDigits(w)
				k = uintptr(bits.TrailingZeros64(w|1<<56)) & 56
				store64(d, (w+eachZero)>>k)
				d = unsafe.Add(d, wordSize-k/8)
				store64(d, wire.EightDigits(z)+eachZero)
				d = unsafe.Add(d, wordSize)
			} else {
				w = wire.EightDigits(z)
				k = uintptr(bits.TrailingZeros64(w|1<<56)) & 56
				store64(d, (w+eachZero)>>k)
				d = unsafe.Add(d, wordSize-k/8)
			}
			store64(d, wire.EightDigits(v)+eachZero)
			d = unsafe.Add(d, wordSize)
			pc = t
			continue
		}
		w = wire.EightDigits(v)
		k = uintptr(bits.TrailingZeros64(w|1<<56)) & 56
		store64(d, (w+eachZero)>>k)
		d = unsafe.Add(d, wordSize-k/8)
		pc = t
	}
out:
	return pc, base, int(free(out, d)) - int(pc.LitLen)
}
