package vm

import (
	"errors"
	"reflect"
	"unsafe"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A strategy runs programs with certain settings.
type strategy struct {
	name, summary string
	fallback      string // see strategies.Traits
	formats       []Format
	settings
	// codec makes the codec of an engine, if it is not that of encode.go and decode.go. It stands here so that a program
	// that is linked has the code of no engine but those it names.
	codec func(codec) strategies.Codec
}

// New returns the strategy, for some formats.
func New(formats ...Format) strategies.Strategy {
	return strategy{
		name: "vm", summary: "a program per type, run by an interpreter whose core calls no function",
		formats: formats,
	}
}

// NewSwitch returns the machine without its cores: one loop around one switch, which calls its leaves.
func NewSwitch(formats ...Format) strategies.Strategy {
	return strategy{
		name: "vm-switch", summary: "vm without its core: one switch that calls a function per value",
		formats:  formats,
		settings: settings{engine: engineSwitch},
	}
}

// NewUnfused returns the machine without fused instructions.
func NewUnfused(formats ...Format) strategies.Strategy {
	return strategy{
		name: "vm-unfused", summary: "vm without instructions that do the work of several",
		formats:  formats,
		settings: settings{unfused: true},
	}
}

// NewTrades returns the machine with options that give something up.
func NewTrades() []strategies.Strategy {
	list := []strategy{
		{name: "vm-borrow", summary: "vm, decoded strings refer to the input"},
		{name: "vm-batch", summary: "vm, short decoded strings share memory"},
		{name: "vm-lax", summary: "vm, no look at bytes outside ASCII, no HTML escapes"},
		{name: "vm-fast", summary: "vm-borrow and vm-lax together"},
	}
	list[0].BorrowStrings = true
	list[1].BatchStrings = true
	list[2].SkipUTF8, list[2].PlainHTML = true, true
	list[3].BorrowStrings, list[3].SkipUTF8, list[3].PlainHTML = true, true, true
	trades := make([]strategies.Strategy, len(list))
	for i, s := range list {
		trades[i] = s
	}
	return trades
}

func (s strategy) Name() string { return s.name }

func (s strategy) Traits() strategies.Traits {
	return strategies.Traits{
		Summary:       s.summary,
		Fallback:      s.fallback,
		Unsafe:        true,
		CopiesStrings: !s.BorrowStrings,
		ValidatesUTF8: !s.SkipUTF8,
		EscapesHTML:   !s.PlainHTML,
		SortsMaps:     true,
		ChecksEnd:     true,
	}
}

func (s strategy) Compile(t *schema.Type, f strategies.Format) (strategies.Codec, error) {
	if t.Go == nil {
		return nil, &refusal{"type " + t.Name + " was read from source"}
	}
	format, err := s.format(f)
	if err != nil {
		return nil, err
	}
	p, err := compileProgram(format.of(t), format, s.settings)
	if err != nil {
		return nil, err
	}
	c := codec{p, descriptor(reflect.PointerTo(t.Go))}
	if s.codec != nil {
		return s.codec(c), nil
	}
	return &c, nil
}

// format returns the format of that name, if the strategy is for it; all are for JSON.
func (s strategy) format(name strategies.Format) (Format, error) {
	if name == strategies.JSON {
		return JSON, nil
	}
	for _, f := range s.formats {
		if f.name == name {
			return f, nil
		}
	}
	return Format{}, unsupportedFormat(name, s.name)
}

// A codec runs a program on values of one type.
type codec struct {
	program *Program
	pointer unsafe.Pointer // Go's descriptor of the pointers it takes
}

func (c *codec) Append(dst []byte, v any) ([]byte, error) {
	base := c.base(v)
	if base == nil {
		return dst, c.misused(v)
	}
	return c.program.append(dst, base)
}

func (c *codec) Decode(src []byte, v any) error {
	base := c.base(v)
	if base == nil {
		return c.misused(v)
	}
	return c.program.read(src, base)
}

// base is the pointer in v, or nil unless it is of the codec's type.
func (c *codec) base(v any) unsafe.Pointer {
	e := (*eface)(unsafe.Pointer(&v))
	if e.descriptor != c.pointer {
		return nil
	}
	return e.data
}

// misused is the error of a v that has no base.
func (c *codec) misused(v any) error {
	want, got := reflect.PointerTo(c.program.Type.Go), reflect.TypeOf(v)
	switch got {
	case want:
		return errors.New("vm: codec used on a nil " + want.String())
	case nil:
		return errors.New("vm: codec of " + want.String() + " used on nil")
	}
	return errors.New("vm: codec of " + want.String() + " used on " + got.String())
}
