package vm

import (
	"encoding/binary"
	"unsafe"
)

// An EncodeInstr is one instruction that writes, 16 bytes without Go pointers. Distances are in bytes from the instruction
// itself, so that code can stand anywhere.
type EncodeInstr struct {
	Op     Opcode
	LitLen uint8  // length of the literal that is appended first; 0: none
	Need   uint16 // bytes of room that the instruction and those after it take up to the next that checks for room itself
	Lit    int32  // distance of the literal, which lies behind the code; commaDue
	Off    uint32 // distance of the operand from base
	Arg    int32  // distance of the instruction to go to, an index into Types, or a length; see the opcode
}

// commaDue stands in Lit of an omit instruction that appends a comma, if one is due.
const commaDue = 1

// A DecodeInstr is one instruction that reads, 32 bytes without Go pointers. One that begins a member holds the key it
// expects, quotes and colon included, in a form that compares by words.
type DecodeInstr struct {
	// Key is the key's first word, shifted left by Shift bits where the key is shorter than a word; noKey if no key is
	// expected. OpNextArray keeps the array's length here.
	Key uint64
	// Rest is the last word of a key of at most two words, like Key if it is the only one, and the distance of the key's text for one that is longer. An
	// instruction that ends a loop keeps the distance of the loop's start here, and OpEndObject that of its table of
	// members.
	Rest   uint64
	Op     Opcode
	KeyLen uint8
	Shift  uint8
	Flags  Flags
	Off    uint32 // distance of the operand from base; an element's size for those that end a loop; see hashTable
	Arg    int32  // an index into Types or Objects, or the distance of a subprogram; see the opcode
	// End is the distance of the instruction whose completion completes this one. Of a member's last instruction, it is the
	// object's end; of one that opens a pointer, slice, array, map or object, the one that closes it.
	End int32
}

// Flags change what an instruction of the decoder does.
type Flags uint8

const (
	// FlagMember says that the instruction completes the member of an object.
	FlagMember Flags = 1 << iota
	// FlagNumeric says that the type of a scalar is a number, which errors about it want to know.
	FlagNumeric
	// FlagUnexported says that an embedded pointer cannot be allocated.
	FlagUnexported
	// FlagElement says that a struct is an array, of OpObject, and of what completes its members: there are no keys.
	FlagElement
	// FlagNillable says that null sets the operand of OpText to its zero value.
	FlagNillable
)

const (
	encodeSize = unsafe.Sizeof(EncodeInstr{})
	decodeSize = unsafe.Sizeof(DecodeInstr{})
)

// next returns the instruction after in. A program never runs past its end: the last instruction is OpHalt or OpReturn.
func (in *EncodeInstr) next() *EncodeInstr {
	return (*EncodeInstr)(unsafe.Add(unsafe.Pointer(in), encodeSize))
}

// previous returns the instruction before in, which must not be the first one.
func (in *EncodeInstr) previous() *EncodeInstr {
	return (*EncodeInstr)(unsafe.Add(unsafe.Pointer(in), -int(encodeSize)))
}

// target returns the instruction that in goes to.
func (in *EncodeInstr) target() *EncodeInstr {
	return (*EncodeInstr)(unsafe.Add(unsafe.Pointer(in), in.Arg))
}

// repeats reports whether in ends a loop over body alone, of which each round appends nothing but a comma beside.
func (in *EncodeInstr) repeats(body *EncodeInstr) bool {
	return in.Op == OpNext && in.target() == body && in.LitLen|body.LitLen == 0
}

// passRow returns where OpOmitRow goes, in being the instruction with its target.
func (in *EncodeInstr) passRow(base unsafe.Pointer) *EncodeInstr {
	back := passRow(unsafe.Add(unsafe.Pointer(in), in.Off), base)
	return (*EncodeInstr)(unsafe.Add(unsafe.Pointer(in.target()), -int(back)))
}

// repeatsRow reports whether in ends a loop over a loop that is all of the array which opener opens.
func (in *EncodeInstr) repeatsRow(opener *EncodeInstr) bool {
	return in.Op == OpNext && in.target() == opener && in.LitLen == 0 &&
		opener.Op == OpArray && string(opener.literal()) == "["
}

// literal returns what in appends first.
func (in *EncodeInstr) literal() []byte {
	return unsafe.Slice((*byte)(unsafe.Add(unsafe.Pointer(in), in.Lit)), in.LitLen)
}

func (in *DecodeInstr) next() *DecodeInstr {
	return (*DecodeInstr)(unsafe.Add(unsafe.Pointer(in), decodeSize))
}

// end returns the instruction at the distance End.
func (in *DecodeInstr) end() *DecodeInstr {
	return (*DecodeInstr)(unsafe.Add(unsafe.Pointer(in), in.End))
}

// subprogram returns where OpCall goes.
func (in *DecodeInstr) subprogram() *DecodeInstr {
	return (*DecodeInstr)(unsafe.Add(unsafe.Pointer(in), in.Arg))
}

// start returns the first instruction of the loop that in ends.
func (in *DecodeInstr) start() *DecodeInstr {
	return (*DecodeInstr)(unsafe.Add(unsafe.Pointer(in), int(in.Rest)))
}

const (
	wordSize = 8
	// noKey is the first word of no key in JSON: control characters cannot stand in one.
	noKey = '"' | 0x0101010101010100
	// maxKey is the longest key that is expected; longer ones are always looked up.
	maxKey = 48
)

// expect makes in expect a key, given as it stands in the input with its quotes and the colon. A key of more than two words
// needs its text behind the code, too.
func (in *DecodeInstr) expect(key []byte) {
	n := len(key)
	in.KeyLen = uint8(n)
	var first [wordSize]byte
	copy(first[:], key)
	if n < wordSize {
		in.Shift = uint8(8 * (wordSize - n))
	}
	in.Key = binary.LittleEndian.Uint64(first[:]) << in.Shift
	in.Rest = in.Key
	if n > wordSize {
		in.Rest = binary.LittleEndian.Uint64(key[n-wordSize:])
	}
}

// opener returns the instruction that opened the loop which in ends.
func (in *DecodeInstr) opener() *DecodeInstr {
	return (*DecodeInstr)(unsafe.Add(unsafe.Pointer(in), int(in.Rest)-int(decodeSize)))
}

// arrayBase returns base as it was before the array whose loop in ends, of which element i is at base.
func (in *DecodeInstr) arrayBase(base unsafe.Pointer, i int) unsafe.Pointer {
	return unsafe.Add(base, -i*int(in.Off)-int(in.opener().Off))
}

// repeats reports whether in ends a loop over body alone.
func (in *DecodeInstr) repeats(body *DecodeInstr) bool {
	return (in.Op == OpNext || in.Op == OpNextArray) && in.start() == body
}

// length returns the length of the array whose loop in ends.
func (in *DecodeInstr) length() int { return int(in.Key) }

// object returns the instruction that completes the object of which in begins a member or is the end.
func (in *DecodeInstr) object() *DecodeInstr {
	if in.Op == OpEndObject {
		return in
	}
	if in.Flags&FlagMember == 0 {
		in = in.end()
	}
	return in.end()
}

// hasText reports whether the text of the key that in expects lies behind the code.
func (in *DecodeInstr) hasText() bool { return in.KeyLen > 2*wordSize }

// key returns the key that in expects, or "".
func (in *DecodeInstr) key() string {
	var b [2 * wordSize]byte
	return string(in.keyBytes(&b))
}

// matches reports whether src begins with the key that in expects.
func (in *DecodeInstr) matches(src []byte) bool {
	var b [2 * wordSize]byte
	n := int(in.KeyLen)
	return n > 0 && n <= len(src) && string(src[:n]) == string(in.keyBytes(&b))
}

// keyBytes returns the key that in expects; short ones are put into b.
func (in *DecodeInstr) keyBytes(b *[2 * wordSize]byte) []byte {
	n := int(in.KeyLen)
	if in.hasText() {
		return unsafe.Slice((*byte)(unsafe.Add(unsafe.Pointer(in), int(in.Rest))), n)
	}
	binary.LittleEndian.PutUint64(b[:], in.Key>>in.Shift)
	if n > wordSize {
		binary.LittleEndian.PutUint64(b[n-wordSize:], in.Rest)
	}
	return b[:n]
}
