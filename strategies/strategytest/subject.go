package strategytest

import (
	"github.com/vmbench/vmbench/workloads/schema"
)

// A Subject is a Go type with the values and documents that strategies are held to.
type Subject struct {
	Name string
	Type *schema.Type
	// New returns a pointer to a fresh zero value.
	New func() any
	// Values returns pointers to fresh values to encode. They may hold cycles, and what cannot be written.
	Values func() []any
	// Inputs are JSON documents to decode, valid and invalid. The documents of other formats are made from them.
	Inputs [][]byte
}

// maxSmall is the size up to which a document is taken apart, in bytes.
const maxSmall = 4 << 10

// large reports whether the subject is a real document, which is too long to be taken apart.
func (s *Subject) large() bool {
	for _, input := range s.Inputs {
		if len(input) > 16*maxSmall {
			return true
		}
	}
	return false
}

// targets are functions that make equal values to decode into: zero, and filled in different ways.
func (s *Subject) targets() []func() any {
	return []func() any{
		s.New,
		func() any { return filled(s.Type.Go, 0, false) },
		func() any { return filled(s.Type.Go, 3, false) },
	}
}
