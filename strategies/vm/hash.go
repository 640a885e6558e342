package vm

import (
	"encoding/binary"
	"math/bits"

	"github.com/vmbench/vmbench/strategies/wire"
)

// A key that is not expected is looked up by a perfect hash of the members' keys: of its first word, its last word and its
// length. The table is part of the text behind the code. It gives for each hash the number of instructions from the member's
// first one to the object's end, in 16 bits, or 0.

// A hashParameter makes a hash perfect: the logarithm of the table's size in its lowest bits, and above them a number that
// was tried for.
type hashParameter uint32

const (
	sizeBits = 5
	// hashTries is how many numbers are tried for each size of a table.
	hashTries = 64
	// maxSparse is how many times larger than the number of members a table may be.
	maxSparse   = 32
	goldenRatio = 0x9E3779B97F4A7C15 // 2^64 over the goldenRatio ratio: Knuth, The Art of Computer Programming, volume 3, 6.4
)

// hashKey returns the hash of a key of n bytes, quotes and colon included. first is its first word, shifted left as in
// DecodeInstr.Key; last is its last word if it is longer than a word, else 0.
func hashKey(first, last uint64, n int, p hashParameter) uint64 {
	x := (first ^ bits.RotateLeft64(last, 29)) + uint64(n)
	return x * (goldenRatio + uint64(p>>sizeBits)<<1) >> (64 - p&(1<<sizeBits-1))
}

// A hashMember is a member as a table knows it.
type hashMember struct {
	first, last uint64
	n           int
	back        int // instructions from the member's first to the object's end
}

func newHashMember(in *DecodeInstr, name string, back int) hashMember {
	m := hashMember{first: in.Key, n: int(in.KeyLen), back: back}
	if key := wire.KeyLiteral(name); len(key) > wordSize {
		m.last = binary.LittleEndian.Uint64([]byte(key[len(key)-wordSize:]))
	}
	return m
}

// perfectHash returns a table of the members and its parameter. ok is false where there are none, or two are alike in all
// that is hashed, or an instruction is too far away.
func perfectHash(members []hashMember) (table []byte, p hashParameter, ok bool) {
	if len(members) == 0 {
		return nil, 0, false
	}
	for size := bits.Len(uint(len(members))); 1<<size <= maxSparse*len(members); size++ {
		for try := range hashTries {
			p = hashParameter(size | try<<sizeBits)
			if table, ok = fillTable(members, p); ok {
				return table, p, true
			}
		}
	}
	return nil, 0, false
}

// fillTable returns the table that a parameter gives, unless two members have one hash.
func fillTable(members []hashMember, p hashParameter) (table []byte, ok bool) {
	table = make([]byte, 2<<(p&(1<<sizeBits-1)))
	for _, m := range members {
		entry := table[2*hashKey(m.first, m.last, m.n, p):]
		if binary.LittleEndian.Uint16(entry) != 0 || m.back > 1<<16-1 {
			return nil, false
		}
		binary.LittleEndian.PutUint16(entry, uint16(m.back))
	}
	return table, true
}
