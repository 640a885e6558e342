//lint:file-ignore SA5008,U1000 odd tags and fields without a use are what is tested

package specimen

import (
	"encoding/json"
	"time"
)

// BinaryTags has fields with the tags of several formats.
type BinaryTags struct {
	Plain    int
	Fallback int `json:"fallback,omitempty,string"`
	Own      int `json:"json,omitempty" cbor:"own,omitzero" msgpack:"own,omitzero"`
	Present  int `json:"json_present,omitempty" cbor:"" msgpack:""`
	Dropped  int `json:"dropped" cbor:"-" msgpack:"-"`
	Kept     int `json:"-" cbor:"kept" msgpack:"kept"`
	Nowhere  int `json:"-"`
	Dash     int `json:"json_dash" cbor:"-," msgpack:"-,"`
	Quoted   int `cbor:"quoted,string" msgpack:"quoted,string"`
	Bad      int `json:"good" cbor:"quo\"te" msgpack:"quo\"te"`
	CBOR     int `json:"json_cbor" cbor:"cbor"`
	Msgpack  int `json:"json_msgpack" msgpack:"msgpack"`
}

// BinaryEmbedding has embedded structs that are members in one format and promoted in the other.
type BinaryEmbedding struct {
	Left   `json:"left" cbor:"" msgpack:",omitempty"`
	Lower  `cbor:"lower" msgpack:"lower"`
	Rival  `json:"-" cbor:"" msgpack:""`
	Tagged `cbor:"-" msgpack:"-"`
}

// IntegerKeys asks for integers as names, rightly and wrongly.
type IntegerKeys struct {
	One       int `cbor:"1,keyasint" msgpack:"1,keyasint"`
	Minus     int `cbor:"-2,omitempty,keyasint" msgpack:"-2,omitempty,keyasint"`
	Zero      int `cbor:"0,keyasint" msgpack:"0,keyasint"`
	Largest   int `cbor:"9223372036854775807,keyasint" msgpack:"9223372036854775807,keyasint"`
	Smallest  int `cbor:"-9223372036854775808,keyasint" msgpack:"-9223372036854775808,keyasint"`
	TooLarge  int `cbor:"9223372036854775808,keyasint" msgpack:"9223372036854775808,keyasint"`
	Word      int `cbor:"word,keyasint" msgpack:"word,keyasint"`
	Nameless  int `cbor:",keyasint" msgpack:",keyasint"`
	Padded    int `cbor:"01,keyasint" msgpack:"01,keyasint"`
	Text      int `cbor:"3" msgpack:"3"`
	Fallback  int `json:"4,keyasint"`
	OnlyCBOR  int `json:"5" cbor:"6,keyasint"`
	DashToken int `cbor:"-,keyasint" msgpack:"-,keyasint"`
}

type (
	// Tuple is written as an array.
	Tuple struct {
		_    struct{} `cbor:",toarray" msgpack:",toarray"`
		A    int      `json:"a,omitempty"`
		B    string   `cbor:"b,omitzero" msgpack:"b,omitzero"`
		C    int      `cbor:"-" msgpack:"-"`
		Next *Tuple   `cbor:"7,keyasint,omitempty" msgpack:"7,keyasint,omitempty"`
		Left
	}
	TupleLater struct {
		_ int
		A int
		_ Nothing `cbor:",omitempty,toarray" msgpack:",omitempty,toarray"`
	}
	TupleInCBOR struct {
		_ struct{} `cbor:",toarray" msgpack:",tuple"`
		A int      `json:",omitempty"`
	}
	TupleNamed struct {
		_ struct{} `cbor:"x,toarray" msgpack:"x,toarray"`
		A int
	}
	TupleOfInt struct {
		_ int `cbor:",toarray" msgpack:",toarray"`
		A int
	}
	TupleByField struct {
		A struct{} `cbor:",toarray" msgpack:",toarray"`
	}
	TupleEmbedded struct {
		Tuple
		D int `json:",omitempty"`
	}
	Nothing struct{}
)

// Own writes itself in the binary formats, OwnAddressed through its pointer.
type (
	Own          struct{ A int }
	OwnAddressed struct{ A int }
	OwnWrong     struct{ A int } // methods of the right names and other signatures
	OwnOrText    struct{ A int }
	OwnByte      byte
	ByteJSON     byte
	OwnKey       int
)

func (Own) MarshalCBOR() ([]byte, error)              { return []byte{0xf6}, nil }
func (*Own) UnmarshalCBOR([]byte) error               { return nil }
func (Own) MarshalMsgpack() ([]byte, error)           { return []byte{0xc0}, nil }
func (*Own) UnmarshalMsgpack([]byte) error            { return nil }
func (*OwnAddressed) MarshalCBOR() ([]byte, error)    { return []byte{0xf6}, nil }
func (*OwnAddressed) UnmarshalCBOR([]byte) error      { return nil }
func (*OwnAddressed) MarshalMsgpack() ([]byte, error) { return []byte{0xc0}, nil }
func (*OwnAddressed) UnmarshalMsgpack([]byte) error   { return nil }
func (OwnWrong) MarshalCBOR() []byte                  { return nil }
func (*OwnWrong) UnmarshalCBOR([]byte) (int, error)   { return 0, nil }
func (OwnWrong) MarshalMsgpack(int) ([]byte, error)   { return nil, nil }
func (*OwnWrong) UnmarshalMsgpack(string) error       { return nil }
func (*OwnOrText) MarshalCBOR() ([]byte, error)       { return []byte{0xf6}, nil }
func (*OwnOrText) UnmarshalMsgpack([]byte) error      { return nil }
func (OwnOrText) MarshalText() ([]byte, error)        { return []byte("t"), nil }
func (*OwnOrText) UnmarshalText([]byte) error         { return nil }
func (OwnOrText) MarshalJSON() ([]byte, error)        { return []byte("1"), nil }
func (*OwnByte) MarshalCBOR() ([]byte, error)         { return []byte{0xf6}, nil }
func (ByteJSON) MarshalJSON() ([]byte, error)         { return []byte("1"), nil }
func (OwnKey) MarshalCBOR() ([]byte, error)           { return []byte{0xf6}, nil }
func (*OwnKey) UnmarshalCBOR([]byte) error            { return nil }
func (OwnKey) MarshalMsgpack() ([]byte, error)        { return []byte{0xc0}, nil }
func (*OwnKey) UnmarshalMsgpack([]byte) error         { return nil }

// BinaryMethods has values with own methods in every place.
type BinaryMethods struct {
	Own       Own
	Addressed OwnAddressed
	Wrong     OwnWrong
	OrText    OwnOrText
	Pointer   *OwnAddressed
	Map       map[string]OwnAddressed
	MapOrText map[string]OwnOrText
	MapStruct map[string]struct{ Inner OwnAddressed }
	MapJSON   map[string]Addressed
	Keys      map[OwnKey]int
	Bytes     []OwnByte
	JSONBytes []ByteJSON
	Promoted  struct{ Own }
	Time      struct{ time.Time }
	Raw       *json.RawMessage
	Number    []json.Number
	Marshaler interface{ MarshalCBOR() ([]byte, error) }
}

// OwnChain contains itself, and holds an own method with a pointer receiver.
type OwnChain struct {
	Link  OwnAddressed
	Next  map[string]OwnChain
	Other *OwnChain
}
