package probe

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
)

// A kind says what a shape is made of.
type kind int

const (
	scalar  kind = iota // a value without parts, or a slice of bytes
	pointer             // to elem, or nil
	list                // a slice of elem
	table               // a map from strings to elem
	record              // a struct
)

// A shape is a type: how it is written in Go, and how its values are made up.
type shape struct {
	kind   kind
	goType string                 // of a scalar
	draw   func(r *rand.Rand) any // a value of a scalar
	elem   *shape                 // of a pointer, list or table
	name   string                 // of a record
	fields []field                // of a record
	length func(r *rand.Rand) int // of a list or table
}

// A field is a member of a record.
type field struct {
	key      string // as JSON has it
	shape    *shape
	optional bool // is left out where it is empty, which it often is
}

// rarely is how many values there are to one that is nil, or has no elements; optional ones are empty every other time.
const rarely = 6

// appendValue appends a value of the shape as encoding/json writes it, and reports whether omitempty would leave it out.
func (s *shape) appendValue(dst []byte, r *rand.Rand) (text []byte, empty bool) {
	switch s.kind {
	case scalar:
		v := s.draw(r)
		return appendJSON(dst, v), reflect.ValueOf(v).IsZero()
	case pointer:
		if r.IntN(rarely) == 0 {
			return append(dst, "null"...), true
		}
		text, _ = s.elem.appendValue(dst, r)
		return text, false
	case list:
		return s.appendList(dst, r)
	case table:
		return s.appendTable(dst, r), false
	}
	return s.appendRecord(dst, r), false
}

// appendList appends an array. Half of those that have no elements are nil.
func (s *shape) appendList(dst []byte, r *rand.Rand) (text []byte, empty bool) {
	if r.IntN(rarely) == 0 {
		return append(dst, [2]string{"null", "[]"}[r.IntN(2)]...), true
	}
	dst = append(dst, '[')
	for i := range s.length(r) {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst, _ = s.elem.appendValue(dst, r)
	}
	return append(dst, ']'), false
}

// appendTable appends an object whose members are in the order of their keys.
func (s *shape) appendTable(dst []byte, r *rand.Rand) []byte {
	keys := make([]string, s.length(r))
	for i, at := range r.Perm(len(tableKeys))[:len(keys)] {
		keys[i] = tableKeys[at]
	}
	slices.Sort(keys)
	dst = append(dst, '{')
	for i, key := range keys {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(appendJSON(dst, key), ':')
		dst, _ = s.elem.appendValue(dst, r)
	}
	return append(dst, '}')
}

func (s *shape) appendRecord(dst []byte, r *rand.Rand) []byte {
	dst = append(dst, '{')
	for _, f := range s.fields {
		dst = f.appendMember(dst, r)
	}
	if dst[len(dst)-1] == ',' {
		dst = dst[:len(dst)-1]
	}
	return append(dst, '}')
}

// appendMember appends the field's member with a comma behind it, or nothing where it is left out.
func (f *field) appendMember(dst []byte, r *rand.Rand) []byte {
	if f.optional && r.IntN(2) == 0 {
		return dst
	}
	text, empty := f.shape.appendValue(append(appendJSON(dst, f.key), ':'), r)
	if empty && f.optional {
		return dst
	}
	return append(text, ',')
}

// appendJSON appends a value without parts as encoding/json writes it.
func appendJSON(dst []byte, v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("probe: a value of the vocabulary cannot be written: %v", err))
	}
	return append(dst, text...)
}

// expr is the shape as a Go expression.
func (s *shape) expr() string {
	switch s.kind {
	case scalar:
		return s.goType
	case pointer:
		return "*" + s.elem.expr()
	case list:
		return "[]" + s.elem.expr()
	case table:
		return "map[string]" + s.elem.expr()
	}
	return s.name
}
