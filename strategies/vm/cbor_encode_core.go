package vm

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire/cbor"
)

// encodeCoreCBOR is encodeCore for CBOR.
func encodeCoreCBOR(m *encodeState, pc *EncodeInstr, base, out unsafe.Pointer, n, size int) (*EncodeInstr, unsafe.Pointer, int) {
	var (
		v    uint64
		p, q unsafe.Pointer
		s    unsafe.Pointer
		t    *EncodeInstr
		f    *encodeFrame
		k, i uintptr
		x    float64
		y    float32
		ok   bool
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
			m.count++
		case OpObject:
			if uint(m.top) >= uint(len(m.frames)) {
				goto out
			}
			m.frames[m.top].left = int(free(out, d))<<countBits | m.count
			m.top++
			m.count = int(pc.Off)
			d = unsafe.Add(d, cbor.MapRoom(int(pc.Arg)))
		case OpEndObject:
			m.top--
			f = &m.frames[m.top]
			p = unsafe.Add(out, f.left>>countBits)
			k = cbor.FillMap(p, m.count)
			m.count = f.left & maxCount
			i = cbor.MapRoom(int(pc.Arg))
			if k == i {
				break
			}
			q = unsafe.Add(p, i) // the members, which move up to the head
			p = unsafe.Add(p, k)
			k = free(q, d)
			d = unsafe.Add(p, k)
			for i = 0; i < k; i += 16 {
				copy16(unsafe.Add(p, i), unsafe.Add(q, i))
			}
		case OpCount:
			s = unsafe.Add(unsafe.Pointer(pc), pc.Off)
			n = int(pc.Arg) & maxSure
			v = 0
			for k = uintptr(pc.Arg) >> sureBits; k > 0; k-- {
				v |= load64(unsafe.Add(base, (*countEntry)(s).off)) & (*countEntry)(s).mask
				if (*countEntry)(s).kind != countWord {
					if (*countEntry)(s).kind == countMore {
						s = unsafe.Add(s, countEntrySize)
						continue
					}
					v = uint64(len(*at[map[string]struct{}](base, (*countEntry)(s).off)))
				}
				n += int((v | -v) >> 63)
				v = 0
				s = unsafe.Add(s, countEntrySize)
			}
			d = unsafe.Add(d, cbor.FillMap(d, n))

		case OpString, OpStringPlain, OpStringLax:
			p = unsafe.Add(base, pc.Off)
			q = (*stringHeader)(p).data
			k = uintptr((*stringHeader)(p).length)
			if k+uintptr(t.Need)+cbor.Slack > free(d, limit) || k>>31>>1 != 0 {
				goto out
			}
			d = cbor.PutTextHead(d, int(k))
			switch {
			case k > 16:
				k -= 16
				for i = 0; i < k; i += 16 {
					copy16(unsafe.Add(d, i), unsafe.Add(q, i))
				}
				copy16(unsafe.Add(d, k), unsafe.Add(q, k))
				d = unsafe.Add(d, k+16)
				pc = t
				continue
			case k >= 8:
				store64(d, load64(q))
				store64(unsafe.Add(d, k-8), load64(unsafe.Add(q, k-8)))
			case k >= 4:
				v = uint64(load32(unsafe.Add(q, k-4)))
				store32(d, load32(q))
				store32(unsafe.Add(d, k-4), uint32(v))
			case k >= 2:
				v = uint64(*(*uint16)(unsafe.Add(q, k-2)))
				*(*uint16)(d) = *(*uint16)(q)
				*(*uint16)(unsafe.Add(d, k-2)) = uint16(v)
			case k == 1:
				store8(d, load8(q))
			}
			d = unsafe.Add(d, k)

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
			store8(d, cbor.ByteFalse+*at[uint8](base, pc.Off)&1)
			d = unsafe.Add(d, 1)
		case OpFloat64:
			for { // coordinates and the like come in rows
				x = *at[float64](base, pc.Off)
				p, ok = cbor.PutFloat64(d, x)
				if !ok {
					y = float32(x)
					if float64(y) != x {
						goto out
					}
					goto single
				}
				d = p
				if t.Op != OpFloat64 || t.LitLen != 0 {
					break
				}
				pc = t
				t = pc.next()
			}
			if t.Op == OpNext && t.LitLen == 0 {
				pc = t
				t = pc.next()
				goto next
			}
		case OpFloat32:
			y = *at[float32](base, pc.Off)
			goto single

		case OpPointer:
			q = *at[unsafe.Pointer](base, pc.Off)
			if q == nil {
				store8(d, cbor.ByteNull)
				d = unsafe.Add(d, 1)
				pc = pc.target()
				continue
			}
			if uint(m.top) >= uint(len(m.frames)) {
				goto out
			}
			m.frames[m.top] = encodeFrame{base: base}
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
			m.frames[m.top] = encodeFrame{base: base}
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
					store8(d, cbor.ByteNull)
					d = unsafe.Add(d, 1)
				} else {
					d = cbor.PutArrayHead(d, 0)
				}
				pc = pc.target()
				continue
			}
			if uint(m.top) >= uint(len(m.frames)) || n>>31>>1 != 0 {
				goto out
			}
			f = &m.frames[m.top]
			f.base, f.left = base, n
			m.top++
			base = q
			d = cbor.PutArrayHead(d, n)
		case OpArray:
			if uint(m.top) >= uint(len(m.frames)) {
				goto out
			}
			f = &m.frames[m.top]
			f.base, f.left = base, int(pc.Arg)
			m.top++
			base = unsafe.Add(base, pc.Off)
		case OpNext:
			goto next
		case OpNextRow:
			goto row
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
				store8(d, cbor.ByteNull)
				d = unsafe.Add(d, 1)
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
				m.frames[m.top] = encodeFrame{base: base}
				m.top++
				base = *at[unsafe.Pointer](base, pc.Off)
			}
			t = pc.next()
			goto count
		case OpOmit32:
			if *at[uint32](base, pc.Off) == 0 {
				pc = pc.target()
				continue
			}
			goto count
		case OpOmit16:
			if *at[uint16](base, pc.Off) == 0 {
				pc = pc.target()
				continue
			}
			goto count
		case OpOmit8:
			if *at[uint8](base, pc.Off) == 0 {
				pc = pc.target()
				continue
			}
			goto count
		case OpOmitFloat64:
			if *at[float64](base, pc.Off) == 0 {
				pc = pc.target()
				continue
			}
			goto count
		case OpOmitFloat32:
			if *at[float32](base, pc.Off) == 0 {
				pc = pc.target()
				continue
			}
			goto count
		case OpOmitMap:
			if len(*at[map[string]struct{}](base, pc.Off)) == 0 {
				t = pc.target()
			}
		default:
			goto out
		}
		pc = t
		continue

	next:
		f = &m.frames[m.top-1]
		if f.left > 1 {
			t = pc.target()
			if uintptr(t.Need) > free(d, limit) {
				goto out
			}
			if t.Op-OpInt8 <= OpFloat64-OpInt8 && t.next() == pc && t.LitLen|pc.LitLen == 0 {
				goto numbers
			}
			f.left--
			base = unsafe.Add(base, pc.Off)
			pc = t
			continue
		}
		if uintptr(t.Need) > free(d, limit) {
			goto out
		}
		base = f.base
		m.top--
		pc = t
		continue
	numbers: // a loop that pc ends over t alone, a number, of which f.left are left and one is written
		k = min(free(d, limit)/cbor.MaxNumber, uintptr(f.left-1))
		if k == 0 {
			goto out
		}
		f.left -= int(k)
		i = uintptr(pc.Off)
		p = unsafe.Add(base, t.Off)
		base = unsafe.Add(base, k*i)
		switch t.Op {
		case OpFloat64:
			for ; k > 0; k-- {
				p = unsafe.Add(p, i)
				q, ok = cbor.PutFloat64(d, *(*float64)(p))
				if !ok {
					goto number
				}
				d = q
			}
		case OpFloat32:
			for ; k > 0; k-- {
				p = unsafe.Add(p, i)
				q, ok = cbor.PutFloat32(d, *(*float32)(p))
				if !ok {
					goto number
				}
				d = q
			}
		case OpInt64:
			for ; k > 0; k-- {
				p = unsafe.Add(p, i)
				d = cbor.PutInt(d, *(*int64)(p))
			}
		case OpInt32:
			for ; k > 0; k-- {
				p = unsafe.Add(p, i)
				d = cbor.PutInt(d, int64(*(*int32)(p)))
			}
		case OpInt16:
			for ; k > 0; k-- {
				p = unsafe.Add(p, i)
				d = cbor.PutInt(d, int64(*(*int16)(p)))
			}
		case OpInt8:
			for ; k > 0; k-- {
				p = unsafe.Add(p, i)
				d = cbor.PutInt(d, int64(*(*int8)(p)))
			}
		case OpUint64:
			for ; k > 0; k-- {
				p = unsafe.Add(p, i)
				d = cbor.PutUint(d, *(*uint64)(p))
			}
		case OpUint32:
			for ; k > 0; k-- {
				p = unsafe.Add(p, i)
				d = cbor.PutUint(d, uint64(*(*uint32)(p)))
			}
		case OpUint16:
			for ; k > 0; k-- {
				p = unsafe.Add(p, i)
				d = cbor.PutUint(d, uint64(*(*uint16)(p)))
			}
		default:
			for ; k > 0; k-- {
				p = unsafe.Add(p, i)
				d = cbor.PutUint(d, uint64(*(*uint8)(p)))
			}
		}
		continue
	row: // a row is a literal of one byte and floats: coordinates and the like
		f = &m.frames[m.top-1]
		t = pc.target()
		i = uintptr(pc.Off)
		k = min(free(d, limit)/maxRowRoom, uintptr(f.left-1))
		f.left -= int(k)
		p = base
		base = unsafe.Add(base, k*i)
		v = uint64(load8(unsafe.Add(unsafe.Pointer(t), t.Lit)))
		for ; k > 0; k-- {
			p = unsafe.Add(p, i)
			size = int(free(out, d))
			store8(d, uint8(v))
			d = unsafe.Add(d, 1)
			for n = 0; n < int(pc.Off); n += wordSize {
				q, ok = cbor.PutFloat64(d, *(*float64)(unsafe.Add(p, n)))
				if !ok {
					d = unsafe.Add(out, size)
					goto number
				}
				d = q
			}
		}
		t = pc.next()
		goto next
	long: // literal
		for i = 16; i < k; i += 16 {
			copy16(unsafe.Add(d, i), unsafe.Add(s, i))
		}
		d = unsafe.Add(d, k)
		goto copied
	number: // one that is left to its own instruction; k-1 were to come after it
		k--
		f.left += int(k)
		base = unsafe.Add(base, -int(k*i))
		pc = t
		continue

	count:
		if pc.Lit == commaDue {
			m.count++
		}
		pc = t
		continue
	single:
		p, ok = cbor.PutFloat32(d, y)
		if !ok {
			goto out
		}
		d = p
		pc = t
		continue
	signed:
		d = cbor.PutInt(d, int64(v))
		pc = t
		continue
	unsigned:
		d = cbor.PutUint(d, v)
		pc = t
	}
out:
	return pc, base, int(free(out, d)) - int(pc.LitLen)
}
