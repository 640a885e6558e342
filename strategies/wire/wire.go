// Package wire holds the leaf primitives of each format: how an integer, a float, a string or a key is written and read.
// Every strategy of this repository calls the same ones, so that what is compared is the strategy.
//
// Append functions take and return the buffer. Read functions take the input and an index and return a value and the
// index after it, or Stop. What belongs to one whole document, such as depth, cycles and errors, is kept by an Encoder
// or a Decoder. JSON is written and read as encoding/json (v1) does it.
//
// The package imports neither reflect nor fmt nor encoding/json: it must stay small enough to be the whole fixed cost of
// a program. It never walks a Go value, with the exception of what an empty interface holds after decoding.
package wire

import "unsafe"

//go:generate go test -run ^(TestWidePowers|TestBase64Pairs)$ -update .

// Stop is the index that read functions return when the value at the index given is not of the form asked for, and that
// methods of Decoder return when decoding cannot go on.
const Stop = -1

// maxDepth is how many containers may be open around a value of the input.
const maxDepth = 10000

// Marshaler is encoding/json's interface of that name.
type Marshaler interface{ MarshalJSON() ([]byte, error) }

// Unmarshaler is encoding/json's interface of that name.
type Unmarshaler interface{ UnmarshalJSON([]byte) error }

// TextMarshaler is encoding's interface of that name.
type TextMarshaler interface{ MarshalText() ([]byte, error) }

// TextUnmarshaler is encoding's interface of that name.
type TextUnmarshaler interface{ UnmarshalText([]byte) error }

// viewBytes returns the bytes of s without a copy. They must not be changed.
func viewBytes(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// ViewString returns b as a string without a copy. It is valid as long as b is not changed.
func ViewString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
