package vm

import (
	"math"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire/cbor"
)

// decodeCoreCBOR is decodeCore for CBOR. The input says how long everything is before it comes, so there is nothing to look for, and what runs
// beyond the end of the input is seen by the index alone: the driver looks at it.
func decodeCoreCBOR(
	m *countedState, d *cbor.Decoder, in *DecodeInstr, base, b, origin unsafe.Pointer, i, limit int, now phase,
) (*DecodeInstr, unsafe.Pointer, int, phase) {
	var (
		v, w, sign uint64
		j, k, n, z int
		x          float64
		y          float32
		p, q, s    unsafe.Pointer
		f          *countedFrame
		h          *sliceHeader
		g, e       *DecodeInstr
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
		n, k = cbor.PeekText(unsafe.Add(b, i))
		if k == 0 || n > maxKey-2 {
			return in, base, i, atKey
		}
		k += n
		g = in.object()
		if g.Rest == 0 {
			return in, base, i, atKey
		}
		if k > wordSize {
			v = hashKey(w, load64(unsafe.Add(b, i+k-wordSize)), k, g.Off)
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

value:
	switch in.Op {
	case OpHalt:
		return nil, base, i, atDone
	case OpString, OpStringLax, OpStringView, OpStringLaxView:
		if i >= limit {
			return in, base, i, atEdge + atValue
		}
		n, k = cbor.PeekText(unsafe.Add(b, i))
		j = i + k + n
		if k == 0 || j > limit {
			return in, base, i, atValue
		}
		if n == 0 {
			*at[string](base, in.Off) = ""
			i = j
			goto done
		}
		if cbor.ChecksText && (in.Op == OpString || in.Op == OpStringView) {
			s = unsafe.Add(b, i+k)
			for w = 0; n >= wordSize; n -= wordSize {
				w |= load64(s)
				s = unsafe.Add(s, wordSize)
			}
			w |= load64(s) << (uint(wordSize-n) * 4 & 63) << (uint(wordSize-n) * 4 & 63)
			if w&(0x80*eachOne) != 0 {
				return in, base, i, atValue
			}
		}
		i += k
		if in.Op == OpString || in.Op == OpStringLax {
			m.end = j
			return in, base, i, atString
		}
		*at[stringHeader](base, in.Off) = stringHeader{unsafe.Add(origin, i), j - i}
		i = j
		goto done

	case OpInt64, OpInt32, OpInt16, OpInt8, OpUint64, OpUint32, OpUint16, OpUint8:
		if i >= limit {
			return in, base, i, atEdge + atValue
		}
		v, sign, k = cbor.PeekInt(unsafe.Add(b, i))
		if k == 0 {
			v, sign, k = cbor.PeekLongInt(unsafe.Add(b, i))
			if k == 0 {
				return in, base, i, atValue
			}
		}
		p = unsafe.Add(base, in.Off)
		switch in.Op {
		case OpInt64:
			if (v^sign)>>63 != 0 {
				return in, base, i, atValue
			}
			*(*uint64)(p) = v
		case OpInt32:
			if (v^sign)>>31 != 0 {
				return in, base, i, atValue
			}
			*(*uint32)(p) = uint32(v)
		case OpInt16:
			if (v^sign)>>15 != 0 {
				return in, base, i, atValue
			}
			*(*uint16)(p) = uint16(v)
		case OpInt8:
			if (v^sign)>>7 != 0 {
				return in, base, i, atValue
			}
			*(*uint8)(p) = uint8(v)
		case OpUint64:
			if sign != 0 {
				return in, base, i, atValue
			}
			*(*uint64)(p) = v
		case OpUint32:
			if sign|v>>32 != 0 {
				return in, base, i, atValue
			}
			*(*uint32)(p) = uint32(v)
		case OpUint16:
			if sign|v>>16 != 0 {
				return in, base, i, atValue
			}
			*(*uint16)(p) = uint16(v)
		case OpUint8:
			if sign|v>>8 != 0 {
				return in, base, i, atValue
			}
			*(*uint8)(p) = uint8(v)
		}
		i += k
		goto done
	case OpFloat64:
		if i >= limit {
			return in, base, i, atEdge + atValue
		}
		x, k = cbor.PeekFloat64(unsafe.Add(b, i))
		if k == 0 {
			return in, base, i, atValue
		}
		*at[float64](base, in.Off) = x
		i += k
		goto done
	case OpFloat32:
		if i >= limit {
			return in, base, i, atEdge + atValue
		}
		x, k = cbor.PeekFloat64(unsafe.Add(b, i))
		y = float32(x)
		if k == 0 || math.Float32bits(y)>>23&0xFF == 0xFF {
			return in, base, i, atValue
		}
		*at[float32](base, in.Off) = y
		i += k
		goto done
	case OpBool:
		if i >= limit {
			return in, base, i, atEdge + atValue
		}
		w = uint64(load8(unsafe.Add(b, i)))
		if w&^1 != cbor.ByteFalse&^1 {
			return in, base, i, atValue
		}
		*at[bool](base, in.Off) = w == cbor.ByteTrue
		i++
		goto done

	case OpObject:
		if i >= limit {
			return in, base, i, atEdge + atValue
		}
		n, k = cbor.PeekMap(unsafe.Add(b, i))
		if k == 0 || in.Flags&FlagElement != 0 || uint(m.top) >= uint(len(m.frames)) {
			return in, base, i, atValue
		}
		if n == 0 || !d.EnterFree() {
			return in, base, i, atValue
		}
		m.frames[m.top].left = m.left
		m.top++
		m.left = n
		i += k
		in = in.next()
		goto key
	case OpPointer:
		if i >= limit {
			return in, base, i, atEdge + atValue
		}
		p = unsafe.Add(base, in.Off)
		if cbor.IsNull(load8(unsafe.Add(b, i))) {
			*(*unsafe.Pointer)(p) = nil
			i++
			in = in.end()
			goto done
		}
		q = *(*unsafe.Pointer)(p)
		if uint(m.top) >= uint(len(m.frames)) {
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
		if i >= limit {
			return in, base, i, atEdge + atValue
		}
		n, k = cbor.PeekArray(unsafe.Add(b, i))
		h = at[sliceHeader](base, in.Off)
		if k == 0 || h.capacity < n || uint(m.top) >= uint(len(m.frames)) || !d.EnterFree() {
			return in, base, i, atValue
		}
		i += k
		if n == 0 {
			*h = sliceHeader{data: unsafe.Pointer(&noElements)}
			d.LeaveFree()
			in = in.end()
			goto done
		}
		f = &m.frames[m.top]
		f.at, f.index, f.left = unsafe.Pointer(h), 0, m.left
		m.top++
		m.left = n
		if h.length == 0 {
			h.length = 1
		}
		base = h.data
		in = in.next()
		goto value
	case OpNext:
		if m.left <= 0 {
			return in, base, i, atValue
		}
		f = &m.frames[m.top-1]
		h = (*sliceHeader)(f.at)
		n = f.index + 1
		if m.left == 1 {
			if h.length > n {
				h.length = n
			}
			base = unsafe.Add(f.at, -int(in.opener().Off))
			m.left = f.left
			m.top--
			d.LeaveFree()
			goto done
		}
		if n >= h.capacity {
			return in, base, i, atValue
		}
		m.left--
		f.index = n
		if n >= h.length {
			h.length = n + 1
		}
		base = unsafe.Add(h.data, uintptr(n)*uintptr(in.Off))
		g = in.start()
		if g.Op-OpInt8 <= OpFloat64-OpInt8 && g.next() == in {
			z = h.capacity
			goto numbers
		}
		if g.Op == OpArray && g.next().Op == OpFloat64 && g.end().next() == in && g.end().start() == g.next() {
			goto rows
		}
		in = g
		goto value
	case OpArray:
		if i >= limit {
			return in, base, i, atEdge + atValue
		}
		n, k = cbor.PeekArray(unsafe.Add(b, i))
		if n == 0 || in.end().length() == 0 || uint(m.top) >= uint(len(m.frames)) || !d.EnterFree() {
			return in, base, i, atValue
		}
		f = &m.frames[m.top]
		f.index, f.left = 0, m.left
		m.top++
		m.left = n
		base = unsafe.Add(base, in.Off)
		i += k
		in = in.next()
		goto value
	case OpNextArray:
		if m.left <= 0 {
			return in, base, i, atValue
		}
		f = &m.frames[m.top-1]
		n = f.index + 1
		if m.left == 1 && n == in.length() {
			base = in.arrayBase(base, f.index)
			m.left = f.left
			m.top--
			d.LeaveFree()
			goto done
		}
		if m.left == 1 || n >= in.length() {
			return in, base, i, atValue
		}
		m.left--
		f.index = n
		base = unsafe.Add(base, in.Off)
		g = in.start()
		if g.Op-OpInt8 <= OpFloat64-OpInt8 && g.next() == in {
			h, z = nil, in.length()
			goto numbers
		}
		in = g
		goto value
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

numbers: // a loop that in ends over g alone, a number, of which one is to be read to base; there is room for z
	if i >= limit {
		in = g
		return in, base, i, atEdge + atValue
	}
	p = unsafe.Add(base, g.Off)
	if g.Op >= OpFloat32 {
		x, k = cbor.PeekFloat64(unsafe.Add(b, i))
		if k == 0 {
			in = g
			return in, base, i, atValue
		}
		if g.Op == OpFloat64 {
			*(*float64)(p) = x
		} else {
			y = float32(x)
			if math.Float32bits(y)>>23&0xFF == 0xFF {
				in = g
				return in, base, i, atValue
			}
			*(*float32)(p) = y
		}
	} else {
		v, sign, k = cbor.PeekInt(unsafe.Add(b, i))
		if k == 0 {
			v, sign, k = cbor.PeekLongInt(unsafe.Add(b, i))
		}
		w = v ^ sign
		if g.Op >= OpUint8 {
			w = v>>1 | sign
		}
		if k == 0 || w>>(8<<((g.Op-OpInt8)&3)-1) != 0 {
			in = g
			return in, base, i, atValue
		}
		switch (g.Op - OpInt8) & 3 {
		case 0:
			*(*uint8)(p) = uint8(v)
		case 1:
			*(*uint16)(p) = uint16(v)
		case 2:
			*(*uint32)(p) = uint32(v)
		default:
			*(*uint64)(p) = v
		}
	}
	i += k
	if m.left > 1 && f.index+1 < z {
		m.left--
		f.index++
		base = unsafe.Add(base, in.Off)
		if h != nil && f.index >= h.length {
			h.length = f.index + 1
		}
		goto numbers
	}
	goto value

rows: // a loop that in ends over g alone, an array of floats, of which one is to be read to base
	z = g.end().length()
	n, k = cbor.PeekArray(unsafe.Add(b, i))
	if i+k+z*cbor.MaxNumber >= limit || n != z || !d.EnterFree() {
		in = g
		goto value
	}
	d.LeaveFree()
	p = unsafe.Add(base, g.Off)
	z *= wordSize
	j = i + k
	for n = 0; n < z; n += wordSize {
		x, k = cbor.PeekFloat64(unsafe.Add(b, j))
		if k == 0 {
			in = g
			goto value
		}
		*(*float64)(unsafe.Add(p, n)) = x
		j += k
	}
	i = j
	if m.left > 1 && f.index+1 < h.capacity {
		m.left--
		f.index++
		base = unsafe.Add(base, in.Off)
		if f.index >= h.length {
			h.length = f.index + 1
		}
		goto rows
	}
	goto value

done:
	if in.Flags&FlagMember == 0 {
		in = in.next()
		goto value
	}
	if m.left > 1 && in.Flags&FlagElement == 0 {
		m.left--
		in = in.next()
		goto key
	}
	if m.left != 1 {
		return in, base, i, atDone
	}
	m.top--
	m.left = m.frames[m.top].left
	d.LeaveFree()
	in = in.end()
	goto done
}
