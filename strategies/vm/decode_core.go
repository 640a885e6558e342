package vm

import (
	"math"
	"math/bits"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// maxAbsent is how many members may be missing in a row before a key is looked up.
const maxAbsent = 3

// noElements is what a slice without elements points to.
var noElements [wordSize]byte

// decodeCore runs instructions on the input from in and its phase on until one needs what the core does not do: memory, a
// deeper stack, a key that is not expected, an escape, a number of many digits, anything malformed. It returns the
// instruction and phase, which have had no effect yet, or nil at the end of the program, with base and the index in the
// window then.
//
// The window is the input from b on; origin is where that is in the input itself. From its index limit on, another beyond
// bytes can be read, so that the core looks for the end of the window only before it reads a key or value. Like encodeCore,
// it calls nothing.
func decodeCore(
	m *decodeState, d *wire.Decoder, in *DecodeInstr, base, b, origin unsafe.Pointer, i, limit int, now phase,
) (*DecodeInstr, unsafe.Pointer, int, phase) {
	var (
		v, w, mask uint64
		negative   uint64
		j, k, n, z int
		ok         bool
		p, q, s    unsafe.Pointer
		f          *decodeFrame
		h          *sliceHeader
		g, e       *DecodeInstr
		c          byte
	)
	switch now {
	case atDone:
		goto done
	case atValue:
		goto value
	}

key:
	if i >= limit {
		return in, base, i, atEdge + atKey
	}
	w = load64(unsafe.Add(b, i))
	if w<<(in.Shift&63) != in.Key {
		if byte(w) != '"' {
			return in, base, i, atKey
		}
		// Some members that are expected may be left out.
		g = in
		for n = 0; n < maxAbsent && g.Op != OpEndObject; n++ {
			if g.Flags&FlagMember == 0 {
				g = g.end()
			}
			g = g.next()
			if w<<(g.Shift&63) == g.Key {
				in = g
				goto rest
			}
		}
		// It may be any other one.
		for j = i + 1; ; j += wordSize {
			if mask = wire.ReadMask(load64(unsafe.Add(b, j))); mask != 0 {
				break
			}
			if j > i+maxKey-2*wordSize {
				return in, base, i, atKey
			}
		}
		j += int(firstByte(mask))
		g = in.object()
		if load8(unsafe.Add(b, j)) != '"' || load8(unsafe.Add(b, j+1)) != ':' || g.Rest == 0 {
			return in, base, i, atKey
		}
		k = j + 2 - i
		if k > wordSize {
			v = hashKey(w, load64(unsafe.Add(b, j+2-wordSize)), k, g.Off)
		} else {
			v = hashKey(w<<(uint(wordSize-k)*8&63), 0, k, g.Off)
		}
		for e = g; ; v = (v + 1) & (1<<(e.Off&63) - 1) {
			n = int(*(*uint16)(unsafe.Add(unsafe.Pointer(e), int(e.Rest)+int(2*v))))
			if n == 0 {
				return in, base, i, atKey
			}
			g = (*DecodeInstr)(unsafe.Add(unsafe.Pointer(e), -n*int(decodeSize)))
			if w<<(g.Shift&63) == g.Key && int(g.KeyLen) == k {
				break
			}
		}
		in = g
	}
rest:
	k = int(in.KeyLen)
	if k <= 2*wordSize {
		// Of a key of one word, that is the same word once more: whether a key has more than one is hard to foresee.
		if load64(unsafe.Add(b, i+max(k-wordSize, 0)))<<(in.Shift&63) != in.Rest {
			return in, base, i, atKey
		}
	} else {
		p = unsafe.Add(unsafe.Pointer(in), int(in.Rest))
		s = unsafe.Add(b, i)
		for j = wordSize; j < k-wordSize; j += wordSize {
			if load64(unsafe.Add(s, j)) != load64(unsafe.Add(p, j)) {
				return in, base, i, atKey
			}
		}
		if load64(unsafe.Add(s, k-wordSize)) != load64(unsafe.Add(p, k-wordSize)) {
			return in, base, i, atKey
		}
	}
	i += k
	if load8(unsafe.Add(b, i)) == ' ' {
		i++
	}

value:
	switch in.Op {
	case OpHalt:
		return nil, base, i, atDone
	case OpString:
		if i >= limit {
			return in, base, i, atEdge + atValue
		}
		if load8(unsafe.Add(b, i)) != '"' {
			return in, base, i, atValue
		}
		if wire.Wide {
			for j = i + 1; ; j += wire.WideSize {
				if k = wire.PlainToRead(unsafe.Add(b, j)); k < wire.WideSize {
					break
				}
				if j >= limit {
					return in, base, i, atValue
				}
			}
			j += k
		} else {
			for j = i + 1; ; j += wordSize {
				if mask = wire.ReadMask(load64(unsafe.Add(b, j))); mask != 0 {
					break
				}
				if j >= limit {
					return in, base, i, atValue
				}
			}
			j += int(firstByte(mask))
		}
		if load8(unsafe.Add(b, j)) != '"' {
			return in, base, i, atValue
		}
		if j > i+1 {
			m.end = j
			return in, base, i, atString
		}
		*at[string](base, in.Off) = ""
		i = j + 1
		goto done

	case OpStringLax, OpStringView, OpStringLaxView:
		if i >= limit {
			return in, base, i, atEdge + atValue
		}
		if load8(unsafe.Add(b, i)) != '"' {
			return in, base, i, atValue
		}
		for j = i + 1; ; j += wordSize {
			w = load64(unsafe.Add(b, j))
			mask = wire.ScanMask(w)
			if in.Op == OpStringView {
				mask = wire.ReadMask(w)
			}
			if mask != 0 {
				break
			}
			if j >= limit {
				return in, base, i, atValue
			}
		}
		j += int(firstByte(mask))
		if load8(unsafe.Add(b, j)) != '"' {
			return in, base, i, atValue
		}
		switch {
		case j == i+1:
			*at[string](base, in.Off) = ""
		case in.Op == OpStringLax:
			m.end = j
			return in, base, i, atString
		default:
			*at[stringHeader](base, in.Off) = stringHeader{unsafe.Add(origin, i+1), j - i - 1}
		}
		i = j + 1
		goto done

	case OpInt64, OpInt32, OpInt16, OpInt8:
		j, negative = i, 0
		if load8(unsafe.Add(b, i)) == '-' {
			j, negative = i+1, 1
		}
		goto integer
	case OpUint64, OpUint32, OpUint16, OpUint8:
		j, negative = i, 0
		goto integer
	case OpFloat64, OpFloat32:
		if i >= limit {
			return in, base, i, atEdge + atValue
		}
		j, negative = i, 0
		if load8(unsafe.Add(b, i)) == '-' {
			j, negative = i+1, 1<<63
		}
		w = load64(unsafe.Add(b, j)) ^ eachZero
		mask = otherThanDigits(w)
		k = bits.TrailingZeros64(mask) &^ 7
		if mask == 0 || k == 0 || w&0xFF == 0 && k != 8 {
			return in, base, i, atValue
		}
		v = wire.JoinValues(w << (-k & 63))
		k >>= 3
		j += k
		if v == 0 {
			k = 0 // it counts for nothing, and then there are often many more
		}
		n = 0 // digits after the point
		if load8(unsafe.Add(b, j)) == '.' {
			j++
			w = load64(unsafe.Add(b, j)) ^ eachZero
			mask = otherThanDigits(w)
			for mask == 0 && n < 2*wordSize {
				v = v*1e8 + wire.JoinValues(w)
				n += wordSize
				w = load64(unsafe.Add(b, j+n)) ^ eachZero
				mask = otherThanDigits(w)
			}
			z = bits.TrailingZeros64(mask) &^ 7
			if z != 0 {
				v = v*tenTo[z>>3&15] + wire.JoinValues(w<<(-z&63))
				n += z >> 3
			}
			if n == 0 || n+k > maxDigits {
				return in, base, i, atValue
			}
			j += n
		}
		if load8(unsafe.Add(b, j))|0x20 == 'e' {
			return in, base, i, atValue
		}
		if v < 1<<53 {
			// Both operands are exact, so the quotient is the nearest float64; it is the nearest float32, too, when they are
			// exact in one: see wire.Float32.
			w = math.Float64bits(float64(int64(v)) / powers[n&31])
		} else if w, ok = wire.QuickFloat64(v, n); !ok {
			return in, base, i, atValue
		}
		if in.Op == OpFloat32 {
			if v >= 1<<24 || n > 10 {
				return in, base, i, atValue
			}
			*at[float32](base, in.Off) = float32(math.Float64frombits(w | negative))
		} else {
			*at[uint64](base, in.Off) = w | negative
		}
		i = j
		goto done
	case OpBool:
		w = load64(unsafe.Add(b, i))
		if uint32(w) == wordTrue {
			*at[bool](base, in.Off) = true
			i += 4
			goto done
		}
		if w<<24 == wordFalse<<24 {
			*at[bool](base, in.Off) = false
			i += 5
			goto done
		}
		return in, base, i, atValue

	case OpObject:
		if load8(unsafe.Add(b, i)) != '{' {
			return in, base, i, atValue
		}
		if i >= limit {
			return in, base, i, atEdge + atValue
		}
		j = i + 1
		c = load8(unsafe.Add(b, j))
		if c <= ' ' {
			for j++; j < limit; j += wordSize {
				if w = load64(unsafe.Add(b, j)) ^ eachSpace; w != 0 {
					j += bits.TrailingZeros64(w) >> 3
					break
				}
			}
			if c != '\n' && c != ' ' || load8(unsafe.Add(b, j)) != '"' {
				return in, base, i, atValue
			}
		} else if c == '}' {
			if d.Full() {
				return in, base, i, atValue
			}
			i += 2
			in = in.end()
			goto done
		}
		if !d.EnterFree() {
			return in, base, i, atValue
		}
		i = j
		in = in.next()
		goto key
	case OpPointer:
		p = unsafe.Add(base, in.Off)
		w = uint64(load32(unsafe.Add(b, i)))
		if w == wordNull {
			*(*unsafe.Pointer)(p) = nil
			i += 4
			in = in.end()
			goto done
		}
		q = *(*unsafe.Pointer)(p)
		if byte(w) <= ' ' || uint(m.top) >= uint(len(m.frames)) {
			return in, base, i, atValue
		}
		if q == nil {
			return in, base, i, atPointer
		}
		m.frames[m.top].at = base
		m.top++
		base = q
		in = in.next()
		goto value
	case OpEmbedded:
		q = *at[unsafe.Pointer](base, in.Off)
		if q == nil || uint(m.top) >= uint(len(m.frames)) {
			return in, base, i, atValue
		}
		m.frames[m.top].at = base
		m.top++
		base = q
		in = in.next()
		goto value
	case OpPop:
		m.top--
		base = m.frames[m.top].at
		goto done

	case OpSlice:
		if load8(unsafe.Add(b, i)) != '[' {
			return in, base, i, atValue
		}
		h = at[sliceHeader](base, in.Off)
		c = load8(unsafe.Add(b, i+1))
		if c == ']' {
			if d.Full() {
				return in, base, i, atValue
			}
			*h = sliceHeader{data: unsafe.Pointer(&noElements)}
			i += 2
			in = in.end()
			goto done
		}
		if h.capacity == 0 || c <= ' ' || uint(m.top) >= uint(len(m.frames)) {
			return in, base, i, atValue
		}
		if i >= limit {
			return in, base, i, atEdge + atValue
		}
		if !d.EnterFree() {
			return in, base, i, atValue
		}
		f = &m.frames[m.top]
		f.at, f.index = unsafe.Pointer(h), 0
		m.top++
		if h.length == 0 {
			h.length = 1
		}
		base = h.data
		i++
		in = in.next()
		goto value
	case OpArray:
		c = load8(unsafe.Add(b, i+1))
		if load8(unsafe.Add(b, i)) != '[' || c == ']' || c <= ' ' || uint(m.top) >= uint(len(m.frames)) {
			return in, base, i, atValue
		}
		if i >= limit || in.end().length() == 0 || !d.EnterFree() {
			return in, base, i, atValue
		}
		f = &m.frames[m.top]
		f.index = 0
		m.top++
		base = unsafe.Add(base, in.Off)
		i++
		in = in.next()
		goto value
	case OpNext:
		if i >= limit {
			return in, base, i, atEdge + atValue
		}
		f = &m.frames[m.top-1]
		h = (*sliceHeader)(f.at)
		c = load8(unsafe.Add(b, i))
		if c == ']' {
			if h.length > f.index+1 {
				h.length = f.index + 1
			}
			base = unsafe.Add(f.at, -int(in.opener().Off))
			m.top--
			d.LeaveFree()
			i++
			goto done
		}
		j = i + 1
		if c == ',' && f.index+1 < h.capacity {
			if c = load8(unsafe.Add(b, j)); c <= ' ' {
				if c != '\n' && c != ' ' {
					return in, base, i, atValue
				}
				for j++; j < limit; j += wordSize {
					if w = load64(unsafe.Add(b, j)) ^ eachSpace; w != 0 {
						j += bits.TrailingZeros64(w) >> 3
						break
					}
				}
			}
			f.index++
			if f.index >= h.length {
				h.length = f.index + 1
			}
			base = unsafe.Add(h.data, uintptr(f.index)*uintptr(in.Off))
			i = j
			in = in.start()
			goto value
		}
		return in, base, i, atValue
	case OpNextArray:
		if i >= limit {
			return in, base, i, atEdge + atValue
		}
		f = &m.frames[m.top-1]
		c = load8(unsafe.Add(b, i))
		n = f.index + 1
		if c == ',' && n < in.length() && load8(unsafe.Add(b, i+1)) > ' ' {
			f.index = n
			base = unsafe.Add(base, in.Off)
			i++
			in = in.start()
			goto value
		}
		if c == ']' && n == in.length() {
			base = in.arrayBase(base, f.index)
			m.top--
			d.LeaveFree()
			i++
			goto done
		}
		return in, base, i, atValue
	case OpCall:
		if uint(m.top) >= uint(len(m.frames)) {
			return in, base, i, atValue
		}
		f = &m.frames[m.top]
		f.at, f.index = base, int(free(m.code, unsafe.Pointer(in)))
		m.top++
		base = unsafe.Add(base, in.Off)
		in = in.subprogram()
		goto value
	case OpReturn:
		f = &m.frames[m.top-1]
		in, base = (*DecodeInstr)(unsafe.Add(m.code, f.index)), f.at
		m.top--
		goto done
	}
	return in, base, i, atValue

integer:
	if i >= limit {
		return in, base, i, atEdge + atValue
	}
	w = load64(unsafe.Add(b, j)) ^ eachZero
	mask = otherThanDigits(w)
	k = bits.TrailingZeros64(mask) &^ 7
	if mask != 0 {
		if k == 0 || w&0xFF == 0 && k != 8 {
			return in, base, i, atValue
		}
		v = wire.JoinValues(w << (-k & 63))
		j += k >> 3
	} else {
		if w&0xFF == 0 {
			return in, base, i, atValue
		}
		v = wire.JoinValues(w)
		j += wordSize
		w = load64(unsafe.Add(b, j)) ^ eachZero
		mask = otherThanDigits(w)
		if mask == 0 {
			v = v*1e8 + wire.JoinValues(w)
			j += wordSize
			w = load64(unsafe.Add(b, j)) ^ eachZero
			mask = otherThanDigits(w)
			if mask == 0 || bits.TrailingZeros64(mask) >= 24 {
				return in, base, i, atValue // of 19 digits and more, not all fit
			}
		}
		if k = bits.TrailingZeros64(mask) &^ 7; k != 0 {
			v = v*tenTo[k>>3&7] + wire.JoinValues(w<<(-k&63))
			j += k >> 3
		}
	}
	if c = load8(unsafe.Add(b, j)); c == '.' || c|0x20 == 'e' {
		return in, base, i, atValue
	}
	switch in.Op {
	case OpInt64, OpUint64:
		*at[uint64](base, in.Off) = v ^ -negative + negative
	case OpInt32:
		if v > 1<<31-1+negative {
			return in, base, i, atValue
		}
		*at[uint32](base, in.Off) = uint32(v ^ -negative + negative)
	case OpUint32:
		if v > 1<<32-1 {
			return in, base, i, atValue
		}
		*at[uint32](base, in.Off) = uint32(v)
	case OpInt16:
		if v > 1<<15-1+negative {
			return in, base, i, atValue
		}
		*at[uint16](base, in.Off) = uint16(v ^ -negative + negative)
	case OpUint16:
		if v > 1<<16-1 {
			return in, base, i, atValue
		}
		*at[uint16](base, in.Off) = uint16(v)
	case OpInt8:
		if v > 1<<7-1+negative {
			return in, base, i, atValue
		}
		*at[uint8](base, in.Off) = uint8(v ^ -negative + negative)
	case OpUint8:
		if v > 1<<8-1 {
			return in, base, i, atValue
		}
		*at[uint8](base, in.Off) = uint8(v)
	}
	i = j

done:
	if i >= limit {
		return in, base, i, atEdge + atDone
	}
	if in.Flags&FlagMember == 0 {
		in = in.next()
		goto value
	}
	c = load8(unsafe.Add(b, i))
	if c == ',' {
		in = in.next()
		i++
		c = load8(unsafe.Add(b, i))
		if c == '\n' || c == ' ' {
			for i++; i < limit; i += wordSize {
				if w = load64(unsafe.Add(b, i)) ^ eachSpace; w != 0 {
					i += bits.TrailingZeros64(w) >> 3
					break
				}
			}
		}
		goto key
	}
	if c == '\n' {
		for j = i + 1; j < limit; j += wordSize {
			if w = load64(unsafe.Add(b, j)) ^ eachSpace; w != 0 {
				j += bits.TrailingZeros64(w) >> 3
				break
			}
		}
		if c = load8(unsafe.Add(b, j)); c == '}' {
			i = j
		}
	}
	if c == '}' {
		i++
		d.LeaveFree()
		in = in.end()
		goto done
	}
	return in, base, i, atDone
}

// otherThanDigits sets the high bit of the bytes that are no digits in a word that was made of text by an exclusive or with
// eachZero: the lowest bit set is exact.
func otherThanDigits(w uint64) uint64 { return (w + 0x7676767676767676 | w) & 0x8080808080808080 }

// maxDigits is how many decimal digits a uint64 always holds.
const maxDigits = 19

// tenTo and powers are powers of ten.
var (
	tenTo  = [2 * wordSize]uint64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8}
	powers = [4 * wordSize]float64{
		1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
	}
)
