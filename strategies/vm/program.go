package vm

import (
	"sync"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A Program serializes one type in one format. It is immutable and safe for concurrent use.
type Program struct {
	Type   *schema.Type
	Format strategies.Format
	// Encode and Decode are the instructions of the two directions. The text that they refer to follows them in memory.
	Encode []EncodeInstr
	Decode []DecodeInstr
	// Types are the types that instructions refer to.
	Types []*schema.Type
	// Objects are the structs that the decoder meets.
	Objects []Object

	plain bool // run without the cores

	// By type: what maps of that type were written and read with, for the next one.
	writers, readers []sync.Pool
}

// CompileProgram compiles a type for a format. The error wraps strategies.ErrUnsupported for any format but JSON.
func CompileProgram(t *schema.Type, f strategies.Format) (*Program, error) {
	if f != strategies.JSON {
		return nil, unsupportedFormat(f)
	}
	var types typeTable
	p := &Program{Type: t, Format: f}
	out := outlined(t)
	p.Encode = compileEncoder(&types, out, t)
	p.Decode, p.Objects = compileDecoder(&types, out, t)
	p.Types = types.types
	p.writers, p.readers = make([]sync.Pool, len(p.Types)), make([]sync.Pool, len(p.Types))
	return p, nil
}
