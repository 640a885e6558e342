package wire

import (
	"slices"
	"strings"
	"sync"
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
	outermost := e.members == nil
	if outermost {
		e.members = memberStacks.Get().(*memberStack)
	}
	stack := e.members
	first := len(stack.list)
	stack.push(v)
	end := len(stack.list) // a method of an element may change the map
	dst = append(dst, '{')
	for i := first; i < end; i++ {
		if i > first {
			dst = append(dst, ',')
		}
		dst = AppendStyled(dst, stack.list[i].name, e.Style)
		dst = append(dst, ':')
		dst = e.Any(dst, stack.list[i].value, other)
	}
	clear(stack.list[first:])
	stack.list = stack.list[:first]
	if outermost {
		e.members = nil
		if cap(stack.list) <= maxKept {
			memberStacks.Put(stack)
		}
	}
	e.Leave()
	return append(dst, '}')
}

// A memberStack holds the entries of maps that are being written, the outermost first.
type memberStack struct{ list []member }

var memberStacks = sync.Pool{New: func() any { return new(memberStack) }}

// maxKept is the largest capacity of what Any works with that is kept for the next one, in entries or elements.
const maxKept = 1024

// push adds the entries of a map in the order of their names.
func (s *memberStack) push(v map[string]any) {
	first := len(s.list)
	for name, value := range v {
		s.list = append(s.list, member{name, value})
	}
	slices.SortFunc(s.list[first:], func(a, b member) int { return strings.Compare(a.name, b.name) })
}
