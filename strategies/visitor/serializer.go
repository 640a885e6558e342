package visitor

import (
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// A Serializer is the half of encoding that a format writes once, for every type. The type half calls it for each thing
// it finds in a value, in order; the first error is kept by the Serializer, and calls after it do no harm.
//
// A type is named to a Serializer only for the text of errors.
type Serializer interface {
	Null()
	Bool(v bool)
	Int(v int64)
	Uint(v uint64)
	Float32(v float32)
	Float64(v float64)
	String(v string)
	Bytes(v []byte)   // nil is null
	Raw(v []byte)     // the RawMessage of the format
	Time(v time.Time) // as its method MarshalJSON has it, where the format has no time of its own

	// Any writes the content of an interface, whose type only the run time knows.
	Any(v any)
	// Text and Own write what a method of the value returns: MarshalText, or the format's own. m is a non-nil pointer to the
	// value.
	Text(m wire.TextMarshaler, goType string)
	Own(m any, goType string)
	// Unsupported is called for a value that has no serialized form.
	Unsupported(goType string)

	// A struct is BeginStruct, then Field and a value for each member, then EndStruct.
	BeginStruct(members int)
	Field(k *Key)
	EndStruct()
	// These stand around a struct with members that may be omitted; most says how many it has if none is.
	BeginVarying(most int)
	EndVarying()

	// The same for the commonest members, in one call.
	FieldBool(k *Key, v bool)
	FieldInt(k *Key, v int64)
	FieldUint(k *Key, v uint64)
	FieldFloat64(k *Key, v float64)
	FieldString(k *Key, v string)

	// A slice, an array, or a struct that is written as such, is BeginSlice, its elements, EndSlice.
	BeginSlice(length int)
	EndSlice()

	// A map is BeginMap, then one of the keys and a value for each entry, then EndMap. The entries come in any order: if the
	// format wants another, it is the format that sorts. TextKey is given the map's type for the text of errors.
	BeginMap(length int)
	StringKey(k string)
	IntKey(k int64)
	UintKey(k uint64)
	TextKey(k wire.TextMarshaler, mapType string)
	EndMap()

	// Enter and Leave stand around the content of a pointer, slice or map that may contain itself. p is only compared,
	// with the length n of a slice; if Enter returns false, the value contains itself and is neither written nor left.
	Enter(p unsafe.Pointer, n int, goType string) bool
	Leave()

	jsonSerializing
}

// What is called for values that JSON alone has. No other format is called by a half that does.
type jsonSerializing interface {
	Number(v string) // encoding/json.Number
	// JSON is Own, for a method that is known to be JSON's.
	JSON(m wire.Marshaler, goType string)

	// BeginQuoted and EndQuoted stand around a boolean or number with the option "string".
	BeginQuoted()
	EndQuoted()
	QuotedString(v string)
}
