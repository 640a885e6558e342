package schema

// Kind is what a serializer branches on: the kinds of Go, and the types that have a form of their own in formats.
type Kind uint8

const (
	Unsupported Kind = iota // chan, func, complex, unsafe.Pointer; maps whose keys cannot be written are Map

	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	String
	Bytes  // a slice of bytes that is written as base64 in JSON, as a byte string in other formats
	Number // encoding/json.Number; in JSON only
	Raw    // encoding/json.RawMessage, or the format's own type of that name; Encode and Decode are ByKind
	Time   // time.Time; Encode and Decode are ByKind

	Struct
	Pointer
	Slice
	Array
	Map
	Any       // an interface without methods
	Interface // an interface with methods

	kinds // their number
)

var kindNames = [kinds]string{
	Unsupported: "unsupported", Bool: "bool",
	Int: "int", Int8: "int8", Int16: "int16", Int32: "int32", Int64: "int64",
	Uint: "uint", Uint8: "uint8", Uint16: "uint16", Uint32: "uint32", Uint64: "uint64", Uintptr: "uintptr",
	Float32: "float32", Float64: "float64", String: "string", Bytes: "bytes",
	Number: "number", Raw: "raw", Time: "time",
	Struct: "struct", Pointer: "pointer", Slice: "slice", Array: "array", Map: "map",
	Any: "any", Interface: "interface",
}

func (k Kind) String() string { return kindNames[k] }

// IsInt reports whether k is a signed integer.
func (k Kind) IsInt() bool { return Int <= k && k <= Int64 }

// IsUint reports whether k is an unsigned integer.
func (k Kind) IsUint() bool { return Uint <= k && k <= Uintptr }

// IsFloat reports whether k is a floating-point number.
func (k Kind) IsFloat() bool { return k == Float32 || k == Float64 }

// Bits is the size of a numeric kind in bits, on this machine; 0 for others.
func (k Kind) Bits() int {
	switch k {
	case Int8, Uint8:
		return 8
	case Int16, Uint16:
		return 16
	case Int32, Uint32, Float32:
		return 32
	case Int64, Uint64, Float64:
		return 64
	case Int, Uint, Uintptr:
		return 32 << (^uint(0) >> 63)
	}
	return 0
}
