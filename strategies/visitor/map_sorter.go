package visitor

import (
	"slices"
	"strings"
)

// A mapSorter puts the entries of maps into the order of their keys. The entries are written as the map yields them; the
// sorter remembers where each of them lies, and moves them when the map ends. Thus each map is read once, without a
// look-up, and entries that happen to be in order are not moved at all.
type mapSorter struct {
	entries []mapEntry // of the open maps, the innermost last
	open    []int      // where each open map begins in entries
	moved   []byte
}

type mapEntry struct {
	name       string
	start, end int // in the buffer, with what stands between entries
}

func compareEntries(a, b mapEntry) int { return strings.Compare(a.name, b.name) }

func (m *mapSorter) begin() { m.open = append(m.open, len(m.entries)) }

// add starts an entry at the end of the buffer, and thereby ends the one before it.
func (m *mapSorter) add(name string, at int) {
	m.entries = append(m.entries, mapEntry{name: name, start: at})
	if n := len(m.entries) - 1; n > m.open[len(m.open)-1] {
		m.entries[n-1].end = at
	}
}

// end sorts the entries of the innermost map, which lie at the end of buf, and returns their number.
func (m *mapSorter) end(buf []byte) int {
	last := len(m.open) - 1
	entries := m.entries[m.open[last]:]
	if n := len(entries); n > 0 {
		entries[n-1].end = len(buf)
	}
	if !slices.IsSortedFunc(entries, compareEntries) {
		m.move(buf, entries)
	}
	clear(entries) // the names belong to the caller's value
	m.entries = m.entries[:m.open[last]]
	m.open = m.open[:last]
	return len(entries)
}

func (m *mapSorter) move(buf []byte, entries []mapEntry) {
	start := entries[0].start
	slices.SortFunc(entries, compareEntries)
	m.moved = m.moved[:0]
	for i := range entries {
		m.moved = append(m.moved, buf[entries[i].start:entries[i].end]...)
	}
	copy(buf[start:], m.moved)
}

// reset forgets the maps that an error has left open.
func (m *mapSorter) reset() {
	clear(m.entries)
	m.entries, m.open = m.entries[:0], m.open[:0]
}
