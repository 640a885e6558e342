package wire

import "sync"

// Scraps are what reading into interfaces works with. They are kept from document to document.
type Scraps struct {
	Elems []any // of the slices that are being read
	// names are those met before, so that the members of many objects share them, from one document to the next, too.
	names [64]string
}

var scraps = sync.Pool{New: func() any { return new(Scraps) }}

// NewScraps returns some.
func NewScraps() *Scraps { return scraps.Get().(*Scraps) }

// Keep gives the scraps back.
func (s *Scraps) Keep() {
	if cap(s.Elems) <= maxKept {
		scraps.Put(s)
	}
}

// maxInterned is the longest name kept.
const maxInterned = 32

// Intern returns name as a string, the one returned for an equal name before if it is still in the table.
func (s *Scraps) Intern(name []byte) string {
	n := len(name)
	if n == 0 || n > maxInterned {
		return string(name)
	}
	slot := &s.names[(uint(name[0])*5+uint(name[n/2])*3+uint(name[n-1])+uint(n)*11)%uint(len(s.names))]
	if *slot != string(name) {
		*slot = string(name)
	}
	return *slot
}
