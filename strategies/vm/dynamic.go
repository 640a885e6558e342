package vm

import (
	"reflect"
	"sync"
	"sync/atomic"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A family is the programs of one format and settings, by reflect.Type. It looks for programs without a lock.
type family struct {
	format Format
	settings
	roots    sync.Map // of what a pointer points to
	dynamics sync.Map // of what else an interface holds, which cannot be addressed
	recent   [recentContents]atomic.Pointer[content]
}

// recentContents is how many contents are found by their type's descriptor alone. Where two types share a place, each use looks in the
// maps; with 128 places that was so for some of variants' 16 types, by the luck of their addresses.
const recentContents = 1024

// families are all families, by familyKey.
var families sync.Map

type familyKey struct {
	format Format
	settings
}

func familyOf(f Format, s settings) *family {
	if kept, ok := families.Load(familyKey{f, s}); ok {
		return kept.(*family)
	}
	kept, _ := families.LoadOrStore(familyKey{f, s}, &family{format: f, settings: s})
	return kept.(*family)
}

// load returns the program of a type, as read reads it, and keeps it.
func (f *family) load(programs *sync.Map, t reflect.Type, read func(reflect.Type) *schema.Type) (*Program, error) {
	if kept, ok := programs.Load(t); ok {
		return kept.(*Program), nil
	}
	fresh, err := compileProgram(read(t), f.format, f.settings)
	if err != nil {
		return nil, err
	}
	kept, _ := programs.LoadOrStore(t, fresh)
	return kept.(*Program), nil
}

// dynamic returns the program of what else an interface holds.
func (f *family) dynamic(t reflect.Type) (*Program, error) {
	return f.load(&f.dynamics, t, f.format.dialect().OfDynamic)
}

// encoders keeps encoders for the contents of interfaces: one that is handed to a method has to be on the heap.
var encoders = sync.Pool{New: func() any { return new(wire.Encoder) }}

// onHeap calls f with a copy of e on the heap.
func onHeap(e *wire.Encoder, f func(*wire.Encoder) []byte) []byte {
	state := encoders.Get().(*wire.Encoder)
	*state = *e
	dst := f(state)
	*e = *state
	*state = wire.Encoder{}
	encoders.Put(state)
	return dst
}

// appendAny writes the content of an interface.
func (p *Program) appendAny(e *wire.Encoder, dst []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(dst, "null"...)
	case bool:
		return wire.AppendBool(dst, v)
	case string:
		return wire.AppendStyled(dst, v, e.Style)
	case float64:
		return e.Float64(dst, v)
	case int:
		return wire.AppendInt(dst, int64(v))
	case int64:
		return wire.AppendInt(dst, v)
	case []any, map[string]any:
		return onHeap(e, func(e *wire.Encoder) []byte { return e.Any(dst, v, p.other) })
	}
	return p.appendDynamic(e, dst, v)
}

// appendInterface writes the content of the interface of type t. A method that the interface itself has is called
// whatever the content, even a nil pointer.
func (p *Program) appendInterface(e *wire.Encoder, dst []byte, t *Type, at unsafe.Pointer) []byte {
	v := held(t.Type, at)
	if v == nil {
		return append(dst, "null"...)
	}
	return onHeap(e, func(e *wire.Encoder) []byte {
		switch t.Encode {
		case schema.ByJSON:
			return e.JSON(dst, v.(wire.Marshaler), t.Name)
		case schema.ByText:
			return e.Text(dst, v.(wire.TextMarshaler), t.Name)
		}
		return e.Any(dst, v, p.other)
	})
}

// appendDynamic writes a value of any type by a program of its own.
func (p *Program) appendDynamic(e *wire.Encoder, dst []byte, v any) []byte {
	c, err := p.family.content(v)
	if err != nil {
		e.Fail(err)
		return dst
	}
	at := c.at(v)
	if at == nil {
		return append(dst, "null"...)
	}
	if !c.enter(&e.Nesting, at) {
		return dst
	}
	dst = c.program.encode(e, dst, at)
	e.Leave()
	return dst
}

// readAny reads a value into an empty interface. What a pointer in it points to is read in place.
func (p *Program) readAny(d *wire.Decoder, i int, target *any) int {
	if *target != nil && reused(*target, unsafe.Pointer(target), wire.Null(d.Src, i) >= 0) != nil {
		return p.readDynamic(d, i, *target)
	}
	v, next := d.Any(i, *target)
	*target = v
	return next
}

// reused returns the pointer that the interface at p holds, if decoding goes on behind it, or nil: null replaces the pointer unless it
// points to another one.
func reused(v any, p unsafe.Pointer, null bool) unsafe.Pointer {
	t := reflect.TypeOf(v)
	if t.Kind() != reflect.Pointer || null && t.Elem().Kind() != reflect.Pointer {
		return nil
	}
	to := (*eface)(unsafe.Pointer(&v)).data
	// A pointer to the interface that holds it would be followed for ever.
	if to == p && t.Elem().Kind() == reflect.Interface {
		return nil
	}
	return to
}

// readDynamic reads a value into what the pointer v points to.
func (p *Program) readDynamic(d *wire.Decoder, i int, v any) int {
	content, err := p.family.dynamic(reflect.TypeOf(v).Elem())
	if err != nil {
		return d.Fail(err)
	}
	if !d.Follow() {
		return d.Fail(errTooDeep)
	}
	i = content.decode(d, i, (*eface)(unsafe.Pointer(&v)).data)
	d.Unfollow()
	return i
}

// readInterface reads a value into the interface with methods of type t, which must hold a pointer for that.
func (p *Program) readInterface(d *wire.Decoder, i int, t *Type, at unsafe.Pointer) int {
	v := held(t.Type, at)
	null := wire.Null(d.Src, i)
	if v != nil && reused(v, at, null >= 0) != nil {
		return p.readDynamic(d, i, v)
	}
	if null >= 0 {
		*(*any)(at) = nil
		return null
	}
	if i < len(d.Src) && (d.Src[i] == '-' || d.Src[i]-'0' < 10) {
		d.Any(i, nil) // a number that float64 cannot hold is an error of its own, and the first
	}
	return d.Mismatch(i, t.Name, false)
}
