package feature

import (
	"encoding/hex"
	"fmt"
)

// OwnMethods has types that write and read themselves in the binary formats.
type OwnMethods struct {
	Value    OwnValue            `json:"value"`
	Pointer  OwnPointer          `json:"pointer"`
	Both     *OwnPointer         `json:"both"`
	Slice    []OwnValue          `json:"slice"`
	Pointers []*OwnPointer       `json:"pointers"`
	Map      map[string]OwnValue `json:"map"`
	Elems    map[int]OwnPointer  `json:"elems"`
	Array    [2]OwnPointer       `json:"array"`
	Mixed    OwnOrText           `json:"mixed"`
	Keys     map[OwnOrText]int   `json:"keys"`
	Any      any                 `json:"any"`
	Optional OwnValue            `json:"optional,omitempty"`
}

// OwnValue is a string that writes itself through methods of the value.
type OwnValue string

// MarshalCBOR writes the string as bytes. Some fail, and one is no item.
func (v OwnValue) MarshalCBOR() ([]byte, error) { return ownItem(string(v), 0x40, 0x78) }

// MarshalMsgpack writes the string as a fixstr.
func (v OwnValue) MarshalMsgpack() ([]byte, error) { return ownItem(string(v), 0xA0, 0xC1) }

// UnmarshalCBOR keeps the item in hexadecimal.
func (v *OwnValue) UnmarshalCBOR(item []byte) error {
	*v = OwnValue(hex.EncodeToString(item))
	return refusedItem(item)
}

// UnmarshalMsgpack keeps the item in hexadecimal.
func (v *OwnValue) UnmarshalMsgpack(item []byte) error { return v.UnmarshalCBOR(item) }

// ownItem is a short string behind a head, or something that is refused.
func ownItem(s string, head, none byte) ([]byte, error) {
	switch s {
	case "refuse":
		return nil, errRefused
	case "none":
		return []byte{none}, nil
	case "two":
		return []byte{0x01, 0x02}, nil
	}
	s = s[:min(len(s), 15)]
	return append([]byte{head | byte(len(s))}, s...), nil
}

// refusedItem refuses items of five bytes.
func refusedItem(item []byte) error {
	if len(item) == 5 {
		return errRefused
	}
	return nil
}

// OwnPointer writes itself through methods of the pointer.
type OwnPointer struct{ N int }

// MarshalCBOR writes the number, if it is small, in an array.
func (p *OwnPointer) MarshalCBOR() ([]byte, error) {
	if p.N < 0 {
		return nil, fmt.Errorf("%w: %d", errRefused, p.N)
	}
	return []byte{0x81, byte(p.N & 15)}, nil
}

// MarshalMsgpack writes the number, if it is small, in an array.
func (p *OwnPointer) MarshalMsgpack() ([]byte, error) {
	if p.N < 0 {
		return nil, fmt.Errorf("%w: %d", errRefused, p.N)
	}
	return []byte{0x91, byte(p.N & 15)}, nil
}

// UnmarshalCBOR counts the bytes.
func (p *OwnPointer) UnmarshalCBOR(item []byte) error {
	p.N += len(item)
	return refusedItem(item)
}

// UnmarshalMsgpack counts the bytes.
func (p *OwnPointer) UnmarshalMsgpack(item []byte) error { return p.UnmarshalCBOR(item) }

// OwnOrText has a method for CBOR, and methods for text, which the other formats and keys use.
type OwnOrText struct{ S string }

// MarshalCBOR writes null.
func (OwnOrText) MarshalCBOR() ([]byte, error) { return []byte{0xF6}, nil }

// UnmarshalMsgpack keeps the item in hexadecimal.
func (t *OwnOrText) UnmarshalMsgpack(item []byte) error {
	t.S = hex.EncodeToString(item)
	return nil
}

// MarshalText writes the string in marks.
func (t OwnOrText) MarshalText() ([]byte, error) { return []byte("<" + t.S + ">"), nil }

// UnmarshalText keeps the text.
func (t *OwnOrText) UnmarshalText(text []byte) error {
	t.S = string(text)
	return nil
}

func ownMethodsValues() []*OwnMethods {
	return []*OwnMethods{
		{
			Value: "value", Pointer: OwnPointer{1}, Both: &OwnPointer{2}, Slice: []OwnValue{"a", ""}, Pointers: []*OwnPointer{nil, {3}},
			Map: map[string]OwnValue{"k": "v"}, Elems: map[int]OwnPointer{2: {4}, 1: {5}}, Array: [2]OwnPointer{{6}, {7}}, Mixed: OwnOrText{"m"},
			Keys: map[OwnOrText]int{{"b"}: 1, {"a"}: 2}, Optional: "o",
		},
		{Any: OwnValue("in any")}, {Any: &OwnPointer{1}}, {Any: OwnPointer{1}}, {Any: []any{OwnOrText{"x"}, &OwnOrText{"y"}}},
		{Value: "refuse"}, {Value: "none"}, {Slice: []OwnValue{"two"}}, {Pointer: OwnPointer{-1}}, {Map: map[string]OwnValue{"k": "refuse"}},
		{Elems: map[int]OwnPointer{1: {-1}}}, {Any: map[string]any{"k": OwnValue("refuse")}},
	}
}

func ownMethodsDocuments() []string {
	return []string{
		`{"value":5,"pointer":[1,2],"both":null,"slice":["x",null,{"a":1}],"pointers":[null,"x"],"map":{"k":true},"mixed":"<m>"}`,
		`{"value":"1234"}`, `{"pointer":"1234"}`, `{"slice":["a","1234","b"]}`, `{"map":{"a":"1234","b":1}}`, `{"keys":{"<a>":1,"b":null}}`,
		`{"elems":{"1":"x","2":"1234"}}`, `{"array":["x","1234","y"]}`, `{"any":{"x":["y"]},"mixed":5}`, `{"both":"x","both":"yy"}`, `{"value":null,"pointer":null}`,
	}
}
