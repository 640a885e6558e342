package compact

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/vm/integer"
)

// A Code is the first word of an instruction: what a value is. Read from the outside, it is up to three wrappings, such as a
// pointer to a slice, and a leaf; and flags, which only an instruction of a struct has.
//
//	bits 0–4    leaf
//	bits 5–10   wrappings of two bits, the outermost in the lowest
//	bits 11–14  flags
type Code uint16

// Leaves.
const (
	null Code = iota // in no program: what machines write in place of a value
	Bool
	Int8
	Int16
	Int32
	Int64
	Int
	Uint8
	Uint16
	Uint32
	Uint64
	Uint
	Uintptr
	Float32
	Float64
	String
	Struct // argument: where the struct begins
	Type   // argument: where the words of the type begin
	Array  // begins the words of a type, as the next two do
	Split
	Keyed
	FirstHook           // the first of a few hooks that need no argument
	LastHook  Code = 30 // the last of them
	AnyHook   Code = 31 // argument: the number of the hook
)

// Tuple begins the words of a type, too: of a struct that is written as an array, which no format but the binary ones has.
const Tuple = Struct | Wide

// Wrappings, as Wrap takes them.
const (
	Pointer Code = 1 + iota
	Slice
	Map // its keys are strings or integers without methods
)

// Flags.
const (
	Omit     Code = 1 << (11 + iota) // is left out where it is empty
	Test                             // is left out where a function of the package says so
	Embedded                         // lies behind embedded pointers
	Wide                             // has higher halves
)

const (
	leafBits    = 5
	leafMask    = 1<<leafBits - 1
	wrapBits    = 2
	wrapMask    = 1<<wrapBits - 1
	maxWrapping = 3
	allWraps    = (1<<(wrapBits*maxWrapping) - 1) << leafBits
)

// Wrap returns the code of a wrapping around c, which must have room for it and no flags.
func Wrap(c, wrapping Code) Code {
	return c&leafMask | wrapping<<leafBits | (c&allWraps)<<wrapBits
}

// IsFull reports whether c has as many wrappings as there is room for.
func IsFull(c Code) bool { return c>>(leafBits+wrapBits*(maxWrapping-1))&wrapMask != 0 }

// IsComposite reports whether the descriptor of a value is needed.
func (c Code) IsComposite() bool {
	leaf := c & leafMask
	return c&allWraps != 0 || leaf == Struct || leaf == Type
}

// HasArgument reports whether the leaf refers to something.
func (c Code) HasArgument() bool {
	leaf := c & leafMask
	return leaf == Struct || leaf == Type || leaf == AnyHook
}

// flags are all of them.
const flags = Omit | Test | Embedded | Wide

// rare are the flags that make an instruction longer than most.
const rare = Test | Embedded | Wide

// isScalar reports whether an instruction is a scalar's, three words long, with the flag Omit at most.
func (c Code) isScalar() bool { return c&^Omit < Struct }

// The wrappings follow the leaves in the machine's opcodes.
const (
	opPointer = leafMask + Pointer
	opSlice   = leafMask + Slice
	opMap     = leafMask + Map
)

// op is what a machine does next: the outermost wrapping, or the leaf if there is none.
func (c Code) op() Code {
	if w := c >> leafBits & wrapMask; w != 0 {
		return leafMask + w
	}
	return c & leafMask
}

// inner is what is inside of the outermost wrapping.
func (c Code) inner() Code { return c&leafMask | c&allWraps>>wrapBits&allWraps }

// sizes are those of integers, in bytes.
var sizes = [Struct]uint8{
	Int8: 1, Int16: 2, Int32: 4, Int64: 8, Int: intBits / 8,
	Uint8: 1, Uint16: 2, Uint32: 4, Uint64: 8, Uint: intBits / 8, Uintptr: intBits / 8,
}

// size is that of an integer, in bytes.
func (c Code) size() uintptr { return uintptr(sizes[c&(Struct-1)]) }

// What loads and stores integers is not inlined into the machines, of which there are several.

//go:noinline
func loadInt(c Code, p unsafe.Pointer) int64 { return integer.Int(p, c.size()) }

//go:noinline
func loadUint(c Code, p unsafe.Pointer) uint64 { return integer.Uint(p, c.size()) }

//go:noinline
func storeInt(c Code, p unsafe.Pointer, v uint64) { integer.Store(p, c.size(), v) }

// isNumber reports whether the leaf is a number, which errors about it want to know.
func (c Code) isNumber() bool { return Int8 <= c && c <= Float64 }
