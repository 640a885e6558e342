package strategytest

import (
	"reflect"
	"strconv"
)

// A printer writes Go values for people. Unlike package fmt it ends on cycles and stops where the text gets long.
type printer struct{ text []byte }

// maxPrinted is the depth at which values are no longer written.
const maxPrinted = 6

// printed is a value with its type.
func printed(v reflect.Value) string {
	if !v.IsValid() {
		return "nothing"
	}
	var p printer
	p.value(v, 0)
	return v.Type().String() + " " + string(p.text)
}

func (p *printer) add(text string) { p.text = append(p.text, text...) }

func (p *printer) value(v reflect.Value, depth int) {
	if depth > maxPrinted || len(p.text) > maxShown {
		p.add("…")
		return
	}
	switch v.Kind() {
	case reflect.Invalid:
		p.add("nil")
	case reflect.Pointer, reflect.Interface, reflect.Map, reflect.Slice, reflect.Chan, reflect.Func:
		p.nillable(v, depth)
	case reflect.Array:
		p.elements(v, depth)
	case reflect.Struct:
		p.fields(v, depth)
	default:
		p.scalar(v)
	}
}

func (p *printer) scalar(v reflect.Value) {
	switch {
	case v.Kind() == reflect.String:
		p.text = strconv.AppendQuote(p.text, v.String())
	case v.Kind() == reflect.Bool:
		p.text = strconv.AppendBool(p.text, v.Bool())
	case v.CanInt():
		p.text = strconv.AppendInt(p.text, v.Int(), 10)
	case v.CanUint():
		p.text = strconv.AppendUint(p.text, v.Uint(), 10)
	case v.CanFloat():
		p.text = strconv.AppendFloat(p.text, v.Float(), 'g', -1, v.Type().Bits())
	default:
		p.add(v.Kind().String())
	}
}

func (p *printer) nillable(v reflect.Value, depth int) {
	if v.IsNil() {
		p.add("nil")
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		p.add("&")
		p.value(v.Elem(), depth+1)
	case reflect.Interface:
		p.add(v.Elem().Type().String() + "(")
		p.value(v.Elem(), depth+1)
		p.add(")")
	case reflect.Slice:
		p.elements(v, depth)
	case reflect.Map:
		p.members(v, depth)
	default:
		p.add("not nil")
	}
}

// between writes what separates the i-th part from the one before; it returns false when there is enough text.
func (p *printer) between(i int) bool {
	if i > 0 {
		p.add(", ")
	}
	if len(p.text) > maxShown {
		p.add("…")
		return false
	}
	return true
}

func (p *printer) elements(v reflect.Value, depth int) {
	p.add("[")
	for i := 0; i < v.Len() && p.between(i); i++ {
		p.value(v.Index(i), depth+1)
	}
	p.add("]")
}

func (p *printer) fields(v reflect.Value, depth int) {
	p.add("{")
	for i := 0; i < v.NumField() && p.between(i); i++ {
		p.add(v.Type().Field(i).Name + ": ")
		p.value(v.Field(i), depth+1)
	}
	p.add("}")
}

func (p *printer) members(v reflect.Value, depth int) {
	p.add("{")
	iter := v.MapRange()
	for i := 0; iter.Next() && p.between(i); i++ {
		p.value(iter.Key(), depth+1)
		p.add(": ")
		p.value(iter.Value(), depth+1)
	}
	p.add("}")
}
