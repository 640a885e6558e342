package machine

import (
	"encoding/binary"
	"sync"
)

// MemorySize is the size of the memory in bytes: one page of WebAssembly.
const MemorySize = 1 << 16

// A Memory is what programs run in.
type Memory [MemorySize]byte

// Where things lie in the memory.
const (
	Spill    = 16    // 5 words of 8 bytes: the registers, for techniques that keep them in memory
	Saved    = 64    // 8 bytes: what OpSave saves
	Sum      = 72    // 8 bytes: what OpHash sums up; 0 at the start of each repetition
	Scratch  = 128   // 32 bytes: digits on their way, which end at ScratchEnd
	Pairs    = 1024  // the digits of 00 to 99, 2 bytes each
	Code     = 2048  // programs
	Literals = 12288 // what OpLit16 appends; 16 bytes may be read from each
	Records  = 16384 // NumRecords of RecordSize
	Strings  = 20480 // what records point to
	Output   = 32768 // everything from here on
)

const (
	ScratchEnd = Scratch + 20 // 20 digits are the most that 64 bits have
	NumRecords = 64
	RecordSize = 64
)

var le = binary.LittleEndian

// Load16, Load32 and Load64 read numbers at an address, the lowest byte first.
func (m *Memory) Load16(at uint32) uint16 { return le.Uint16(m[at:]) }
func (m *Memory) Load32(at uint32) uint32 { return le.Uint32(m[at:]) }
func (m *Memory) Load64(at uint32) uint64 { return le.Uint64(m[at:]) }

// Store16, Store32 and Store64 write them.
func (m *Memory) Store16(at uint32, v uint16) { le.PutUint16(m[at:], v) }
func (m *Memory) Store32(at uint32, v uint32) { le.PutUint32(m[at:], v) }
func (m *Memory) Store64(at uint32, v uint64) { le.PutUint64(m[at:], v) }

// Fetch is the instruction at an address.
func (m *Memory) Fetch(pc uint32) Instr { return Instr(m.Load64(pc)) }

// NewMemory returns a memory with everything in it: digits, programs, literals, records and strings.
func NewMemory() *Memory {
	m := *image()
	return &m
}

// image is the memory before anything has run.
var image = sync.OnceValue(newImage)

func newImage() *Memory {
	m := new(Memory)
	for i := range 100 {
		m[Pairs+2*i], m[Pairs+2*i+1] = '0'+byte(i/10), '0'+byte(i%10)
	}
	for _, p := range programs() {
		copy(m[p.pc:Literals], p.bytes())
	}
	copy(m[Literals:Records], literals.text)
	putRecords(m)
	return m
}
