package cbor

import (
	"time"
	"unsafe"
)

// The Go types that Any handles, as errors name them.
const (
	sliceOfAny = "[]interface {}"
	mapOfAny   = "map[string]interface {}"
	mapOfAll   = "map[interface {}]interface {}"
)

// Any appends the content of an interface. It handles nil, bool, string, []byte, time.Time, all integers and floats, []any, map[string]any,
// map[any]any and the types of this package (keys in order, cycles found); every other dynamic type goes to other. e escapes.
func (e *Encoder) Any(dst []byte, v any, other func(e *Encoder, dst []byte, v any) []byte) []byte {
	switch v := v.(type) {
	case nil:
		return AppendNull(dst)
	case bool:
		return AppendBool(dst, v)
	case string:
		return AppendString(dst, v)
	case float64:
		return AppendFloat64(dst, v)
	case int64:
		return AppendInt(dst, v)
	case []any:
		return e.anySlice(dst, v, other)
	case map[string]any:
		return e.anyMap(dst, v, other)
	case []byte:
		return AppendBytes(dst, v)
	case time.Time:
		return e.Time(dst, v)
	case map[any]any:
		return e.anyKeys(dst, v, other)
	}
	if dst, ok := anyNumber(dst, v); ok {
		return dst
	}
	if dst, ok := e.anyOther(dst, v, other); ok {
		return dst
	}
	return other(e, dst, v)
}

// anyNumber appends the numeric types that decoding seldom or never stores in an interface.
func anyNumber(dst []byte, v any) ([]byte, bool) {
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
		return AppendFloat32(dst, v), true
	default:
		return dst, false
	}
	return AppendInt(dst, n), true
}

func (e *Encoder) anySlice(dst []byte, v []any, other func(*Encoder, []byte, any) []byte) []byte {
	if v == nil {
		return AppendNull(dst)
	}
	if !e.Enter(unsafe.Pointer(unsafe.SliceData(v)), len(v), sliceOfAny) {
		return dst
	}
	dst = AppendArray(dst, len(v))
	for _, elem := range v {
		dst = e.Any(dst, elem, other)
	}
	e.Leave()
	return dst
}
