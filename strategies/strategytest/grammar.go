package strategytest

import (
	"iter"
	"sync"

	"github.com/vmbench/vmbench/workloads/schema"
)

// A grammar knows the documents of one format: how they are made, taken apart and spoilt.
type grammar interface {
	vocabulary() *vocabulary
	// schema is the type of a subject as the format reads it.
	schema(s *Subject) *schema.Type
	// inputs are the documents of a subject.
	inputs(s *Subject) [][]byte
	// valid reports whether a document is well-formed.
	valid(document []byte) bool
	// outline says where the parts of a well-formed document are.
	outline(document []byte) *outline
	// reworded yields a well-formed document in other words, which mean the same.
	reworded(document []byte) iter.Seq[variant]
	// renamed yields a well-formed document with each member's name written in other ways, and with each member given twice.
	renamed(document []byte) iter.Seq[variant]
	// around is what stands around a value in a document where it is all that a value of the type holds: around an element, or
	// the value of the i-th field.
	around(t *schema.Type, i int) (open, close string)
	// shown is a document as people read it, without its middle if it is long.
	shown(document []byte) string
	// excerpt is a part of a document around an index.
	excerpt(document []byte, at int) string
}

// A vocabulary is what documents of one format are made from.
type vocabulary struct {
	literals     []string    // values that were chosen for their edges, some not well-formed; one of each kind comes first
	kinds        int         // how many of literals are those
	wrappings    [][2]string // what may or may not stand around a document
	replacements []string    // values that are put in place of others
	blanks       []string    // documents without a value
	heads        []string    // documents that begin in every way
	mutants      string      // bytes that take the place of others
	null, text   string      // a null, and a text of one character
	nests        []nest      // what can be nested; the first one is the shortest
	beside       [2]string   // what stands around a value of a member that no type has

	nesting sync.Once
	nested  [][]byte // see nestings
}

// A variant is a document made from another one, and what was done to it.
type variant struct {
	what     string
	at       int // position of the change, or -1
	document []byte
}
