package vm

import (
	"sync"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// An Instr is one instruction, 16 bytes without Go pointers.
type Instr struct {
	Op     Opcode
	Flags  Flags
	LitLen uint16 // length of the literal; 0: none, and Lit may be an index into Types
	Lit    uint32 // position of the literal in Text
	Off    uint32 // distance of the operand from base, in bytes
	Arg    uint32 // address to go to, or index into Types or Objects; see the opcode
}

// Flags change what an instruction does.
type Flags uint8

const (
	// FlagNumeric says that the type of a scalar is a number, which errors about it want to know.
	FlagNumeric Flags = 1 << iota
	// FlagUnexported says that an embedded pointer cannot be allocated.
	FlagUnexported
	// FlagNillable says that null sets the operand of OpText to its zero value.
	FlagNillable
)

// A Program serializes one type in one format. It is immutable and safe for concurrent use.
type Program struct {
	Type   *schema.Type
	Format strategies.Format
	Encode []Instr
	Decode []Instr
	// Text holds the literals of all instructions: keys and punctuation as the format writes them.
	Text string
	// Types are the types that instructions refer to.
	Types []*schema.Type
	// Objects are the structs that the decoder meets.
	Objects []Object

	// By type: what maps of that type were written and read with, for the next one.
	writers, readers []sync.Pool
}

// An Object tells the decoder which members a struct has and where their instructions are.
type Object struct {
	Type    *schema.Type
	End     uint32 // address after the object
	Members []Member
	exact   map[string]uint32 // name to address
	folded  map[string]uint32 // folded name to address; the first member of that name
}

// A Member is one member of an Object.
type Member struct {
	Name  string
	Entry uint32 // address of the instructions that read it
}

// CompileProgram compiles a type for a format. The error wraps strategies.ErrUnsupported for any format but JSON.
func CompileProgram(t *schema.Type, f strategies.Format) (*Program, error) {
	if f != strategies.JSON {
		return nil, unsupportedFormat(f)
	}
	p := &Program{Type: t, Format: f}
	a := newAssembler(p)
	compileEncoder(a, t)
	compileDecoder(a, t)
	a.finish()
	p.writers, p.readers = make([]sync.Pool, len(p.Types)), make([]sync.Pool, len(p.Types))
	return p, nil
}
