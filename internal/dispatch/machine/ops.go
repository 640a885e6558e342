package machine

// The functions of this file are the opcodes that go on with the next instruction, each as one function of the registers
// that it may use. It returns those that it may change. They are exported for package native, which builds its interpreters
// of them; the compiler inlines the small ones there.

// Load8 is OpLoad8.
func Load8(m *Memory, in Instr, rec, out uint32, _ uint64) (uint32, uint64) {
	return out, uint64(m[rec+in.Imm()])
}

// Load32 is OpLoad32.
func Load32(m *Memory, in Instr, rec, out uint32, _ uint64) (uint32, uint64) {
	return out, uint64(int32(m.Load32(rec + in.Imm())))
}

// Load64 is OpLoad64.
func Load64(m *Memory, in Instr, rec, out uint32, _ uint64) (uint32, uint64) {
	return out, m.Load64(rec + in.Imm())
}

// Zigzag is OpZigzag.
func Zigzag(_ *Memory, _ Instr, _, out uint32, acc uint64) (uint32, uint64) {
	return out, acc<<1 ^ uint64(int64(acc)>>63)
}

// Add is OpAdd.
func Add(_ *Memory, in Instr, _, out uint32, acc uint64) (uint32, uint64) {
	return out, acc + in.Signed()
}

// And is OpAnd.
func And(_ *Memory, in Instr, _, out uint32, acc uint64) (uint32, uint64) {
	return out, acc & in.Signed()
}

// Shift is OpShift.
func Shift(_ *Memory, in Instr, _, out uint32, acc uint64) (uint32, uint64) {
	return out, acc >> (in.Imm() & 63)
}

// Save is OpSave.
func Save(m *Memory, _ Instr, _, out uint32, acc uint64) (uint32, uint64) {
	m.Store64(Saved, acc)
	return out, acc
}

// Xor is OpXor.
func Xor(m *Memory, _ Instr, _, out uint32, acc uint64) (uint32, uint64) {
	return out, acc ^ m.Load64(Saved)
}

// Hash is OpHash.
func Hash(m *Memory, _ Instr, _, out uint32, acc uint64) (uint32, uint64) {
	acc += m.Load64(Sum) * 31
	m.Store64(Sum, acc)
	return out, acc
}

// Tag is OpTag.
func Tag(m *Memory, in Instr, _, out uint32, acc uint64) (uint32, uint64) {
	m[out] = byte(in.Imm())
	return out + 1, acc
}

// Lit2 is OpLit2.
func Lit2(m *Memory, in Instr, _, out uint32, acc uint64) (uint32, uint64) {
	m.Store16(out, uint16(in.Imm()))
	return out + 2, acc
}

// Lit4 is OpLit4.
func Lit4(m *Memory, in Instr, _, out uint32, acc uint64) (uint32, uint64) {
	m.Store32(out, in.Imm())
	return out + 4, acc
}

// Lit16 is OpLit16.
func Lit16(m *Memory, in Instr, _, out uint32, acc uint64) (uint32, uint64) {
	m.Store64(out, m.Load64(in.Imm()))
	m.Store64(out+8, m.Load64(in.Imm()+8))
	return out + in.A(), acc
}

// Fix32 is OpFix32.
func Fix32(m *Memory, _ Instr, _, out uint32, acc uint64) (uint32, uint64) {
	m.Store32(out, uint32(acc))
	return out + 4, acc
}

// Fix64 is OpFix64.
func Fix64(m *Memory, _ Instr, _, out uint32, acc uint64) (uint32, uint64) {
	m.Store64(out, acc)
	return out + 8, acc
}

// The words of OpBool, the lowest byte first.
const (
	TrueWord  = 'e'<<24 | 'u'<<16 | 'r'<<8 | 't'
	FalseWord = 'e'<<32 | 's'<<24 | 'l'<<16 | 'a'<<8 | 'f'
)

// Bool is OpBool.
func Bool(m *Memory, _ Instr, _, out uint32, acc uint64) (uint32, uint64) {
	if acc == 0 {
		m.Store64(out, FalseWord)
		return out + 5, acc
	}
	m.Store32(out, TrueWord)
	return out + 4, acc
}

// Varint is OpVarint.
func Varint(m *Memory, _ Instr, _, out uint32, acc uint64) (uint32, uint64) {
	v := acc
	for v >= 128 {
		m[out] = byte(v) | 128
		out++
		v >>= 7
	}
	m[out] = byte(v)
	return out + 1, acc
}

// String is OpString. It copies eight bytes at a time, and at least eight.
func String(m *Memory, in Instr, rec, out uint32, acc uint64) (uint32, uint64) {
	at, n := m.Load32(rec+in.Imm()), m.Load32(rec+in.Imm()+4)
	m[out] = byte(n)
	out++
	for i := uint32(0); ; {
		m.Store64(out+i, m.Load64(at+i))
		if i += 8; i >= n {
			return out + n, acc
		}
	}
}
