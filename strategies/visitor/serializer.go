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
	Number(v string)  // encoding/json.Number
	Raw(v []byte)     // encoding/json.RawMessage
	Time(v time.Time) // as its method MarshalJSON has it, where the format has no time of its own

	// Any writes the content of an interface, whose type only the run time knows.
	Any(v any)
	// JSON and Text write what a method of the value returns. m is a non-nil pointer to the value.
	JSON(m wire.Marshaler, goType string)
	Text(m wire.TextMarshaler, goType string)
	// Unsupported is called for a value that has no serialized form.
	Unsupported(goType string)

	// BeginQuoted and EndQuoted stand around a boolean or number with the option "string".
	BeginQuoted()
	EndQuoted()
	QuotedString(v string)

	// A struct is BeginStruct, then Field and a value for each member, then EndStruct. members is their number, or
	// Varies when it depends on the value.
	BeginStruct(members int)
	Field(k *Key)
	EndStruct()

	// The same for the commonest members, in one call.
	FieldBool(k *Key, v bool)
	FieldInt(k *Key, v int64)
	FieldUint(k *Key, v uint64)
	FieldFloat64(k *Key, v float64)
	FieldString(k *Key, v string)

	// A slice or array is BeginSlice, its elements, EndSlice.
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
}

// Varies is the number of members of a struct that has members which may be omitted.
const Varies = -1
