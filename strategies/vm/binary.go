package vm

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A Format is one that programs can be compiled for: JSON, CBOR or MessagePack. A program that is linked has the engines of those that it
// names.
type Format struct {
	name   strategies.Format
	binary *binaryFormat // nil for JSON
}

// JSON is the format of encoding/json.
var JSON = Format{name: strategies.JSON}

// Name is the format's name.
func (f Format) Name() strategies.Format { return f.name }

// dialect says how the format reads Go types.
func (f Format) dialect() *schema.Dialect {
	if f.binary == nil {
		return schema.JSON
	}
	return f.binary.dialect()
}

// of returns the schema of a type of JSON in the format's own dialect.
func (f Format) of(t *schema.Type) *schema.Type {
	if f.binary == nil {
		return t
	}
	return t.In(f.binary.dialect())
}

// Formats are all formats.
func Formats() []Format { return []Format{JSON, CBOR, MessagePack} }

// A binaryFormat is what makes a program one of a binary format. Its instructions are those of JSON; literals have the bytes of the format,
// and no commas. What tells members and elements apart in JSON are numbers here, which stand before them: the engines count.
type binaryFormat struct {
	dialect func() *schema.Dialect
	// array and object are the heads of an array and a map of n items.
	array, object func(n int) string
	// key is what the member of a field begins with, and name the name by which it is looked up.
	key, name func(f *schema.Field) string
	// intKey is the key of a map that is an integer, as it is encoded.
	intKey  func(v int64) string
	uintKey func(v uint64) string
	// noKey is the first word of no key.
	noKey uint64

	// special reports whether a type has a form of its own in interfaces, as one of the format's package has.
	special func(v any) bool
	// dynamic returns the function that writes what interfaces hold.
	dynamic func(p *Program) any
	append  func(p *Program, dst []byte, at unsafe.Pointer) ([]byte, error)
	read    func(p *Program, src []byte, at unsafe.Pointer) error
}

// A countedFrame keeps what an instruction of a decoder that counts has to come back to. It is a decodeFrame and what is left of the container
// around.
type countedFrame struct {
	at          unsafe.Pointer
	index, left int
}

// countedState is what of a decoder that counts lies in memory.
type countedState struct {
	frames []countedFrame
	top    int            // number of frames in use
	code   unsafe.Pointer // the program's first instruction
	left   int            // how many members or elements of the innermost container are left, the one at hand included; negative: not known
	end    int            // see atString
	window window
}

var countedStacks stackPools

// push adds a frame for a container of which so many items are left, and for which there must be room.
func (m *countedState) push(at unsafe.Pointer, left int) {
	m.frames[m.top] = countedFrame{at, 0, m.left}
	m.top++
	m.left = left
}

// pop removes the last frame.
func (m *countedState) pop() countedFrame {
	m.top--
	f := m.frames[m.top]
	m.left = f.left
	return f
}

// enter and leave are for frames of what is no container.
func (m *countedState) enter(at unsafe.Pointer, index int) {
	f := &m.frames[m.top]
	f.at, f.index = at, index
	m.top++
}

func (m *countedState) leave() *countedFrame {
	m.top--
	return &m.frames[m.top]
}

// last returns the last frame.
func (m *countedState) last() *countedFrame { return &m.frames[m.top-1] }

// countBits is how many bits of a frame are for the count of a struct's members.
const (
	countBits = 16
	maxCount  = 1<<countBits - 1
)

// open begins to count the members of a struct, whose head is at place in the output, from sure on.
func (m *encodeState) open(place, sure int) {
	m.frames[m.top].left = place<<countBits | m.count
	m.top++
	m.count = sure
}

// close ends that. It returns where the head is and how many members there are.
func (m *encodeState) close() (place, count int) {
	count = m.count
	m.top--
	left := m.frames[m.top].left
	m.count = left & maxCount
	return left >> countBits, count
}

// counts counts a member, if the omit instruction in is to.
func (m *encodeState) counts(in *EncodeInstr) {
	if in.Lit == commaDue {
		m.count++
	}
}
