package vm

import (
	"reflect"
	"sync"
	"unsafe"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A family is the programs of one format and settings, by reflect.Type. It looks for programs without a lock.
type family struct {
	format strategies.Format
	settings
	roots    sync.Map // of what a pointer points to
	dynamics sync.Map // of what an interface holds, which cannot be addressed
}

// families are all families, by familyKey.
var families sync.Map

type familyKey struct {
	format strategies.Format
	settings
}

func familyOf(f strategies.Format, s settings) *family {
	kept, _ := families.LoadOrStore(familyKey{f, s}, &family{format: f, settings: s})
	return kept.(*family)
}

// dynamic returns the program of a type that an interface holds.
func (f *family) dynamic(t reflect.Type) (*Program, error) {
	return f.load(&f.dynamics, t, schema.OfDynamic)
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
	return onHeap(e, func(e *wire.Encoder) []byte { return e.Any(dst, v, p.other) })
}

// appendInterface writes the content of the interface of type t. A method that the interface itself has is called
// whatever the content, even a nil pointer.
func (p *Program) appendInterface(e *wire.Encoder, dst []byte, t *Type, at unsafe.Pointer) []byte {
	v := t.value(at)
	if v.IsNil() {
		return append(dst, "null"...)
	}
	return onHeap(e, func(e *wire.Encoder) []byte {
		switch t.Encode {
		case schema.ByJSON:
			return e.JSON(dst, v.Interface().(wire.Marshaler), t.Name)
		case schema.ByText:
			return e.Text(dst, v.Interface().(wire.TextMarshaler), t.Name)
		}
		return e.Any(dst, v.Elem().Interface(), p.other)
	})
}

// appendDynamic writes a value whose type wire does not know.
func (p *Program) appendDynamic(e *wire.Encoder, dst []byte, v any) []byte {
	rv := reflect.ValueOf(v)
	content, err := p.family.dynamic(rv.Type())
	if err != nil {
		e.Fail(err)
		return dst
	}
	box := reflect.New(rv.Type())
	box.Elem().Set(rv)
	if !enterDynamic(e, content, box) {
		return dst
	}
	dst = content.encode(e, dst, box.UnsafePointer())
	e.Leave()
	return dst
}

// enterDynamic counts a level of nesting through an interface, whose content box points to. A cycle can go through what is
// a reference itself; the box of anything else is never met again.
func enterDynamic(e *wire.Encoder, p *Program, box reflect.Value) bool {
	switch t := p.Type; t.Kind {
	case schema.Pointer, schema.Map, schema.Slice:
		return enter(e, t, box.UnsafePointer())
	}
	return e.Enter(box.UnsafePointer(), 0, "")
}

// readAny reads a value into an empty interface. What a pointer in it points to is read in place.
func (p *Program) readAny(d *wire.Decoder, i int, target *any) int {
	if *target != nil {
		if v, ok := reused(reflect.ValueOf(target).Elem(), wire.Null(d.Src, i) >= 0); ok {
			return p.readDynamic(d, i, v)
		}
	}
	v, next := d.Any(i, *target)
	*target = v
	return next
}

// reused returns the pointer that an interface holds, if decoding goes on behind it: null replaces the pointer unless it
// points to another one.
func reused(v reflect.Value, null bool) (reflect.Value, bool) {
	p := v.Elem()
	if p.Kind() != reflect.Pointer || p.IsNil() {
		return p, false
	}
	if null && p.Type().Elem().Kind() != reflect.Pointer {
		return p, false
	}
	// A pointer to the interface that holds it would be followed for ever.
	if target := p.Elem(); target.Kind() == reflect.Interface && target.Addr().UnsafePointer() == v.Addr().UnsafePointer() {
		return p, false
	}
	return p, true
}

// readDynamic reads a value into what the pointer v points to.
func (p *Program) readDynamic(d *wire.Decoder, i int, v reflect.Value) int {
	content, err := p.family.dynamic(v.Type().Elem())
	if err != nil {
		return d.Fail(err)
	}
	return content.decode(d, i, v.UnsafePointer())
}

// readInterface reads a value into the interface with methods of type t, which must hold a pointer for that.
func (p *Program) readInterface(d *wire.Decoder, i int, t *Type, at unsafe.Pointer) int {
	v := t.value(at)
	null := wire.Null(d.Src, i)
	if !v.IsNil() {
		if target, ok := reused(v, null >= 0); ok {
			return p.readDynamic(d, i, target)
		}
	}
	if null >= 0 {
		v.SetZero()
		return null
	}
	if i < len(d.Src) && (d.Src[i] == '-' || d.Src[i]-'0' < 10) {
		d.Any(i, nil) // a number that float64 cannot hold is an error of its own, and the first
	}
	return d.Mismatch(i, t.Name, false)
}
