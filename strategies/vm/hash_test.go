package vm

import (
	"encoding/binary"
	"testing"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// checkHashes holds that each table of members has a free slot, at which a search ends, that every member which is expected
// is found in it, and that everything lies in the text behind the code.
func checkHashes(t *testing.T, p *Program) {
	t.Helper()
	size := cap(p.Decode) * int(decodeSize)
	for pc := range p.Decode {
		in := &p.Decode[pc]
		at := pc*int(decodeSize) + int(in.Rest)
		if in.hasText() && (at < len(p.Decode)*int(decodeSize) || at+int(in.KeyLen) > size) {
			t.Errorf("%d %v has its key at %d of %d", pc, in.Op, at, size)
		}
		if in.Op != OpEndObject || in.Rest == 0 {
			continue
		}
		slots := 1 << in.Off
		if at < len(p.Decode)*int(decodeSize) || at+2*slots > size {
			t.Fatalf("%d %v has its table at %d of %d", pc, in.Op, at, size)
		}
		table := unsafe.Slice((*byte)(unsafe.Add(unsafe.Pointer(in), int(in.Rest))), 2*slots)
		free := 0
		for i := range slots {
			if binary.LittleEndian.Uint16(table[2*i:]) == 0 {
				free++
			}
		}
		if free == 0 {
			t.Fatalf("%d %v has no free slot among %d", pc, in.Op, slots)
		}
		for _, m := range p.Objects[in.Arg].Members {
			if p.Decode[m.Entry].KeyLen > 0 && !inTable(table, slots, m.Name, int(m.Entry), pc) {
				t.Errorf("%d %v: %q is not found", pc, in.Op, m.Name)
			}
		}
	}
}

// inTable searches for the member of that name whose instructions begin at at, in the table of the object that ends at end.
func inTable(table []byte, slots int, name string, at, end int) bool {
	key := wire.KeyLiteral(name)
	var first [wordSize]byte
	copy(first[max(0, wordSize-len(key)):], key)
	var last uint64
	if len(key) > wordSize {
		last = binary.LittleEndian.Uint64([]byte(key[len(key)-wordSize:]))
	}
	bits := uint32(0)
	for 1<<bits < slots {
		bits++
	}
	slot := hashKey(binary.LittleEndian.Uint64(first[:]), last, len(key), bits)
	for {
		back := int(binary.LittleEndian.Uint16(table[2*slot:]))
		if back == 0 {
			return false
		}
		if end-back == at {
			return true
		}
		slot = (slot + 1) & uint64(slots-1)
	}
}
