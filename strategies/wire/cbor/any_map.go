package cbor

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

func (e *Encoder) anyMap(dst []byte, v map[string]any, other func(*Encoder, []byte, any) []byte) []byte {
	if v == nil {
		return AppendNull(dst)
	}
	if !e.Enter(*(*unsafe.Pointer)(unsafe.Pointer(&v)), 0, mapOfAny) {
		return dst
	}
	stack := e.stack()
	first := len(stack.Entries)
	for name, value := range v {
		stack.Push(name, value)
	}
	wire.SortEntries(stack.Entries[first:])
	end := len(stack.Entries) // a method of an element may change the map
	dst = AppendMap(dst, end-first)
	for i := first; i < end; i++ {
		entry := stack.Entries[i]
		dst = AppendString(dst, entry.Key)
		dst = e.Any(dst, stack.Values[entry.Index], other)
	}
	e.release(first)
	e.Leave()
	return dst
}

// anyKeys appends a map whose keys may be of any type, in the order of their encoded form.
func (e *Encoder) anyKeys(dst []byte, v map[any]any, other func(*Encoder, []byte, any) []byte) []byte {
	if v == nil {
		return AppendNull(dst)
	}
	if !e.Enter(*(*unsafe.Pointer)(unsafe.Pointer(&v)), 0, mapOfAll) {
		return dst
	}
	stack := e.stack()
	first := len(stack.Entries)
	start := len(dst)
	for key, value := range v {
		stack.Push("", value) // before the key, so that one with a map in it does not give the stack back
		dst = e.Any(dst[:start], key, other)
		stack.Entries[len(stack.Entries)-1].Key = string(dst[start:])
	}
	wire.SortEntries(stack.Entries[first:])
	end := len(stack.Entries)
	dst = AppendMap(dst[:start], end-first)
	for i := first; i < end; i++ {
		entry := stack.Entries[i]
		dst = append(dst, entry.Key...)
		dst = e.Any(dst, stack.Values[entry.Index], other)
	}
	e.release(first)
	e.Leave()
	return dst
}

func (e *Encoder) stack() *wire.Members {
	if e.members == nil {
		e.members = wire.NewMembers()
	}
	return e.members
}

// release removes all members but the first n.
func (e *Encoder) release(n int) {
	if e.members.Pop(n) {
		e.members = nil
	}
}
