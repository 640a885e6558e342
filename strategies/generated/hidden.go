package generated

import (
	"fmt"
	"reflect"

	"github.com/vmbench/vmbench/strategies/wire"
)

// hiddenField finds a field behind an embedded type that has no name here. path leads to it from the struct that v
// points to. It is nil when an embedded pointer on the way is.
func hiddenField[F any](v any, path ...string) *F {
	field := reflect.ValueOf(v)
	for _, step := range path {
		if field = reflect.Indirect(field); !field.IsValid() {
			return nil
		}
		field = field.FieldByName(step)
	}
	return field.Addr().Interface().(*F)
}

// hiddenTarget finds the field to decode into: it sets nil pointers on the way to new values. One that it cannot set
// saves an error and gives nil.
func hiddenTarget[F any](d *wire.Decoder, v any, path ...string) *F {
	field, err := settable(v, path, "json")
	if err != nil {
		d.Save(err)
		return nil
	}
	return field.Addr().Interface().(*F)
}

// settable is the field at the end of a path, with new values for pointers on the way that are nil.
func settable(v any, path []string, format string) (reflect.Value, error) {
	field := reflect.ValueOf(v)
	for _, step := range path {
		if field.Kind() == reflect.Pointer {
			if field.IsNil() && !field.CanSet() {
				return field, fmt.Errorf("%s: cannot set embedded pointer to unexported struct: %v", format, field.Type().Elem())
			}
			if field.IsNil() {
				field.Set(reflect.New(field.Type().Elem()))
			}
			field = field.Elem()
		}
		field = field.FieldByName(step)
	}
	return field, nil
}
