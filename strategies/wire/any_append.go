package wire

import (
	"slices"
	"strings"
	"unsafe"
)

// The Go types that Any handles, as errors name them.
const (
	sliceOfAny = "[]interface {}"
	mapOfAny   = "map[string]interface {}"
)

// A member is one entry of a map that is being written.
type member struct {
	name  string
	value any
}

// Any appends the content of an interface. It handles nil, bool, string, all integers and floats, []any and map[string]any
// (keys sorted, cycles found); every other dynamic type, json.Number included, goes to other. e escapes.
func (e *Encoder) Any(dst []byte, v any, other func(e *Encoder, dst []byte, v any) []byte) []byte {
	switch v := v.(type) {
	case nil:
		return append(dst, "null"...)
	case bool:
		return AppendBool(dst, v)
	case string:
		return AppendStyled(dst, v, e.Style)
	case float64:
		return e.Float64(dst, v)
	case []any:
		return e.anySlice(dst, v, other)
	case map[string]any:
		return e.anyMap(dst, v, other)
	}
	if dst, ok := e.anyNumber(dst, v); ok {
		return dst
	}
	return other(e, dst, v)
}

// anyNumber appends the numeric types that decoding never stores in an interface.
func (e *Encoder) anyNumber(dst []byte, v any) ([]byte, bool) {
	switch v := v.(type) {
	case int:
		return AppendInt(dst, int64(v)), true
	case int8:
		return AppendInt(dst, int64(v)), true
	case int16:
		return AppendInt(dst, int64(v)), true
	case int32:
		return AppendInt(dst, int64(v)), true
	case int64:
		return AppendInt(dst, v), true
	case uint:
		return AppendUint(dst, uint64(v)), true
	case uint8:
		return AppendUint(dst, uint64(v)), true
	case uint16:
		return AppendUint(dst, uint64(v)), true
	case uint32:
		return AppendUint(dst, uint64(v)), true
	case uint64:
		return AppendUint(dst, v), true
	case uintptr:
		return AppendUint(dst, uint64(v)), true
	case float32:
		return e.Float32(dst, v), true
	}
	return dst, false
}

func (e *Encoder) anySlice(dst []byte, v []any, other func(*Encoder, []byte, any) []byte) []byte {
	if v == nil {
		return append(dst, "null"...)
	}
	if !e.Enter(unsafe.Pointer(unsafe.SliceData(v)), len(v), sliceOfAny) {
		return dst
	}
	dst = append(dst, '[')
	for i, elem := range v {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = e.Any(dst, elem, other)
	}
	e.Leave()
	return append(dst, ']')
}

func (e *Encoder) anyMap(dst []byte, v map[string]any, other func(*Encoder, []byte, any) []byte) []byte {
	if v == nil {
		return append(dst, "null"...)
	}
	if !e.Enter(*(*unsafe.Pointer)(unsafe.Pointer(&v)), 0, mapOfAny) {
		return dst
	}
	first := len(e.members)
	e.pushMembers(v)
	end := len(e.members) // a method of an element may change the map
	dst = append(dst, '{')
	for i := first; i < end; i++ {
		if i > first {
			dst = append(dst, ',')
		}
		dst = AppendStyled(dst, e.members[i].name, e.Style)
		dst = append(dst, ':')
		dst = e.Any(dst, e.members[i].value, other)
	}
	clear(e.members[first:])
	e.members = e.members[:first]
	e.Leave()
	return append(dst, '}')
}

// pushMembers adds the entries of a map in the order of their names.
func (e *Encoder) pushMembers(v map[string]any) {
	first := len(e.members)
	for name, value := range v {
		e.members = append(e.members, member{name, value})
	}
	slices.SortFunc(e.members[first:], func(a, b member) int { return strings.Compare(a.name, b.name) })
}
