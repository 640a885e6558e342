package vm

import (
	"fmt"
	"reflect"
	"unsafe"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A strategy runs programs with certain settings.
type strategy struct {
	name, summary string
	fallback      string // see strategies.Traits
	settings
	// codec makes the codec of an engine. It stands here so that a program that is linked has the code of no engine but
	// those it names.
	codec func(codec) strategies.Codec
}

// New returns the strategy.
func New() strategies.Strategy {
	return strategy{
		name: "vm", summary: "a program per type, run by an interpreter whose core calls no function", codec: newCodec,
	}
}

// NewSwitch returns the machine without its cores: one loop around one switch, which calls its leaves.
func NewSwitch() strategies.Strategy {
	return strategy{
		name: "vm-switch", summary: "vm without its core: one switch that calls a function per value",
		settings: settings{engine: engineSwitch}, codec: newCodec,
	}
}

// NewUnfused returns the machine without fused instructions.
func NewUnfused() strategies.Strategy {
	return strategy{
		name: "vm-unfused", summary: "vm without instructions that do the work of several",
		settings: settings{unfused: true}, codec: newCodec,
	}
}

func (s strategy) Name() string { return s.name }

func (s strategy) Traits() strategies.Traits {
	return strategies.Traits{
		Summary:       s.summary,
		Fallback:      s.fallback,
		Unsafe:        true,
		CopiesStrings: true,
		ValidatesUTF8: true,
		EscapesHTML:   true,
		SortsMaps:     true,
		ChecksEnd:     true,
	}
}

func (s strategy) Compile(t *schema.Type, f strategies.Format) (strategies.Codec, error) {
	if t.Go == nil {
		return nil, fmt.Errorf("vm: type %s was read from source: %w", t.Name, strategies.ErrUnsupported)
	}
	p, err := compileProgram(t, f, s.settings)
	if err != nil {
		return nil, err
	}
	return s.codec(codec{p, reflect.PointerTo(t.Go)}), nil
}

// A codec runs a program on values of one type.
type codec struct {
	program *Program
	pointer reflect.Type // the type of the pointers it takes
}

func newCodec(c codec) strategies.Codec { return &c }

func (c *codec) Append(dst []byte, v any) ([]byte, error) {
	base, err := c.base(v)
	if err != nil {
		return dst, err
	}
	var e wire.Encoder
	out := c.program.encode(&e, dst, base)
	if err := e.Err(); err != nil {
		return dst, err
	}
	return out, nil
}

func (c *codec) Decode(src []byte, v any) error {
	base, err := c.base(v)
	if err != nil {
		return err
	}
	d := wire.Decoder{Src: src}
	return d.Finish(c.program.decode(&d, d.Start(), base))
}

// base is the pointer in v, which must be of the codec's type and not nil.
func (c *codec) base(v any) (unsafe.Pointer, error) {
	if reflect.TypeOf(v) != c.pointer {
		return nil, fmt.Errorf("vm: codec of %v used on %T", c.pointer, v)
	}
	p := (*[2]unsafe.Pointer)(unsafe.Pointer(&v))[1] // an interface is its type and, of a pointer, the pointer
	if p == nil {
		return nil, fmt.Errorf("vm: codec used on a nil %v", c.pointer)
	}
	return p, nil
}
