package vm

import (
	"encoding/binary"
	"math/bits"
)

// A key that is not expected is looked up in a hash table of the object's members, with linear probing, that is part of the
// text behind the code. A slot has 16 bits: the number of instructions from the member's first one to the object's end, or 0.

// goldenRatio is 2^64 over the goldenRatio ratio: Knuth, The Art of Computer Programming, volume 3, section 6.4.
const goldenRatio = 0x9E3779B97F4A7C15

// hashKey returns the slot of a key of n bytes, quotes and colon included, in a table of 1<<size slots. first is the key's
// first word, shifted left as in DecodeInstr.Key; last is its last word if it is longer than a word, else 0.
func hashKey(first, last uint64, n int, size uint32) uint64 {
	return ((first ^ bits.RotateLeft64(last, 29)) + uint64(n)) * goldenRatio >> (64 - size&63)
}

// hashTable returns the table of the members of an object whose last instruction is code[end], and the logarithm of its size;
// none if it has no members that are expected, or an instruction is too far away. Nothing is linked yet.
func hashTable(code []DecodeInstr, text textPool, members []Member, end int) (table []byte, size uint32) {
	size = uint32(bits.Len(uint(len(members)))) + 1
	table = make([]byte, 2<<size)
	used := false
	for _, m := range members {
		in := &code[m.Entry]
		back := end - int(m.Entry)
		if back > 1<<16-1 {
			return nil, 0
		}
		if in.KeyLen == 0 {
			continue
		}
		last := in.Rest
		switch {
		case in.hasText():
			last = binary.LittleEndian.Uint64(text[int(in.Rest)+int(in.KeyLen)-wordSize:])
		case in.KeyLen <= wordSize:
			last = 0
		}
		slot := hashKey(in.Key, last, int(in.KeyLen), size)
		for binary.LittleEndian.Uint16(table[2*slot:]) != 0 {
			slot = (slot + 1) & (1<<size - 1)
		}
		binary.LittleEndian.PutUint16(table[2*slot:], uint16(back))
		used = true
	}
	if !used {
		return nil, 0
	}
	return table, size
}
