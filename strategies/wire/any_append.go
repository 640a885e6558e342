package wire

import (
	"sync"
	"unsafe"
)

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
	outermost := e.members == nil
	if outermost {
		e.members = memberStacks.Get().(*memberStack)
	}
	stack := e.members
	first := len(stack.entries)
	stack.push(v)
	end := len(stack.entries) // a method of an element may change the map
	dst = append(dst, '{')
	for i := first; i < end; i++ {
		if i > first {
			dst = append(dst, ',')
		}
		entry := stack.entries[i]
		dst = AppendStyled(dst, entry.Key, e.Style)
		dst = append(dst, ':')
		dst = e.Any(dst, stack.values[entry.Index], other)
	}
	stack.pop(first)
	if outermost {
		e.members = nil
		if cap(stack.values) <= maxKept {
			memberStacks.Put(stack)
		}
	}
	e.Leave()
	return append(dst, '}')
}

// A memberStack holds the members of maps that are being written, the outermost first: as many entries as values.
type memberStack struct {
	entries []Entry
	values  []any
}

var memberStacks = sync.Pool{New: func() any { return new(memberStack) }}

// maxKept is the largest capacity of what Any works with that is kept for the next one, in entries or elements.
const maxKept = 1024

// push adds the members of a map in the order of their names.
func (s *memberStack) push(v map[string]any) {
	first := len(s.entries)
	for name, value := range v {
		s.entries = append(s.entries, Entry{name, len(s.values)})
		s.values = append(s.values, value)
	}
	SortEntries(s.entries[first:])
}

// pop removes all members but the first n.
func (s *memberStack) pop(n int) {
	clear(s.entries[n:])
	clear(s.values[n:])
	s.entries, s.values = s.entries[:n], s.values[:n]
}
