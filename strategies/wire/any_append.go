package wire

import "unsafe"

// The Go types that Any handles, as errors name them.
const (
	sliceOfAny = "[]interface {}"
	mapOfAny   = "map[string]interface {}"
)

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
	var n int64
	switch v := v.(type) {
	case int:
		n = int64(v)
	case int8:
		n = int64(v)
	case int16:
		n = int64(v)
	case int32:
		n = int64(v)
	case int64:
		n = v
	case uint8:
		n = int64(v)
	case uint16:
		n = int64(v)
	case uint32:
		n = int64(v)
	case uint:
		return AppendUint(dst, uint64(v)), true
	case uint64:
		return AppendUint(dst, v), true
	case uintptr:
		return AppendUint(dst, uint64(v)), true
	case float32:
		return e.Float32(dst, v), true
	default:
		return dst, false
	}
	return AppendInt(dst, n), true
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
	if e.members == nil {
		e.members = NewMembers()
	}
	stack := e.members
	first := len(stack.Entries)
	stack.push(v)
	end := len(stack.Entries) // a method of an element may change the map
	dst = append(dst, '{')
	for i := first; i < end; i++ {
		if i > first {
			dst = append(dst, ',')
		}
		entry := stack.Entries[i]
		dst = AppendStyled(dst, entry.Key, e.Style)
		dst = append(dst, ':')
		dst = e.Any(dst, stack.Values[entry.Index], other)
	}
	if stack.Pop(first) {
		e.members = nil
	}
	e.Leave()
	return append(dst, '}')
}
