package visitor

import (
	"time"

	"github.com/vmbench/vmbench/strategies/wire"
)

// A Deserializer is the half of decoding that a format writes once, for every type. It owns the input and the place in
// it; the type half asks for what its type can hold, and stores what it gets.
//
// Methods that return ok read one value; ok is false when the value does not fit, and the target is left as it is. The
// error is kept by the Deserializer, which has passed over the value. null is no error. Once reading cannot go on, every
// loop over members, elements or entries ends.
//
// A type is named to a Deserializer only for the text of errors.
type Deserializer interface {
	// Stopped reports whether reading cannot go on.
	Stopped() bool
	// Null reads a null, if one is next.
	Null() bool
	Bool(goType string) (v bool, ok bool)
	Int(bits int, goType string) (v int64, ok bool)
	Uint(bits int, goType string) (v uint64, ok bool)
	Float32(goType string) (v float32, ok bool)
	Float64(goType string) (v float64, ok bool)
	String(goType string) (v string, ok bool)

	// These return old where they have nothing better.
	Bytes(old []byte, goType string) []byte
	Number(old string) string // encoding/json.Number
	Raw(old []byte) []byte    // encoding/json.RawMessage
	Time(old time.Time) time.Time

	// Any reads into an interface, or into what the pointer that it holds points to.
	Any(p *any)
	// Interface does so for an interface with methods, which p points to.
	Interface(p any, goType string)
	// JSON and Text give the value to a method. u is a pointer to the target. Text is not called for null.
	JSON(u wire.Unmarshaler)
	Text(u wire.TextUnmarshaler, goType string)
	// Mismatch passes over a value that its type cannot hold, whatever it is.
	Mismatch(goType string)
	// Skip passes over any value.
	Skip()
	// EmbeddedUnexported passes over a member that lies behind a nil pointer to a type which cannot be allocated.
	EmbeddedUnexported(goType string)

	// The option "string". QuotedNull reads a null, quoted or not, if one is next. QuotedLiteral reports whether what is
	// next is quoted and not null, so that a nil pointer before it is to be allocated.
	QuotedNull() bool
	QuotedLiteral() bool
	QuotedBool(old bool, goType string) bool
	QuotedInt(old int64, bits int, goType string) int64
	QuotedUint(old uint64, bits int, goType string) uint64
	QuotedFloat(old float64, bits int, goType string) float64
	QuotedString(old string, goType string) string
	QuotedNumber(old string) string
	QuotedJSON(u wire.Unmarshaler, goType string)
	QuotedText(u wire.TextUnmarshaler, goType string)

	// BeginStruct returns the index of the first member of a struct that is in the input and known, and NextField that
	// of the next one after the member of index last has been read; or Done.
	BeginStruct(m *Members) int
	NextField(m *Members, last int) int

	// Sequence reports whether bytes that are next stand there element by element, to be read as a slice.
	Sequence() bool
	// BeginSlice is followed, if it returns Open, by reading an element, and another one each time NextElem says so.
	BeginSlice(goType string) Opening
	NextElem() bool

	// BeginMap is followed, if it returns Open, by Key, reading a value, and both again each time NextEntry says so.
	BeginMap(goType string) Opening
	NextEntry() bool
	// Key reads the key of an entry. The name is valid until the next call and must not be changed. The mark is kept for
	// the methods below, which keys that are not plain strings are read with after the value; it is negative when
	// reading cannot go on.
	Key() (name []byte, mark int)
	IntKey(mark, bits int, goType string) (v int64, ok bool)
	UintKey(mark, bits int, goType string) (v uint64, ok bool)
	TextKey(mark int, u wire.TextUnmarshaler, goType string) (ok bool)
	JSONKey(mark int, u wire.Unmarshaler) (ok bool)
}

// Opening says what stands where a slice or map is wanted.
type Opening uint8

const (
	Refused Opening = iota // something else, which has been passed over: leave the target as it is
	Null                   // null
	Empty                  // one without elements, which has been read
	Open                   // one with elements: the first one is next
)
