package vm

import (
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A decodeCompiler turns types into the instructions that read them.
type decodeCompiler struct {
	*decodeAssembler
	outlined map[*schema.Type]bool
	stringOp Opcode
	binary   *binaryFormat // nil for JSON
}

func compileDecoder(types *typeTable, outlined map[*schema.Type]bool, root *schema.Type, f Format, s settings) ([]DecodeInstr, []Object) {
	c := &decodeCompiler{newDecodeAssembler(types), outlined, s.stringOp(), f.binary}
	if f.binary != nil {
		c.noKey = f.binary.noKey
	}
	c.pointee(root, 0)
	return c.finish(func(t *schema.Type) { c.kind(t, 0) })
}

// value emits what reads a value of type t at off; pointee does so for a value that was reached through a pointer.
func (c *decodeCompiler) value(t *schema.Type, off uintptr) { c.read(t, off, t.Decode) }

func (c *decodeCompiler) pointee(t *schema.Type, off uintptr) { c.read(t, off, t.PointerDecode) }

func (c *decodeCompiler) read(t *schema.Type, off uintptr, by schema.Custom) {
	switch {
	case isCustom(t, by):
		c.custom(t, off, by, OpJSON, OpText)
	case c.outlined[t]:
		c.call(t, off)
	default:
		c.kind(t, off)
	}
}

func (c *decodeCompiler) custom(t *schema.Type, off uintptr, by schema.Custom, json, text Opcode) {
	in := DecodeInstr{Op: json, Off: uint32(off)}
	if by == schema.ByText {
		in.Op = text
	}
	switch t.Kind {
	case schema.Map, schema.Slice, schema.Bytes:
		in.Flags = FlagNillable
	}
	c.emitTyped(in, t)
}

func (c *decodeCompiler) kind(t *schema.Type, off uintptr) {
	switch t.Kind {
	case schema.Struct:
		c.object(t, off)
	case schema.Pointer:
		c.pointer(t, off, OpPointer, c.pointee)
	case schema.Slice, schema.Bytes:
		c.slice(t, off)
	case schema.Array:
		c.loop(t, off, OpArray, OpNextArray)
	case schema.Map:
		c.mapping(t, off)
	case schema.Interface:
		c.emitTyped(DecodeInstr{Op: OpInterface, Off: uint32(off)}, t)
	case schema.Unsupported:
		c.emitTyped(DecodeInstr{Op: OpUnsupported, Off: uint32(off)}, t)
	case schema.String:
		c.emitTyped(scalar(c.stringOp, t, off), t)
	default:
		c.emitTyped(scalar(scalarOps[t.Kind], t, off), t)
	}
}

// scalar is the instruction that reads a scalar of type t at off.
func scalar(op Opcode, t *schema.Type, off uintptr) DecodeInstr {
	in := DecodeInstr{Op: op, Off: uint32(off)}
	if t.Kind.IsInt() || t.Kind.IsUint() || t.Kind.IsFloat() {
		in.Flags = FlagNumeric
	}
	return in
}

func (c *decodeCompiler) pointer(t *schema.Type, off uintptr, op Opcode, elem func(*schema.Type, uintptr)) {
	open := c.emitTyped(DecodeInstr{Op: op, Off: uint32(off)}, t)
	elem(t.Elem, 0)
	c.closes(open, c.emit(DecodeInstr{Op: OpPop}))
}

// slice emits a slice; one of bytes may stand in the input as base64 or as an array.
func (c *decodeCompiler) slice(t *schema.Type, off uintptr) {
	if !t.ReadsBase64() {
		c.loop(t, off, OpSlice, OpNext)
		return
	}
	notArray := c.emitTyped(DecodeInstr{Op: OpBytes, Off: uint32(off)}, t)
	c.closes(notArray, c.loop(t, off, OpSlice, OpNext))
}

// loop emits the loop over a slice or array and returns the address of its last instruction.
func (c *decodeCompiler) loop(t *schema.Type, off uintptr, begin, next Opcode) (end int) {
	open := c.emitTyped(DecodeInstr{Op: begin, Off: uint32(off)}, t)
	c.value(t.Elem, 0)
	end = c.emitTyped(DecodeInstr{Op: next, Off: uint32(t.Elem.Size), Key: uint64(t.Len)}, t)
	c.closesLoop(open, end)
	return end
}

func (c *decodeCompiler) mapping(t *schema.Type, off uintptr) {
	open := c.emitTyped(DecodeInstr{Op: OpMap, Off: uint32(off)}, t)
	c.value(t.Elem, 0)
	c.closesLoop(open, c.emit(DecodeInstr{Op: OpNextMap}))
}

// object emits a struct: OpObject, for each field the instructions that read it, OpEndObject.
func (c *decodeCompiler) object(t *schema.Type, off uintptr) {
	open := c.emitTyped(DecodeInstr{Op: OpObject, Flags: elementFlag(t)}, t)
	object := Object{Type: t, Members: make([]Member, 0, len(t.Fields)), index: new(memberIndex)}
	members := make([]int, 0, len(t.Fields))
	for i := range t.Fields {
		f := &t.Fields[i]
		object.Members = append(object.Members, Member{c.name(f), uint32(c.here())})
		c.expect(f, t)
		c.member(f, off)
		members = append(members, c.here()-1)
	}
	end := c.emit(DecodeInstr{Op: OpEndObject, Arg: int32(len(c.objects))})
	c.hash(&object, end)
	c.objects = append(c.objects, object)
	c.closes(open, end)
	for _, last := range members {
		c.completes(last, end)
		c.code[last].Flags |= elementFlag(t)
	}
}

// elementFlag is FlagElement if a struct of type t is an array.
func elementFlag(t *schema.Type) Flags {
	if t.ToArray {
		return FlagElement
	}
	return 0
}

// name is that by which the member of a field is looked up.
func (c *decodeCompiler) name(f *schema.Field) string {
	if c.binary != nil {
		return c.binary.name(f)
	}
	return f.Name
}

// expect makes the key of a field of t what the next instruction expects. The values of an array have none.
func (c *decodeCompiler) expect(f *schema.Field, t *schema.Type) {
	switch {
	case t.ToArray:
	case c.binary != nil:
		c.pending = append(c.pending, c.binary.key(f)...)
	default:
		c.pending = append(wire.AppendString(c.pending, f.Name), ':')
	}
}

// member emits what reads the field of a struct at off.
func (c *decodeCompiler) member(f *schema.Field, off uintptr) {
	var embedded []int
	for _, s := range f.Path[:len(f.Path)-1] {
		off += s.Offset
		if s.Type.Kind != schema.Pointer {
			continue
		}
		in := DecodeInstr{Op: OpEmbedded, Off: uint32(off)}
		if !s.Exported {
			in.Flags = FlagUnexported
		}
		embedded = append(embedded, c.emitTyped(in, s.Type))
		off = 0
	}
	off += f.Path[len(f.Path)-1].Offset
	c.field(f, off)
	for i := len(embedded) - 1; i >= 0; i-- {
		c.closes(embedded[i], c.emit(DecodeInstr{Op: OpPop}))
	}
}

// field emits what reads the value of a field, with its option "string".
func (c *decodeCompiler) field(f *schema.Field, off uintptr) {
	switch {
	case !f.Options.Quoted:
		c.value(f.Type, off)
	case f.Type.Kind == schema.Pointer:
		c.pointer(f.Type, off, OpQuotedPointer, c.quoted)
	default:
		c.quoted(f.Type, off)
	}
}

func (c *decodeCompiler) quoted(t *schema.Type, off uintptr) {
	if isCustom(t, t.Decode) {
		c.custom(t, off, t.Decode, OpQuotedJSON, OpQuotedText)
		return
	}
	c.emitTyped(scalar(OpQuoted, t, off), t)
}
