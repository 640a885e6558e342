package vm

import (
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A decodeCompiler turns types into the instructions that read them.
type decodeCompiler struct {
	*assembler
	outlined map[*schema.Type]bool
}

func compileDecoder(a *assembler, root *schema.Type) {
	c := &decodeCompiler{assembler: a, outlined: outlined(root)}
	c.begin()
	c.pointee(root, 0)
	a.program.Decode = c.end(func(t *schema.Type) { c.kind(t, 0) })
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
	in := Instr{Op: json, Off: uint32(off)}
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
		c.emitTyped(Instr{Op: OpInterface, Off: uint32(off)}, t)
	case schema.Unsupported:
		c.emitTyped(Instr{Op: OpUnsupported, Off: uint32(off)}, t)
	default:
		c.emitTyped(scalar(scalarOps[t.Kind], t, off), t)
	}
}

// scalar is the instruction that reads a scalar of type t at off.
func scalar(op Opcode, t *schema.Type, off uintptr) Instr {
	in := Instr{Op: op, Off: uint32(off)}
	if t.Kind.IsInt() || t.Kind.IsUint() || t.Kind.IsFloat() {
		in.Flags = FlagNumeric
	}
	return in
}

func (c *decodeCompiler) pointer(t *schema.Type, off uintptr, op Opcode, elem func(*schema.Type, uintptr)) {
	isNull := c.emitTyped(Instr{Op: op, Off: uint32(off)}, t)
	elem(t.Elem, 0)
	c.emit(Instr{Op: OpPop})
	c.land(isNull)
}

// slice emits a slice; one of bytes may stand in the input as base64 or as an array.
func (c *decodeCompiler) slice(t *schema.Type, off uintptr) {
	if !t.ReadsBase64() {
		c.loop(t, off, OpSlice, OpNext)
		return
	}
	notArray := c.emitTyped(Instr{Op: OpBytes, Off: uint32(off)}, t)
	c.loop(t, off, OpSlice, OpNext)
	c.land(notArray)
}

// loop emits the loop over a slice or array.
func (c *decodeCompiler) loop(t *schema.Type, off uintptr, begin, next Opcode) {
	isEmpty := c.emitTyped(Instr{Op: begin, Off: uint32(off)}, t)
	start := c.here()
	c.value(t.Elem, 0)
	c.emitTyped(Instr{Op: next, Arg: start}, t)
	c.land(isEmpty)
}

func (c *decodeCompiler) mapping(t *schema.Type, off uintptr) {
	isEmpty := c.emitTyped(Instr{Op: OpMap, Off: uint32(off)}, t)
	start := c.here()
	c.value(t.Elem, 0)
	c.emit(Instr{Op: OpNextMap, Arg: start})
	c.land(isEmpty)
}

// object emits a struct: OpObject, then for each field its instructions and an OpMember that expects the field after it.
func (c *decodeCompiler) object(t *schema.Type, off uintptr) {
	index := len(c.program.Objects)
	c.program.Objects = append(c.program.Objects, newObject(t))
	c.expect(OpObject, t, index, 0)
	for i := range t.Fields {
		entry := c.here()
		c.member(&t.Fields[i], off)
		c.expect(OpMember, t, index, i+1)
		c.program.Objects[index].add(t.Fields[i].Name, entry)
	}
	c.program.Objects[index].End = c.here()
}

// expect emits an instruction whose literal is the key of field i, after a comma where it goes on after another member.
func (c *decodeCompiler) expect(op Opcode, t *schema.Type, object, i int) {
	c.flush()
	if i < len(t.Fields) {
		key := wire.KeyLiteral(t.Fields[i].Name)
		if op == OpMember {
			key = "," + key
		}
		if len(key) <= maxLiteral {
			c.write(key)
		}
	}
	c.emit(Instr{Op: op, Arg: uint32(object)})
}

// member emits what reads the field of a struct at off.
func (c *decodeCompiler) member(f *schema.Field, off uintptr) {
	var embedded []int
	for _, s := range f.Path[:len(f.Path)-1] {
		off += s.Offset
		if s.Type.Kind != schema.Pointer {
			continue
		}
		in := Instr{Op: OpEmbedded, Off: uint32(off)}
		if !s.Exported {
			in.Flags = FlagUnexported
		}
		embedded = append(embedded, c.emitTyped(in, s.Type))
		off = 0
	}
	off += f.Path[len(f.Path)-1].Offset
	c.field(f, off)
	for i := len(embedded) - 1; i >= 0; i-- {
		c.emit(Instr{Op: OpPop})
		c.land(embedded[i])
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
