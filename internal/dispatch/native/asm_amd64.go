package native

import "github.com/vmbench/vmbench/internal/dispatch/machine"

// noAsm says why threaded is not in assembly: it is.
const noAsm = ""

// threaded runs a program from the registers on, up to an instruction that it leaves to Go. It cannot be preempted, but
// takes no longer than the records do.
//
//go:noescape
func threaded(m *machine.Memory, r *registers)

// What the assembly knows of the machine, by way of go_asm.h.
//
//lint:file-ignore U1000 used by the assembly
const (
	saved     = machine.Saved
	sum       = machine.Sum
	trueWord  = machine.TrueWord
	falseWord = machine.FalseWord

	opHalt       = machine.OpHalt
	opLoad8      = machine.OpLoad8
	opLoad32     = machine.OpLoad32
	opLoad64     = machine.OpLoad64
	opZigzag     = machine.OpZigzag
	opAdd        = machine.OpAdd
	opAnd        = machine.OpAnd
	opShift      = machine.OpShift
	opSave       = machine.OpSave
	opXor        = machine.OpXor
	opHash       = machine.OpHash
	opTag        = machine.OpTag
	opLit2       = machine.OpLit2
	opLit4       = machine.OpLit4
	opLit16      = machine.OpLit16
	opFix32      = machine.OpFix32
	opFix64      = machine.OpFix64
	opBool       = machine.OpBool
	opVarint     = machine.OpVarint
	opString     = machine.OpString
	opInteger    = machine.OpInteger
	opDecimal    = machine.OpDecimal
	opJSONString = machine.OpJSONString
	opHex        = machine.OpHex
	opDate       = machine.OpDate
	opJump       = machine.OpJump
	opJumpZero   = machine.OpJumpZero
	opNext       = machine.OpNext
	numOps       = machine.NumOps
)
