package vm

import (
	"reflect"

	"github.com/vmbench/vmbench/workloads/schema"
)

// A mapForm says what a map looks like in memory. Where its keys are strings and its elements a word or half of one, a
// pointer, a string or a slice, Go lays it out as any other such map, whatever the types' names: it is read and written as
// one of five types.
type mapForm uint8

const (
	anyForm     mapForm = iota // left to reflect
	wordForm                   // map[string]uint64
	halfForm                   // map[string]uint32
	pointerForm                // map[string]unsafe.Pointer
	stringForm                 // map[string]string
	sliceForm                  // map[string][]byte
)

// formOf returns the form of a map.
func formOf(t *schema.Type) mapForm {
	if t.KeyEncode != schema.KeyString || t.KeyDecode != schema.KeyString {
		return anyForm
	}
	switch t.Elem.Go.Kind() {
	case reflect.Int64, reflect.Uint64, reflect.Float64:
		return wordForm
	case reflect.Int32, reflect.Uint32, reflect.Float32:
		return halfForm
	case reflect.Int, reflect.Uint, reflect.Uintptr:
		if t.Elem.Size == wordSize {
			return wordForm
		}
		return halfForm
	case reflect.Pointer, reflect.Map:
		return pointerForm
	case reflect.String:
		return stringForm
	case reflect.Slice:
		return sliceForm
	}
	return anyForm
}
