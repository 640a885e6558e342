package reflection

import (
	"encoding"
	"reflect"
	"time"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A decoder is the state of one Decode. Its methods read the value that begins at index i into v and return the index
// after it, or wire.Stop.
type decoder struct {
	wire.Decoder
	codec *codec
}

// reset makes the decoder ready for the next Decode; it must not keep the input.
func (d *decoder) reset() { d.Decoder = wire.Decoder{} }

// at reports whether the byte at i is c.
func (d *decoder) at(i int, c byte) bool { return uint(i) < uint(len(d.Src)) && d.Src[i] == c }

func (d *decoder) value(i int, p *plan, v reflect.Value) int {
	if p.decode != schema.ByKind && v.CanInterface() {
		return d.custom(i, p, p.decode, v)
	}
	return d.byKind(i, p, v)
}

// pointed reads a value that was reached through a pointer, where more methods are found.
func (d *decoder) pointed(i int, p *plan, v reflect.Value) int {
	if p.pointerDecode != schema.ByKind && v.CanInterface() {
		return d.custom(i, p, p.pointerDecode, v)
	}
	return d.byKind(i, p, v)
}

func (d *decoder) byKind(i int, p *plan, v reflect.Value) int {
	switch p.kind {
	case schema.Bool:
		if b, next := wire.Bool(d.Src, i); next >= 0 {
			v.SetBool(b)
			return next
		}
		return d.Mismatch(i, p.name, false)
	case schema.Int, schema.Int8, schema.Int16, schema.Int32, schema.Int64:
		if n, next := wire.Int(d.Src, i, p.bits); next >= 0 {
			v.SetInt(n)
			return next
		}
		return d.Mismatch(i, p.name, true)
	case schema.Uint, schema.Uint8, schema.Uint16, schema.Uint32, schema.Uint64, schema.Uintptr:
		if n, next := wire.Uint(d.Src, i, p.bits); next >= 0 {
			v.SetUint(n)
			return next
		}
		return d.Mismatch(i, p.name, true)
	case schema.Float32:
		if f, next := wire.Float32(d.Src, i); next >= 0 {
			v.SetFloat(float64(f))
			return next
		}
		return d.Mismatch(i, p.name, true)
	case schema.Float64:
		if f, next := wire.Float64(d.Src, i); next >= 0 {
			v.SetFloat(f)
			return next
		}
		return d.Mismatch(i, p.name, true)
	case schema.String:
		if s, next := wire.String(d.Src, i); next >= 0 {
			v.SetString(s)
			return next
		}
		return d.Mismatch(i, p.name, false)
	case schema.Struct:
		return d.structure(i, p, v)
	case schema.Pointer:
		return d.pointer(i, p, v)
	case schema.Slice:
		return d.slice(i, p, v)
	case schema.Array:
		return d.array(i, p, v)
	case schema.Map:
		return d.mapping(i, p, v)
	case schema.Any, schema.Interface:
		return d.iface(i, p, v)
	}
	return d.special(i, p, v)
}

// special reads the types that have a form of their own in JSON.
func (d *decoder) special(i int, p *plan, v reflect.Value) (next int) {
	switch p.kind {
	case schema.Bytes:
		return d.slice(i, p, v)
	case schema.Number:
		var s string
		s, next = d.Number(i, v.String())
		v.SetString(s)
		return next
	case schema.Raw:
		var b []byte
		b, next = d.Raw(i, v.Bytes())
		v.SetBytes(b)
		return next
	case schema.Time:
		t := v.Addr().Interface().(*time.Time)
		*t, next = d.Time(i, *t)
		return next
	}
	return d.Mismatch(i, p.name, false)
}

// custom reads a value whose type has a method for it.
func (d *decoder) custom(i int, p *plan, method schema.Custom, v reflect.Value) int {
	if method == schema.ByJSON {
		return d.JSON(i, v.Addr().Interface().(wire.Unmarshaler))
	}
	if wire.Null(d.Src, i) >= 0 {
		return d.byKind(i, p, v)
	}
	return d.Text(i, v.Addr().Interface().(encoding.TextUnmarshaler), p.name)
}

// nullable reads null into a type that has a nil; anything else does not fit.
func (d *decoder) nullable(i int, p *plan, v reflect.Value) int {
	if next := wire.Null(d.Src, i); next >= 0 {
		v.SetZero()
		return next
	}
	return d.Mismatch(i, p.name, false)
}

func (d *decoder) pointer(i int, p *plan, v reflect.Value) int {
	if next := wire.Null(d.Src, i); next >= 0 {
		v.SetZero()
		return next
	}
	if v.IsNil() {
		v.Set(reflect.New(p.elem.typ))
	}
	return d.pointed(i, p.elem, v.Elem())
}

// structure reads an object into a struct. Members are expected in the order of the fields and looked up otherwise.
func (d *decoder) structure(i int, p *plan, v reflect.Value) int {
	if !d.at(i, '{') {
		return d.Mismatch(i, p.name, false)
	}
	expected := 0
	i, more := d.Enter(i, '}')
	for more {
		name, value := d.Key(i)
		if value < 0 {
			return value
		}
		next := wire.Stop
		if k, ok := p.fields.lookup(name, expected); ok {
			next = d.field(value, &p.fields.list[k], v)
			expected = k + 1
		} else {
			next = d.Skip(value)
		}
		i, more = d.More(next, '}')
	}
	return i
}

func (d *decoder) field(i int, f *field, v reflect.Value) int {
	if f.path != nil {
		var ok bool
		if v, ok = d.embedded(f, v); !ok {
			return d.Skip(i)
		}
	}
	v = v.Field(f.index)
	if f.quoted {
		return d.quoted(i, f.plan, v)
	}
	return d.value(i, f.plan, v)
}

// embedded walks to the struct that declares the field and makes the embedded pointers that are nil on the way.
func (d *decoder) embedded(f *field, v reflect.Value) (reflect.Value, bool) {
	v, ok := f.reach(v)
	if !ok {
		d.Save(&unexportedError{v.Type().Elem(), "json"})
	}
	return v, ok
}

// An unexportedError says that a field lies in a struct that reflect may not allocate.
type unexportedError struct {
	typ    reflect.Type
	format string
}

func (e *unexportedError) Error() string {
	return e.format + ": cannot set embedded pointer to unexported struct: " + e.typ.String()
}

// slice reads an array into a slice, which is reused: elements that its backing array still holds are decoded into as
// they are, as encoding/json does. A slice of bytes reads a string too.
func (d *decoder) slice(i int, p *plan, v reflect.Value) int {
	if !d.at(i, '[') {
		return d.notArray(i, p, v)
	}
	i, more := d.Enter(i, ']')
	if i < 0 {
		return i
	}
	if !more {
		v.Set(p.empty)
		return i
	}
	n := 0
	for ; more; n++ {
		if n >= v.Len() {
			if n == v.Cap() {
				v.Grow(d.Room(n, p.size, i))
			}
			v.SetLen(n + 1)
		}
		i, more = d.More(d.value(i, p.elem, v.Index(n)), ']')
	}
	if i >= 0 && n < v.Len() {
		v.SetLen(n)
	}
	return i
}

func (d *decoder) notArray(i int, p *plan, v reflect.Value) (next int) {
	if !p.base64 || !d.at(i, '"') {
		return d.nullable(i, p, v)
	}
	b, next := d.Bytes(i, v.Bytes(), p.name)
	v.SetBytes(b)
	return next
}

// array reads an array into one of fixed length: what is missing becomes zero, what is left over is passed by.
func (d *decoder) array(i int, p *plan, v reflect.Value) int {
	if !d.at(i, '[') {
		return d.Mismatch(i, p.name, false)
	}
	n, length := 0, v.Len()
	i, more := d.Enter(i, ']')
	for ; more; n++ {
		if n < length {
			i = d.value(i, p.elem, v.Index(n))
		} else {
			i = d.Skip(i)
		}
		i, more = d.More(i, ']')
	}
	for ; i >= 0 && n < length; n++ {
		v.Index(n).SetZero()
	}
	return i
}
