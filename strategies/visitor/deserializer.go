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
	Raw(old []byte) []byte // the RawMessage of the format
	Time(old time.Time) time.Time

	// Any reads into an interface, or into what the pointer that it holds points to.
	Any(p *any)
	// Interface does so for an interface with methods, which p points to.
	Interface(p any, goType string)
	// Text and Own give the value to a method: UnmarshalText, or the format's own. u is a pointer to the target. Text is not
	// called for null.
	Text(u wire.TextUnmarshaler, goType string)
	Own(u any)
	// Mismatch passes over a value that its type cannot hold, whatever it is.
	Mismatch(goType string)
	// Skip passes over any value.
	Skip()
	// EmbeddedUnexported passes over a member that lies behind a nil pointer to a type which cannot be allocated.
	EmbeddedUnexported(goType string)

	// BeginStruct returns the index of the first member of a struct that is in the input and known, and NextField that
	// of the next one after the member of index last has been read; or Done.
	BeginStruct(m *Members) int
	NextField(m *Members, last int) int

	// Sequence reports whether bytes that are next stand there element by element, to be read as a slice.
	Sequence() bool
	// BeginSlice is followed, if it returns Open, by reading an element, and another one each time NextElem says so.
	BeginSlice(goType string) Opening
	NextElem() bool
	// BeginByteArray is BeginSlice for an array of bytes. If these stand there as such, it has read them into v, and returns Refused.
	BeginByteArray(v []byte, goType string) Opening
	// Room returns for how many elements more, at least, a slice that is being read is given room when it is full with n of them
	// of a size in bytes.
	Room(n, size int) int

	// BeginMap is followed, if it returns Open, by reading a key and a value, and both again each time NextEntry says so.
	BeginMap(goType string) Opening
	NextEntry() bool
	// StringKey reads a key that is a string. The name is valid until the next call and must not be changed. ok is false when
	// no entry is left, or reading cannot go on.
	StringKey(goType string) (name []byte, ok bool)
	// Other keys are read in two steps, before the value and after it. The first one goes to the next entry whose key is not
	// refused there, and returns a mark for the second one; the mark is negative when no entry is left, or reading cannot go
	// on. The second step returns the key, unless it is refused there.
	SeekInt(bits int, goType string) (mark int)
	IntKey(mark, bits int, goType string) (v int64, ok bool)
	SeekUint(bits int, goType string) (mark int)
	UintKey(mark, bits int, goType string) (v uint64, ok bool)
	// One of the steps gives the key to u. If ok is false, reading cannot go on.
	SeekText(u wire.TextUnmarshaler, goType string) (mark int)
	TextKey(mark int, u wire.TextUnmarshaler, goType string) (ok bool)

	jsonDeserializing
}

// What is called for values that JSON alone has. No other format is called by a half that does.
type jsonDeserializing interface {
	Number(old string) string // encoding/json.Number
	// JSON is Own, for a method that is known to be JSON's.
	JSON(u wire.Unmarshaler)

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

	// A key that is given to UnmarshalJSON.
	SeekJSON() (mark int)
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
