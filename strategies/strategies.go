// Package strategies is the vocabulary of what vmbench compares: a Strategy compiles a type for a format into a Codec.
//
// In flows a schema.Type and a Format; out comes a Codec that appends values of that type to a buffer and reads them
// back. The package holds no strategy itself: each lives in a directory of its own, and strategies/all lists them.
package strategies

import (
	"errors"
	"sync"

	"github.com/vmbench/vmbench/workloads/schema"
)

// Format names a serialization format. It is a name and not an interface: an interface would put the dispatch that is
// under study into every strategy.
type Format string

const (
	// JSON is the format of RFC 8259 as encoding/json (v1) writes and reads it.
	JSON Format = "json"
	// CBOR is the format of RFC 8949, written in preferred serialization: see strategies/wire/cbor.
	CBOR Format = "cbor"
	// MessagePack is the format of the MessagePack specification with its timestamps: see strategies/wire/msgpack.
	MessagePack Format = "msgpack"
)

// Formats are all formats, the first of which is the usual one.
func Formats() []Format { return []Format{JSON, CBOR, MessagePack} }

// ErrUnsupported is the error of Compile for a type or format that a strategy cannot do. Callers report the case as
// skipped, with the error's text as the reason.
var ErrUnsupported = errors.New("unsupported")

// A Strategy is one way to serialize: reflection, generated code, double dispatch, a virtual machine.
type Strategy interface {
	// Name is the strategy's name in cases, filters and tables: lower case, without spaces.
	Name() string
	Traits() Traits
	// Compile prepares a codec for one type and format. Its cost is what the first use of a type costs, so a strategy
	// must not cache its work across calls, unless its traits say so. The error wraps ErrUnsupported if the strategy cannot do the type.
	Compile(t *schema.Type, f Format) (Codec, error)
}

// A Codec serializes one type in one format. It is safe for concurrent use.
type Codec interface {
	// Append appends the serialized form of *v, where v is a non-nil *T, to dst. On an error it returns dst as it was.
	Append(dst []byte, v any) ([]byte, error)
	// Decode reads src into *v, where v is a non-nil *T. It merges into what *v holds as encoding/json does, keeps no
	// reference to src, and leaves *v partly written after an error.
	Decode(src []byte, v any) error
}

// Traits are what a comparison must say about a strategy, because they are work that it does or leaves out. The zero
// value claims nothing; the conformance suite holds every claim.
type Traits struct {
	Summary string // one line: how it works
	// Fallback says why the strategy does not run as it is meant to with this version of Go or on this machine; "" if it
	// does.
	Fallback string

	Null bool // does nothing at all: shows the floor of the harness, is never verified nor ranked

	Unsafe        bool // reads and writes Go values through unsafe.Pointer
	PerType       bool // code or data grows with each type at build time
	CopiesStrings bool // decoded strings do not alias the input
	ValidatesUTF8 bool // in JSON invalid UTF-8 becomes U+FFFD, both ways; in CBOR it is refused when read; MessagePack allows it
	EscapesHTML   bool // <, > and & are escaped; in JSON only
	SortsMaps     bool // map members are in the order of their keys
	ChecksEnd     bool // data after the value is an error
	Caches        bool // keeps what it compiles for the process: only the first Compile of a type costs what it costs
	OwnForm       bool // writes some values in other words than encoding/json that say the same, such as \u0008 for \b
}

var scratch = sync.Pool{New: func() any { return new([]byte) }}

// maxScratch is the largest buffer that Encode keeps for later calls, in bytes.
const maxScratch = 64 << 20

// Encode returns the serialized form of *v in a slice of its own, with no room to spare. All strategies share it: the
// codec appends to a pooled buffer, and the result is copied out once.
func Encode(c Codec, v any) ([]byte, error) {
	buf := scratch.Get().(*[]byte)
	out, err := c.Append((*buf)[:0], v)
	if cap(out) <= maxScratch {
		*buf = out[:0]
	}
	var fresh []byte
	if err == nil {
		fresh = make([]byte, len(out))
		copy(fresh, out)
	}
	scratch.Put(buf)
	return fresh, err
}
