package vm

import (
	"math"

	"github.com/vmbench/vmbench/workloads/schema"
)

// maxInline is the largest struct, in fields, that is compiled in place where other places use it, too, and maxWeight the largest
// in values at any depth: a struct of two that each hold another one of two, and so on, would become a program of any size.
const (
	maxInline = 2
	maxWeight = 8
)

// outlined finds the types that are compiled as subprograms: those through which a type contains itself, and structs that
// several places use, unless they are tiny.
func outlined(uses map[*schema.Type]int) map[*schema.Type]bool {
	out := map[*schema.Type]bool{}
	weights := map[*schema.Type]int{}
	for t, n := range uses {
		shared := n > 1 && (len(t.Fields) > maxInline || weight(t, weights) > maxWeight)
		if t.Kind == schema.Struct && (shared || t.Recursive) || containsItself(t) {
			out[t] = true
		}
	}
	return out
}

// weight returns about how many instructions write a value of type t in place, or some number above maxWeight. Known weights are
// in known.
func weight(t *schema.Type, known map[*schema.Type]int) int {
	w, ok := known[t]
	switch {
	case ok:
		return w
	case t.Recursive:
		return 1 // a call
	case t.Elem != nil:
		w = weight(t.Elem, known)
	}
	for i := range t.Fields {
		w = min(w+weight(t.Fields[i].Type, known), maxWeight)
	}
	known[t] = w + 1
	return w + 1
}

// containsItself reports whether t contains itself without a struct between, as in "type T []T".
func containsItself(t *schema.Type) bool {
	if !t.Recursive || t.Kind == schema.Struct {
		return false
	}
	for e := t.Elem; e != nil && e.Kind != schema.Struct && e.Recursive; e = e.Elem {
		if e == t {
			return true
		}
	}
	return false
}

// countUses counts in how many places each type is used that t is made of.
func countUses(t *schema.Type, uses map[*schema.Type]int) {
	uses[t]++
	if uses[t] > 1 {
		return
	}
	if t.Elem != nil {
		countUses(t.Elem, uses)
	}
	for i := range t.Fields {
		countUses(t.Fields[i].Type, uses)
	}
}

// checkSizes returns an error if a type is so large that an instruction could not tell where a part of it is, or how many.
func checkSizes(uses map[*schema.Type]int) error {
	for t := range uses {
		if uint64(t.Size) > math.MaxUint32 || t.Len > math.MaxInt32 || len(t.Fields) > maxCount {
			return &refusal{"type " + t.Name + " is too large"}
		}
	}
	return nil
}

// scalarOps gives the opcode of each kind that one instruction writes or reads; OpHalt for the others.
var scalarOps = [...]Opcode{
	schema.Bool:    OpBool,
	schema.Int:     wordInt,
	schema.Int8:    OpInt8,
	schema.Int16:   OpInt16,
	schema.Int32:   OpInt32,
	schema.Int64:   OpInt64,
	schema.Uint:    wordUint,
	schema.Uint8:   OpUint8,
	schema.Uint16:  OpUint16,
	schema.Uint32:  OpUint32,
	schema.Uint64:  OpUint64,
	schema.Uintptr: wordUint,
	schema.Float32: OpFloat32,
	schema.Float64: OpFloat64,
	schema.String:  OpString,
	schema.Number:  OpNumber,
	schema.Raw:     OpRaw,
	schema.Time:    OpTime,
	schema.Any:     OpAny,

	schema.Interface: OpHalt, // the last kind: every kind has an entry
}

// The opcodes of int and uint on this machine, and of what is empty when an int is zero.
const (
	wordOmit = OpOmit32 + Opcode(^uint(0)>>63)
	wordInt  = OpInt32 + Opcode(^uint(0)>>63)
	wordUint = OpUint32 + Opcode(^uint(0)>>63)
)
