package vm

import (
	"reflect"
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A faultFinder goes through a value that could not be written until it comes to why. It is simple and slow: a program knows that
// something is wrong, this tells of which Go type it is, and finds the cycle that encoding/json finds.
type faultFinder struct {
	depth int
	open  map[faultReference]bool // beyond freeDepth, what the value at hand lies in
}

// A faultReference is a pointer, slice or map as encoding/json knows it again: pointers by their type, too, slices by their length.
type faultReference struct {
	pointer reflect.Type
	at      unsafe.Pointer
	length  int
}

// freeDepth is how many references encoding/json goes into before it looks for cycles.
const freeDepth = 1000

// content returns what is wrong with what an interface holds, as encoding/json's error, or nil.
func (f *faultFinder) content(v any) error {
	if v == nil {
		return nil
	}
	c, err := standard.content(v)
	if err != nil {
		return err
	}
	at := c.at(v)
	switch {
	case at == nil:
		return nil
	case c.pointer:
		return f.pointee(reflect.TypeOf(v), c.program.Type, at)
	}
	return f.value(c.program.Type, at)
}

// value does the same for the value of type t at p, and so do the methods after it.
func (f *faultFinder) value(t *schema.Type, p unsafe.Pointer) error {
	if isCustom(t, t.Encode) {
		return f.leaf(t, p, goValue(t, p))
	}
	switch t.Kind {
	case schema.Struct:
		return f.object(t, p)
	case schema.Pointer:
		if to := *(*unsafe.Pointer)(p); to != nil {
			return f.pointee(t.Go, t.Elem, to)
		}
		return nil
	case schema.Slice:
		return f.slice(t, p)
	case schema.Array:
		return f.elements(t.Elem, p, t.Len)
	case schema.Map:
		return f.mapping(t, p)
	case schema.Any:
		return f.content(*(*any)(p))
	case schema.Interface:
		return f.iface(t, p)
	}
	return f.leaf(t, p, goValue(t, p))
}

// leaf writes a value that has no parts. v is what encoding/json takes the value for.
func (f *faultFinder) leaf(t *schema.Type, p unsafe.Pointer, v reflect.Value) error {
	var e wire.Encoder
	switch n := newType(t); {
	case t.Encode == schema.ByJSON:
		e.JSON(nil, method[wire.Marshaler](&n, p), t.Name)
	case t.Encode == schema.ByText:
		e.Text(nil, method[wire.TextMarshaler](&n, p), t.Name)
	case t.Kind == schema.Raw:
		e.Raw(nil, *(*[]byte)(p))
	case t.Kind == schema.Time:
		e.Time(nil, *(*time.Time)(p))
	case t.Kind == schema.Number:
		e.Number(nil, *(*string)(p))
	case t.Kind == schema.Float32:
		e.Float32(nil, *(*float32)(p))
	case t.Kind == schema.Float64:
		e.Float64(nil, *(*float64)(p))
	case t.Kind == schema.Unsupported:
		e.Unsupported(t.Name)
	}
	return standardError(e.Err(), v)
}

// pointee is what a pointer of that type points to. A pointer whose method set is that of what it points to has the methods by itself.
func (f *faultFinder) pointee(pointer reflect.Type, t *schema.Type, p unsafe.Pointer) error {
	custom := isCustom(t, t.Encode) || t.Kind == schema.Raw || t.Kind == schema.Time
	v := reflect.NewAt(t.Go, p)
	if custom && pointer.Name() == "" {
		return f.leaf(t, p, v)
	}
	return f.enter(faultReference{pointer: pointer, at: p}, v, func() error { return f.value(t, p) })
}

// enter looks into v, a reference, unless it is open already.
func (f *faultFinder) enter(r faultReference, v reflect.Value, look func() error) error {
	f.depth++
	if f.depth > freeDepth {
		if f.open[r] {
			return standardError(&wire.UnsupportedValueError{Msg: "encountered a cycle via " + v.Type().String()}, v)
		}
		if f.open == nil {
			f.open = map[faultReference]bool{}
		}
		f.open[r] = true
		defer delete(f.open, r)
	}
	err := look()
	f.depth--
	return err
}

func (f *faultFinder) object(t *schema.Type, p unsafe.Pointer) error {
	for i := range t.Fields {
		field := &t.Fields[i]
		at := fieldAt(field, p)
		if at == nil || isOmitted(field, at) {
			continue
		}
		if err := f.value(field.Type, at); err != nil {
			return err
		}
	}
	return nil
}

func (f *faultFinder) slice(t *schema.Type, p unsafe.Pointer) error {
	s := (*sliceHeader)(p)
	if s.data == nil {
		return nil
	}
	return f.enter(faultReference{at: s.data, length: s.length}, goValue(t, p), func() error {
		return f.elements(t.Elem, s.data, s.length)
	})
}

func (f *faultFinder) elements(t *schema.Type, p unsafe.Pointer, n int) error {
	for i := range n {
		if err := f.value(t, unsafe.Add(p, uintptr(i)*t.Size)); err != nil {
			return err
		}
	}
	return nil
}

func (f *faultFinder) mapping(t *schema.Type, p unsafe.Pointer) error {
	v, n := goValue(t, p), len(*(*map[string]struct{})(p))
	switch {
	case t.KeyEncode == schema.KeyUnsupported:
		return standardError(&wire.UnsupportedTypeError{GoType: t.Name}, v)
	case n == 0:
		return nil
	}
	return f.enter(faultReference{at: *(*unsafe.Pointer)(p), length: -1}, v, func() error {
		typ := newType(t)
		w := newMapWriter(&typ, JSON)
		if err := w.collect(p, n); err != nil {
			return standardError(err, v)
		}
		for _, entry := range w.entries {
			if err := f.value(t.Elem, unsafe.Add(w.values, uintptr(entry.Index)*w.size)); err != nil {
				return err
			}
		}
		return nil
	})
}

// iface is an interface with methods. One that can write itself does, whatever it holds.
func (f *faultFinder) iface(t *schema.Type, p unsafe.Pointer) error {
	content := held(t, p)
	if content == nil || t.Encode == schema.ByKind {
		return f.content(content)
	}
	var e wire.Encoder
	if t.Encode == schema.ByJSON {
		e.JSON(nil, content.(wire.Marshaler), t.Name)
	} else {
		e.Text(nil, content.(wire.TextMarshaler), t.Name)
	}
	return standardError(e.Err(), goValue(t, p))
}

// goValue is the Go value of type t at p.
func goValue(t *schema.Type, p unsafe.Pointer) reflect.Value { return reflect.NewAt(t.Go, p).Elem() }

// fieldAt returns where a field of the struct at p is, or nil if an embedded pointer on the way is nil.
func fieldAt(f *schema.Field, p unsafe.Pointer) unsafe.Pointer {
	for i := range f.Path {
		if i > 0 && f.Path[i-1].Type.Kind == schema.Pointer {
			if p = *(*unsafe.Pointer)(p); p == nil {
				return nil
			}
		}
		p = unsafe.Add(p, f.Path[i].Offset)
	}
	return p
}

// isOmitted reports whether a field, which is at p, is left out.
func isOmitted(f *schema.Field, p unsafe.Pointer) bool {
	switch {
	case f.Options.OmitEmpty && isEmpty(f.Type, p):
		return true
	case !f.Options.OmitZero:
		return false
	case f.Type.HasIsZero:
		t := newType(f.Type)
		return isZero(&t, p)
	}
	return goValue(f.Type, p).IsZero()
}

// isEmpty reports whether the value of type t at p is what omitempty leaves out.
func isEmpty(t *schema.Type, p unsafe.Pointer) bool {
	switch t.Kind {
	case schema.String, schema.Number, schema.Bytes, schema.Raw, schema.Slice:
		return (*stringHeader)(p).length == 0
	case schema.Map:
		return len(*(*map[string]struct{})(p)) == 0
	case schema.Array:
		return t.Len == 0
	case schema.Struct, schema.Time, schema.Unsupported:
		return false
	}
	return goValue(t, p).IsZero()
}
