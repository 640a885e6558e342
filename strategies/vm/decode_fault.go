package vm

import (
	"encoding/json"
	"reflect"
	"strings"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// typeError is encoding/json's error for ours about a document that was read into the value of type t at p, or ours where what
// the error is about is not found any more.
func typeError(err *wire.TypeError, t reflect.Type, p unsafe.Pointer) error {
	target := faultTarget{t: schema.Of(reflect.PointerTo(t)), at: unsafe.Pointer(&p)}
	target.follow(err.Path)
	found := target.named(err.GoType)
	if found == nil {
		return err
	}
	return &json.UnmarshalTypeError{
		Value: err.Value, Type: found, Offset: err.Offset,
		Struct: target.structure, Field: target.field,
	}
}

// A faultTarget is where a value of a document belongs: what the decoder had at hand, found again by the value's place in the document.
type faultTarget struct {
	t         *schema.Type   // nil if it is not known
	at        unsafe.Pointer // nil if it is not known; elements of maps have no place
	key       *schema.Type   // of the map whose element it is, if it is a number
	structure string         // the innermost struct on the way
	field     string         // all fields on the way, with points between them
}

// follow goes along a JSON pointer.
func (f *faultTarget) follow(path string) {
	for path != "" && f.t != nil {
		path = path[1:]
		end := strings.IndexByte(path, '/')
		if end < 0 {
			end = len(path)
		}
		f.enter(unescape(path[:end]))
		path = path[end:]
	}
}

// enter goes from an object or array to one of its values.
func (f *faultTarget) enter(name string) {
	for n := 0; f.dereference() && n < maxHops; n++ {
	}
	if f.t == nil {
		return
	}
	t := f.t
	f.t, f.key = t.Elem, nil
	if t.KeyDecode == schema.KeyInt || t.KeyDecode == schema.KeyUint {
		f.key = t.Key
	}
	switch t.Kind {
	case schema.Struct:
		f.member(t, name)
	case schema.Slice:
		s := (*sliceHeader)(f.at)
		if s == nil {
			return
		}
		f.element(s.data, s.length, name)
	case schema.Array:
		f.element(f.at, t.Len, name)
	default:
		f.at = nil
	}
}

// maxHops is how many pointers and interfaces may follow each other: they can go round in a circle.
const maxHops = 100

// dereference goes to what a pointer, or a pointer in an interface, points to. It returns false where there is none.
func (f *faultTarget) dereference() bool {
	if f.t == nil {
		return false
	}
	switch f.t.Kind {
	case schema.Pointer:
		f.t = f.t.Elem
		if f.at != nil {
			f.at = *(*unsafe.Pointer)(f.at)
		}
		return true
	case schema.Any, schema.Interface:
		return f.open()
	}
	return false
}

// open goes to the pointer that an interface holds.
func (f *faultTarget) open() bool {
	var content any
	if f.at != nil {
		content = held(f.t, f.at)
	}
	t := reflect.TypeOf(content)
	if t == nil || t.Kind() != reflect.Pointer {
		f.t = nil
		return false
	}
	to := (*eface)(unsafe.Pointer(&content)).data
	f.t, f.at = schema.OfDynamic(t), unsafe.Pointer(&to)
	return true
}

// member goes to a field of a struct of type t.
func (f *faultTarget) member(t *schema.Type, name string) {
	field := fieldNamed(t, name)
	if field == nil {
		return
	}
	f.t, f.structure = field.Type, t.Go.Name()
	if f.field != "" {
		f.field += "."
	}
	for _, step := range field.Path[:len(field.Path)-1] {
		f.field += step.GoName + "."
	}
	f.field += field.Name
	if f.at != nil {
		f.at = fieldAt(field, f.at)
	}
}

// fieldNamed is the field that the decoder takes for the one of that name, or nil.
func fieldNamed(t *schema.Type, name string) (found *schema.Field) {
	fold := string(wire.Fold(nil, []byte(name)))
	for i := range t.Fields {
		f := &t.Fields[i]
		if f.Name == name {
			return f
		}
		if found == nil && string(wire.Fold(nil, []byte(f.Name))) == fold {
			found = f
		}
	}
	return found
}

// element goes to an element, given by its number, of n elements of the type at hand.
func (f *faultTarget) element(first unsafe.Pointer, n int, number string) {
	f.at = nil
	if i, _ := wire.Uint([]byte(number), 0, 64); i < uint64(n) && first != nil {
		f.at = unsafe.Add(first, uintptr(i)*f.t.Size)
	}
}

// named is the type of that name among those that the value may have been meant for: a key's, the target's own, and those of the
// pointers and interfaces that lead to it. In place of a type with UnmarshalText, encoding/json gives the first of those. A number
// that does not fit in what an interface takes is meant for a float64.
func (f *faultTarget) named(name string) reflect.Type {
	if f.key != nil && f.key.Name == name {
		return f.key.Go
	}
	first := f.t
	for range maxHops {
		switch {
		case f.t == nil || f.t.Name != name:
		case f.t.PointerDecode == schema.ByText:
			return first.Go
		default:
			return f.t.Go
		}
		if !f.dereference() {
			break
		}
	}
	if float := reflect.TypeFor[float64](); float.Name() == name {
		return float
	}
	return nil
}

// unescape returns the name that a part of a JSON pointer stands for.
func unescape(part string) string {
	i := strings.IndexByte(part, '~')
	if i < 0 {
		return part
	}
	c := "~"
	if part[i+1] == '1' {
		c = "/"
	}
	return part[:i] + c + unescape(part[i+2:])
}
