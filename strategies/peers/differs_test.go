package peers

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"time"
)

// differs says where two values differ, or "". Times are the same instant, NaN is NaN, and what omitempty may leave out may become the zero value.
func differs(v, w reflect.Value) string {
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		return unless(v.Interface().(time.Time).Equal(w.Interface().(time.Time)), v, w)
	case v.CanFloat():
		x, y := v.Float(), w.Float()
		return unless(math.Float64bits(x) == math.Float64bits(y) || math.IsNaN(x) && math.IsNaN(y), v, w)
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || w.IsNil() {
			return unless(v.IsNil() == w.IsNil(), v, w)
		}
		return differs(v.Elem(), w.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if path := fieldDiffers(v.Type().Field(i), v.Field(i), w.Field(i)); path != "" {
				return path
			}
		}
		return ""
	case reflect.Slice, reflect.Array:
		return listDiffers(v, w)
	case reflect.Map:
		return mapDiffers(v, w)
	}
	return unless(v.Equal(w), v, w)
}

func fieldDiffers(f reflect.StructField, v, w reflect.Value) string {
	if strings.Contains(string(f.Tag), "omitempty") && isEmpty(v) && isEmpty(w) {
		return ""
	}
	if path := differs(v, w); path != "" {
		return "." + f.Name + path
	}
	return ""
}

// isEmpty reports whether omitempty may leave v out: an empty slice, or a negative zero.
func isEmpty(v reflect.Value) bool {
	switch {
	case v.CanFloat():
		return v.Float() == 0
	case v.Kind() == reflect.Slice, v.Kind() == reflect.Map:
		return v.Len() == 0
	}
	return false
}

func listDiffers(v, w reflect.Value) string {
	if v.Len() != w.Len() || v.Kind() == reflect.Slice && v.IsNil() != w.IsNil() {
		return unless(false, v, w)
	}
	for i := range v.Len() {
		if path := differs(v.Index(i), w.Index(i)); path != "" {
			return fmt.Sprintf("[%d]%s", i, path)
		}
	}
	return ""
}

func mapDiffers(v, w reflect.Value) string {
	if v.Len() != w.Len() || v.IsNil() != w.IsNil() {
		return unless(false, v, w)
	}
	for key, elem := range v.Seq2() {
		other := w.MapIndex(key)
		if !other.IsValid() {
			return fmt.Sprintf("[%v]", key)
		}
		if path := differs(elem, other); path != "" {
			return fmt.Sprintf("[%v]%s", key, path)
		}
	}
	return ""
}

// unless is a description of two values, or "" if they are the same.
func unless(same bool, v, w reflect.Value) string {
	if same {
		return ""
	}
	return fmt.Sprintf(": %#v became %#v", v, w)
}
