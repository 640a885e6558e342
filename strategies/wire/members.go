package wire

import "sync"

// Members are those of the maps without a type that are being written, the outermost first: as many entries as values.
type Members struct {
	Entries []Entry
	Values  []any
}

var members = sync.Pool{New: func() any { return new(Members) }}

// maxKept is the largest capacity of what Any works with that is kept for the next one, in entries or elements.
const maxKept = 1024

// NewMembers returns a stack without members.
func NewMembers() *Members { return members.Get().(*Members) }

// Push adds a member.
func (s *Members) Push(key string, value any) {
	s.Entries = append(s.Entries, Entry{key, len(s.Values)})
	s.Values = append(s.Values, value)
}

// push adds the members of a map in the order of their names.
func (s *Members) push(v map[string]any) {
	first := len(s.Entries)
	for name, value := range v {
		s.Push(name, value)
	}
	SortEntries(s.Entries[first:])
}

// Pop removes all members but the first n. If none is left the stack is given back, and Pop returns true.
func (s *Members) Pop(n int) bool {
	clear(s.Entries[n:])
	clear(s.Values[n:])
	s.Entries, s.Values = s.Entries[:n], s.Values[:n]
	if n > 0 {
		return false
	}
	if cap(s.Values) <= maxKept {
		members.Put(s)
	}
	return true
}
