package reflection

import (
	"reflect"

	"github.com/vmbench/vmbench/strategies/wire"
)

// dynamicPlan returns the plan of a type that was met in an interface. The first to meet it builds the plan.
func (c *codec) dynamicPlan(t reflect.Type) *plan {
	if p, ok := c.dynamic.Load(t); ok {
		return p.(*plan)
	}
	p, _ := c.dynamic.LoadOrStore(t, c.compile(c.dialect.OfDynamic(t)))
	return p.(*plan)
}

// content appends what an interface of type any holds, when wire.Encoder.Any does not know its type.
func (e *encoder) content(_ *wire.Encoder, dst []byte, v any) []byte {
	r := reflect.ValueOf(v)
	return e.value(dst, e.codec.dynamicPlan(r.Type()), r)
}

// any appends an interface without methods.
func (e *encoder) any(dst []byte, v reflect.Value) []byte {
	return e.Any(dst, v.Interface(), e.other)
}

// iface appends an interface with methods.
func (e *encoder) iface(dst []byte, v reflect.Value) []byte {
	if v.IsNil() {
		return append(dst, "null"...)
	}
	v = v.Elem()
	return e.value(dst, e.codec.dynamicPlan(v.Type()), v)
}

// maxIndirections bounds the walk through interfaces that hold pointers to interfaces, which may lead round in a circle.
const maxIndirections = 1000

// iface reads a value into an interface. A pointer that the interface holds is decoded into; otherwise an interface
// without methods gets a fresh value, and one with methods accepts null alone.
func (d *decoder) iface(i int, p *plan, v reflect.Value) int {
	null := wire.Null(d.Src, i) >= 0
	v, content, ok := innermost(v, null)
	if ok {
		return d.pointed(i, d.codec.dynamicPlan(content.Type()).elem, content.Elem())
	}
	return d.replace(i, p, v, null)
}

// innermost follows pointers to interfaces that interfaces hold. It returns the last interface and, if a value is to be decoded into what that
// one points to, the pointer.
func innermost(v reflect.Value, null bool) (inner, pointer reflect.Value, ok bool) {
	for range maxIndirections {
		content, ok := target(v, null)
		if !ok {
			break
		}
		if content.Elem().Kind() != reflect.Interface {
			return v, content, true
		}
		if content.Elem().Elem().Equal(content) { // the interface holds its own address
			break
		}
		v = content.Elem()
	}
	return v, reflect.Value{}, false
}

// target returns the pointer held by the interface v if a value is to be decoded into what it points to. null goes
// there only if that is a pointer itself, which can become nil.
func target(v reflect.Value, null bool) (reflect.Value, bool) {
	content := v.Elem()
	if content.Kind() != reflect.Pointer || content.IsNil() {
		return content, false
	}
	return content, !null || content.Elem().Kind() == reflect.Pointer
}

// replace gives the interface v a fresh value.
func (d *decoder) replace(i int, p *plan, v reflect.Value, null bool) int {
	if null {
		v.SetZero()
		return wire.Null(d.Src, i)
	}
	if v.NumMethod() > 0 && !d.overflows(i) {
		return d.Mismatch(i, v.Type().String(), false)
	}
	content, next := d.Any(i, v.Interface())
	if content == nil {
		v.SetZero()
	} else {
		v.Set(reflect.ValueOf(content))
	}
	return next
}

// overflows reports whether the value at i is a number that no float64 holds. Interfaces report that before all else.
func (d *decoder) overflows(i int) bool {
	if _, next := wire.NumberLiteral(d.Src, i); next < 0 {
		return false
	}
	_, next := wire.Float64(d.Src, i)
	return next < 0
}
