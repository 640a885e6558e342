package vm

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// An encodeCompiler turns types into the instructions that write them.
type encodeCompiler struct {
	*encodeAssembler
	outlined map[*schema.Type]bool
	fuse     bool // use fused instructions
	style    wire.Style
	binary   *binaryFormat // nil for JSON
}

func compileEncoder(types *typeTable, outlined map[*schema.Type]bool, root *schema.Type, f Format, s settings) []EncodeInstr {
	c := &encodeCompiler{newEncodeAssembler(types), outlined, !s.unfused, s.style(), f.binary}
	c.value(root, 0)
	return c.finish(func(t *schema.Type) { c.kind(t, 0) })
}

// value emits what writes a value of type t at off.
func (c *encodeCompiler) value(t *schema.Type, off uintptr) {
	switch {
	case isCustom(t, t.Encode):
		c.custom(t, off)
	case c.outlined[t]:
		c.call(OpCall, t, off)
	default:
		c.kind(t, off)
	}
}

// isCustom reports whether a method serializes t. Pointers and interfaces are followed first.
func isCustom(t *schema.Type, by schema.Custom) bool {
	return by != schema.ByKind && t.Kind != schema.Pointer && t.Kind != schema.Interface
}

func (c *encodeCompiler) custom(t *schema.Type, off uintptr) {
	op := OpJSON
	if t.Encode == schema.ByText {
		op = OpText
	}
	c.emitTyped(EncodeInstr{Op: op, Off: uint32(off)}, t)
}

func (c *encodeCompiler) kind(t *schema.Type, off uintptr) {
	switch t.Kind {
	case schema.Struct:
		c.object(t, off)
	case schema.Pointer:
		c.pointer(t, off)
	case schema.Slice:
		c.slice(t, off)
	case schema.Array:
		c.array(t, off)
	case schema.Map:
		c.mapping(t, off)
	case schema.Bytes:
		c.emit(EncodeInstr{Op: OpBytes, Off: uint32(off)})
	case schema.Interface:
		c.emitTyped(EncodeInstr{Op: OpInterface, Off: uint32(off)}, t)
	case schema.Unsupported:
		c.emitTyped(EncodeInstr{Op: OpUnsupported, Off: uint32(off)}, t)
	case schema.String:
		c.emit(EncodeInstr{Op: stringOps[c.style], Off: uint32(off)})
	default:
		c.emit(EncodeInstr{Op: scalarOps[t.Kind], Off: uint32(off)})
	}
}

func (c *encodeCompiler) pointer(t *schema.Type, off uintptr) {
	if c.fuse && c.outlined[t.Elem] && !isCustom(t.Elem, t.Elem.Encode) {
		c.call(OpCallPointer, t.Elem, off)
		return
	}
	isNil := c.emit(EncodeInstr{Op: OpPointer, Off: uint32(off)})
	c.value(t.Elem, 0)
	c.emit(EncodeInstr{Op: OpPop})
	c.land(isNil)
}

func (c *encodeCompiler) slice(t *schema.Type, off uintptr) {
	isEmpty := c.emit(EncodeInstr{Op: OpSlice, Off: uint32(off)})
	c.elements(t)
	c.land(isEmpty)
}

func (c *encodeCompiler) array(t *schema.Type, off uintptr) {
	switch {
	case c.binary != nil:
		c.write(c.binary.array(t.Len))
	case t.Len == 0:
		c.write("[]")
	default:
		c.write("[")
	}
	if t.Len == 0 {
		return
	}
	if c.unrolls(t) {
		for i := range t.Len { // there is nothing between them
			c.value(t.Elem, off+uintptr(i)*t.Elem.Size)
		}
		return
	}
	c.emit(EncodeInstr{Op: OpArray, Off: uint32(off), Arg: int32(t.Len)})
	c.elements(t)
}

// elements emits the loop over a slice or array.
func (c *encodeCompiler) elements(t *schema.Type) {
	start := c.here()
	c.value(t.Elem, 0)
	c.emit(EncodeInstr{Op: c.next(t.Elem), Off: uint32(t.Elem.Size), Arg: int32(start)})
}

func (c *encodeCompiler) mapping(t *schema.Type, off uintptr) {
	if t.KeyEncode == schema.KeyUnsupported {
		c.emitTyped(EncodeInstr{Op: OpUnsupported, Off: uint32(off)}, t)
		return
	}
	isEmpty := c.emitBranch(EncodeInstr{Op: OpMap, Off: uint32(off)}, t)
	start := c.here()
	c.value(t.Elem, 0)
	c.emit(EncodeInstr{Op: OpNextMap, Arg: int32(start)})
	c.land(isEmpty)
}

// comma says what the compiler knows about the members written before the next one.
type comma uint8

const (
	noComma    comma = iota // none was written
	maybeComma              // only the machine will know
	needsComma              // one was written
	counted                 // the members were counted in a binary format: there is nothing more to be done for each
)

func (c *encodeCompiler) object(t *schema.Type, off uintptr) {
	if c.binary != nil {
		c.binaryObject(t, off)
		return
	}
	c.write("{")
	c.members(t, off, noComma)
	c.write("}")
}

// members emits the fields of the struct at off, before which so much was written.
func (c *encodeCompiler) members(t *schema.Type, off uintptr, before comma) {
	for fields := t.Fields; len(fields) > 0; {
		n := 0
		if c.fuse && coresWork && t.Size%wordSize == 0 && off%wordSize == 0 {
			var words [][]rowEntry
			if n, words = rowOf(fields); n > 0 {
				before = c.row(fields[:n], words, off, before)
			}
		}
		if n == 0 {
			before = c.member(&fields[0], off, before)
			n = 1
		}
		fields = fields[n:]
	}
}

// member emits one field of the struct at off. It returns what is known of commas after it.
func (c *encodeCompiler) member(f *schema.Field, off uintptr, before comma) comma {
	off, absent := c.embedded(f, off)
	if before == maybeComma && c.binary != nil && !mayBeAbsent(f) {
		before = needsComma
	}
	followed := c.fuse && c.followsOmit(f)
	omit := c.omit(f, off, followed)
	if before == maybeComma && len(omit) == 1 && c.takesComma(omit[0]) {
		c.code[omit[0]].Lit = commaDue
		c.writeKey(f)
	} else {
		c.key(f, before)
	}
	if followed {
		c.value(f.Type.Elem, 0)
		c.emit(EncodeInstr{Op: OpPop})
	} else {
		c.field(f, off)
	}
	for _, pc := range omit {
		c.land(pc)
	}
	for i := len(absent) - 1; i >= 0; i-- {
		c.emit(EncodeInstr{Op: OpPop})
		c.land(absent[i])
	}

	switch {
	case before == counted:
		return counted
	case c.binary != nil:
		return maybeComma // each counts for itself
	case len(omit)+len(absent) == 0:
		return needsComma
	case before == noComma:
		return maybeComma
	}
	return before
}

// embedded emits what follows the embedded pointers on the way to a field: the instructions leave when one is nil. It returns where the field is
// in what it goes to.
func (c *encodeCompiler) embedded(f *schema.Field, off uintptr) (at uintptr, absent []int) {
	for _, s := range f.Path[:len(f.Path)-1] {
		off += s.Offset
		if s.Type.Kind == schema.Pointer {
			absent = append(absent, c.emit(EncodeInstr{Op: OpEmbedded, Off: uint32(off)}))
			off = 0
		}
	}
	return off + f.Path[len(f.Path)-1].Offset, absent
}

// followsOmit reports whether the test that leaves a field out can follow the field's pointer, too.
func (c *encodeCompiler) followsOmit(f *schema.Field) bool {
	o := f.Options
	return f.Type.Kind == schema.Pointer && o.OmitEmpty && !o.OmitZero && !o.Quoted && !c.outlined[f.Type] && !c.outlined[f.Type.Elem]
}

// takesComma reports whether the omit instruction at pc can append a comma, too.
func (c *encodeCompiler) takesComma(pc int) bool {
	switch c.code[pc].Op {
	case OpOmit8, OpOmit16, OpOmit32, OpOmit64, OpOmitFloat32, OpOmitFloat64, OpOmitPointer:
		return c.fuse && c.code[pc].LitLen == 0
	}
	return false
}

// writeKey adds what the member of a field begins with to the pending literal.
func (c *encodeCompiler) writeKey(f *schema.Field) {
	if c.binary != nil {
		c.write(c.binary.key(f))
		return
	}
	c.pending = append(wire.AppendStyled(c.pending, f.Name, c.style), ':')
}

// stringOps are the opcodes of strings in each style.
var stringOps = [...]Opcode{0: OpString, wire.PlainHTML: OpStringPlain, wire.PlainHTML | wire.LaxUTF8: OpStringLax}

func (c *encodeCompiler) key(f *schema.Field, before comma) {
	switch {
	case before == needsComma && c.binary == nil:
		c.write(",")
	case before == maybeComma:
		c.emit(EncodeInstr{Op: OpComma})
	}
	c.writeKey(f)
}

// field emits the value of a field, with its option "string".
func (c *encodeCompiler) field(f *schema.Field, off uintptr) {
	t := f.Type
	switch {
	case !f.Options.Quoted:
		c.value(t, off)
	case t.Kind == schema.Pointer:
		isNil := c.emit(EncodeInstr{Op: OpPointer, Off: uint32(off)})
		c.quoted(t.Elem, 0)
		c.emit(EncodeInstr{Op: OpPop})
		c.land(isNil)
	default:
		c.quoted(t, off)
	}
}

func (c *encodeCompiler) quoted(t *schema.Type, off uintptr) {
	switch {
	case isCustom(t, t.Encode):
		c.custom(t, off)
	case t.Kind == schema.String:
		c.emit(EncodeInstr{Op: OpQuotedString, Off: uint32(off)})
	default:
		c.write(`"`)
		c.value(t, off)
		c.write(`"`)
	}
}

// omit emits the tests that leave a field out and returns their addresses, if the field has any. If followed, the pointer is
// followed where it is not nil.
func (c *encodeCompiler) omit(f *schema.Field, off uintptr, followed bool) []int {
	if followed {
		return []int{c.emit(EncodeInstr{Op: OpOmitPointer, Off: uint32(off)})}
	}
	var at []int
	if f.Options.OmitEmpty {
		if op, part, ok := omitEmptyOp(f.Type); ok {
			at = append(at, c.emit(EncodeInstr{Op: op, Off: uint32(off + part)}))
		}
		if f.Type.Kind == schema.Array && f.Type.Len == 0 {
			at = append(at, c.emitBranch(EncodeInstr{Op: OpOmitZero, Off: uint32(off)}, f.Type))
		}
	}
	if f.Options.OmitZero {
		op := OpOmitZero
		if f.Type.HasIsZero {
			op = OpOmitIsZero
		}
		at = append(at, c.emitBranch(EncodeInstr{Op: op, Off: uint32(off)}, f.Type))
	}
	return at
}

// omitEmptyOp returns the opcode that tests for what omitempty calls empty, and the offset of what it tests in the value;
// structs and arrays never are empty.
func omitEmptyOp(t *schema.Type) (op Opcode, part uintptr, ok bool) {
	switch t.Kind {
	case schema.Float32:
		return OpOmitFloat32, 0, true
	case schema.Float64:
		return OpOmitFloat64, 0, true
	case schema.String, schema.Number, schema.Bytes, schema.Raw, schema.Slice:
		return wordOmit, unsafe.Offsetof(stringHeader{}.length), true // a slice's header begins like a string's
	case schema.Map:
		return OpOmitMap, 0, true
	case schema.Pointer, schema.Any, schema.Interface: // of an interface, the word that says its type
		return wordOmit, 0, true
	case schema.Bool:
		return OpOmit8, 0, true
	}
	if t.Kind.IsInt() || t.Kind.IsUint() {
		return map[int]Opcode{8: OpOmit8, 16: OpOmit16, 32: OpOmit32, 64: OpOmit64}[t.Kind.Bits()], 0, true
	}
	return OpHalt, 0, false
}
