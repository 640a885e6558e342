package vm

import "github.com/vmbench/vmbench/workloads/schema"

// The binary formats differ from JSON in what a compiler writes around values: a struct begins with how many members it has, and where that
// depends on the value, the machine counts those that may be absent and writes the number at the end.

// maxUnrolled is the length of the longest array of scalars whose elements are written one after the other, without a loop.
const maxUnrolled = 8

// maxRowRoom is a power of two above the room that such an array takes.
const maxRowRoom = 128

// unrolls reports whether the array t is.
func (c *encodeCompiler) unrolls(t *schema.Type) bool {
	e := t.Elem
	return c.binary != nil && c.fuse && !isCustom(t, t.Encode) && t.Len <= maxUnrolled && !isCustom(e, e.Encode) && scalarOps[e.Kind] != OpHalt
}

// next returns the opcode that ends an element of type t.
func (c *encodeCompiler) next(t *schema.Type) Opcode {
	if t.Kind == schema.Array && t.Elem.Kind == schema.Float64 && t.Len > 0 && c.unrolls(t) {
		return OpNextRow
	}
	return OpNext
}

// binaryObject emits a struct.
func (c *encodeCompiler) binaryObject(t *schema.Type, off uintptr) {
	switch most, sure := len(t.Fields), surely(t.Fields); {
	case t.ToArray:
		c.write(c.binary.array(most))
		for i := range t.Fields {
			c.element(&t.Fields[i], off)
		}
	case sure == most:
		c.write(c.binary.object(most))
		c.members(t, off, needsComma)
	default:
		if table, ok := countEntries(t, off); ok && c.fuse && 2*len(table) <= most {
			c.countedObject(t, off, table)
			return
		}
		c.emit(EncodeInstr{Op: OpObject, Off: uint32(sure), Arg: int32(most)})
		c.members(t, off, maybeComma)
		c.emit(EncodeInstr{Op: OpEndObject, Arg: int32(most)})
	}
}

// surely counts the fields that every value has.
func surely(fields []schema.Field) (n int) {
	for i := range fields {
		if !mayBeAbsent(&fields[i]) {
			n++
		}
	}
	return n
}

// mayBeAbsent reports whether a field is left out of some values.
func mayBeAbsent(f *schema.Field) bool {
	return f.Options.OmitEmpty && mayBeEmpty(f.Type) || f.Options.OmitZero || f.ThroughPointer()
}

// mayBeEmpty reports whether omitempty can leave out a value of type t.
func mayBeEmpty(t *schema.Type) bool {
	_, _, ok := omitEmptyOp(t)
	return ok || t.Kind == schema.Array && t.Len == 0
}

// element emits a field of a struct that is written as an array, null if it lies behind a nil pointer.
func (c *encodeCompiler) element(f *schema.Field, off uintptr) {
	off, absent := c.embedded(f, off)
	c.value(f.Type, off)
	for i := len(absent) - 1; i >= 0; i-- {
		c.emit(EncodeInstr{Op: OpPop})
		c.here()
	}
	for _, pc := range absent {
		c.code[pc].Op = OpPointer // which writes null
		c.land(pc)
	}
}
