package vm

import (
	"sync"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A Program serializes one type in one format. It is immutable and safe for concurrent use.
type Program struct {
	settings

	// Encode and Decode are the instructions of the two directions. The text that they refer to follows them in memory.
	Decode []DecodeInstr
	Encode []EncodeInstr
	// Types are the types that instructions refer to.
	Types []Type

	encodeProfile, decodeProfile *profiler // nil but for a profile

	// Objects are the structs that the decoder meets.
	Objects []Object

	Type   *schema.Type
	Format Format
	family *family

	// writer and reader run the program: what Append and Decode call at once.
	writer func(p *Program, dst []byte, at unsafe.Pointer) ([]byte, error)
	reader func(p *Program, src []byte, at unsafe.Pointer) error

	other   func(*wire.Encoder, []byte, any) []byte // appendDynamic
	dynamic any                                     // the same for a binary format, with its Encoder

	// By type: what maps of that type were written and read with, for the next one.
	writers, readers []sync.Pool
}

// settings say how a program is compiled and run.
type settings struct {
	// engine and unfused change nothing of what a program does: how it is run, use no fused instructions.
	engine  engine
	unfused bool
	Options
}

// CompileProgram compiles a type, given as JSON reads it, for a format. The error wraps strategies.ErrUnsupported for types too large for the
// operands of instructions.
func CompileProgram(t *schema.Type, f Format) (*Program, error) {
	return compileProgram(f.of(t), f, settings{})
}

// compileProgram compiles a type, given as the format reads it.
func compileProgram(t *schema.Type, f Format, s settings) (*Program, error) {
	if s.engine == engineCore && !coresWork {
		s.engine = engineSwitch
	}
	var types typeTable
	p := &Program{Type: t, Format: f, settings: s, family: familyOf(f, s)}
	uses := map[*schema.Type]int{}
	countUses(t, uses)
	if err := checkSizes(uses); err != nil {
		return nil, err
	}
	out := outlined(uses)
	p.Encode = compileEncoder(&types, out, t, f, s)
	p.Decode, p.Objects = compileDecoder(&types, out, t, f, s)
	p.Types = types.types
	if f.binary != nil {
		p.writer, p.reader = f.binary.append, f.binary.read
		p.dynamic = f.binary.dynamic(p)
	} else {
		p.writer, p.reader = appendJSON, readJSON
		p.other = p.appendDynamic
	}
	p.writers, p.readers = make([]sync.Pool, len(p.Types)), make([]sync.Pool, len(p.Types))
	return p, nil
}
