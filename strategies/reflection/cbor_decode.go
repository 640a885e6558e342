package reflection

import (
	"encoding"
	"reflect"
	"time"

	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A cborDecoder is the state of one Decode, as decoder is for JSON.
type cborDecoder struct {
	cbor.Decoder
	codec *codec
}

func (d *cborDecoder) value(i int, p *plan, v reflect.Value) int {
	if p.decode != schema.ByKind && v.CanInterface() {
		return d.custom(i, p, p.decode, v)
	}
	return d.byKind(i, p, v)
}

// pointed reads a value that was reached through a pointer, where more methods are found.
func (d *cborDecoder) pointed(i int, p *plan, v reflect.Value) int {
	if p.pointerDecode != schema.ByKind && v.CanInterface() {
		return d.custom(i, p, p.pointerDecode, v)
	}
	return d.byKind(i, p, v)
}

func (d *cborDecoder) byKind(i int, p *plan, v reflect.Value) int {
	switch p.kind {
	case schema.Bool:
		if b, next := cbor.Bool(d.Src, i); next >= 0 {
			v.SetBool(b)
			return next
		}
		return d.Mismatch(i, p.name, false)
	case schema.Int, schema.Int8, schema.Int16, schema.Int32, schema.Int64:
		if n, next := cbor.Int(d.Src, i, p.bits); next >= 0 {
			v.SetInt(n)
			return next
		}
		return d.Mismatch(i, p.name, true)
	case schema.Uint, schema.Uint8, schema.Uint16, schema.Uint32, schema.Uint64, schema.Uintptr:
		if n, next := cbor.Uint(d.Src, i, p.bits); next >= 0 {
			v.SetUint(n)
			return next
		}
		return d.Mismatch(i, p.name, true)
	case schema.Float32:
		if f, next := cbor.Float32(d.Src, i); next >= 0 {
			v.SetFloat(float64(f))
			return next
		}
		return d.Mismatch(i, p.name, true)
	case schema.Float64:
		if f, next := cbor.Float64(d.Src, i); next >= 0 {
			v.SetFloat(f)
			return next
		}
		return d.Mismatch(i, p.name, true)
	case schema.String:
		if s, next := cbor.String(d.Src, i); next >= 0 {
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

// special reads the types that have a form of their own.
func (d *cborDecoder) special(i int, p *plan, v reflect.Value) (next int) {
	switch p.kind {
	case schema.Bytes:
		var b []byte
		b, next = d.Bytes(i, v.Bytes(), p.name)
		v.SetBytes(b)
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
func (d *cborDecoder) custom(i int, p *plan, method schema.Custom, v reflect.Value) int {
	if method == schema.ByOwn {
		return d.Own(i, v.Addr().Interface().(cbor.Unmarshaler))
	}
	if cbor.Null(d.Src, i) >= 0 {
		return d.byKind(i, p, v)
	}
	return d.Text(i, v.Addr().Interface().(encoding.TextUnmarshaler), p.name)
}

// nullable reads null into a type that has a nil; anything else does not fit.
func (d *cborDecoder) nullable(i int, p *plan, v reflect.Value) int {
	if next := cbor.Null(d.Src, i); next >= 0 {
		v.SetZero()
		return next
	}
	return d.Mismatch(i, p.name, false)
}

func (d *cborDecoder) pointer(i int, p *plan, v reflect.Value) int {
	if next := cbor.Null(d.Src, i); next >= 0 {
		v.SetZero()
		return next
	}
	if v.IsNil() {
		v.Set(reflect.New(p.elem.typ))
	}
	return d.pointed(i, p.elem, v.Elem())
}

// structure reads a map into a struct. Members are expected in the order of the fields and looked up otherwise.
func (d *cborDecoder) structure(i int, p *plan, v reflect.Value) int {
	if p.fields.array {
		return d.tuple(i, p, v)
	}
	left, next := d.Map(i)
	if next < 0 {
		return d.Mismatch(i, p.name, false)
	}
	expected := 0
	for more := true; ; left-- {
		if next, more = d.More(next, left); !more {
			return next
		}
		name, value := d.Key(next)
		if value < 0 {
			return value
		}
		if k, ok := p.fields.lookup(name, expected); ok {
			next = d.field(value, &p.fields.list[k], v)
			expected = k + 1
		} else {
			next = d.Skip(value)
		}
	}
}

// tuple reads an array into the fields of a struct. Fields that it has no element for are left as they are, elements that no field is there for
// are passed by.
func (d *cborDecoder) tuple(i int, p *plan, v reflect.Value) int {
	left, next := d.Array(i)
	if next < 0 {
		return d.Mismatch(i, p.name, false)
	}
	n := 0
	for more := true; ; left-- {
		if next, more = d.More(next, left); !more {
			return next
		}
		if n < len(p.fields.list) {
			next = d.field(next, &p.fields.list[n], v)
		} else {
			next = d.Skip(next)
		}
		n++
	}
}

func (d *cborDecoder) field(i int, f *field, v reflect.Value) int {
	if f.path != nil {
		var ok bool
		if v, ok = d.embedded(f, v); !ok {
			return d.Skip(i)
		}
	}
	return d.value(i, f.plan, v.Field(f.index))
}

// embedded walks to the struct that declares the field and makes the embedded pointers that are nil on the way.
func (d *cborDecoder) embedded(f *field, v reflect.Value) (reflect.Value, bool) {
	v, ok := f.reach(v)
	if !ok {
		d.Save(&unexportedError{v.Type().Elem(), cbor.Format})
	}
	return v, ok
}

// slice reads an array into a slice, which is reused as encoding/json does it.
func (d *cborDecoder) slice(i int, p *plan, v reflect.Value) int {
	left, next := d.Array(i)
	if next < 0 {
		return d.notArray(i, p, v)
	}
	n := 0
	for more := true; ; left-- {
		if next, more = d.More(next, left); !more {
			break
		}
		if n >= v.Len() {
			if n == v.Cap() {
				v.Grow(d.Room(n, p.size, left))
			}
			v.SetLen(n + 1)
		}
		next = d.value(next, p.elem, v.Index(n))
		n++
	}
	switch {
	case next < 0:
	case n == 0:
		v.Set(p.empty)
	case n < v.Len():
		v.SetLen(n)
	}
	return next
}

// notArray reads what is no array into a slice: null, or a byte string where the elements are bytes that have a method.
func (d *cborDecoder) notArray(i int, p *plan, v reflect.Value) (next int) {
	if !p.base64 || cbor.Null(d.Src, i) >= 0 {
		return d.nullable(i, p, v)
	}
	b, next := d.Bytes(i, v.Bytes(), p.name)
	v.SetBytes(b)
	return next
}

// array reads an array into one of fixed length: what is missing becomes zero, what is left over is passed by. Bytes may be a byte string.
func (d *cborDecoder) array(i int, p *plan, v reflect.Value) int {
	left, next := d.Array(i)
	if next < 0 {
		return d.fixedBytes(i, p, v)
	}
	n, length := 0, v.Len()
	for more := true; ; left-- {
		if next, more = d.More(next, left); !more {
			break
		}
		if n < length {
			next = d.value(next, p.elem, v.Index(n))
		} else {
			next = d.Skip(next)
		}
		n++
	}
	for ; next >= 0 && n < length; n++ {
		v.Index(n).SetZero()
	}
	return next
}

func (d *cborDecoder) fixedBytes(i int, p *plan, v reflect.Value) int {
	if p.elem.kind == schema.Uint8 && p.elem.decode == schema.ByKind && v.CanAddr() {
		if next := d.FixedBytes(i, v.Bytes()); next >= 0 {
			return next
		}
	}
	return d.Mismatch(i, p.name, false)
}
