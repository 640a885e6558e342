package odd

import (
	"errors"
	"fmt"
	"net/netip"
	"time"
)

// The types in this file are seen otherwise by some formats than by others.

// Tuple is written as an array in the binary formats.
type Tuple struct {
	_ struct{} `cbor:",toarray" msgpack:",toarray"`
	A int8     `json:"a,omitempty"`
	B *string
	*Point
	List  []Tuple
	Map   map[string]Tuple
	Pair  Pair
	Any   any
	Fixed [2]Pair
}

// Pair is written as an array in one format.
type Pair struct {
	_    struct{} `cbor:",toarray"`
	X, Y uint16
}

// Nobody has no fields, and is an array.
type Nobody struct {
	_ struct{} `cbor:",toarray" msgpack:",toarray"`
}

// Numbered has members whose names are integers.
type Numbered struct {
	First int16     `cbor:"1,keyasint" msgpack:"1,keyasint" json:"first"`
	Last  int       `cbor:"-1,keyasint,omitempty" msgpack:"-1,keyasint,omitempty" json:"last,omitempty"`
	Large string    `cbor:"9223372036854775807,keyasint" msgpack:"9223372036854775807,keyasint" json:"large"`
	Text  *string   `cbor:"1" msgpack:"1" json:"text"`
	Self  *Numbered `cbor:"300,keyasint" msgpack:"-300,keyasint" json:"self"`
	None  Nobody
}

// Tagged has other names and options in each format.
type Tagged struct {
	Name  string   `json:"name" cbor:"n" msgpack:"m,omitempty"`
	Quote int      `json:"quote,string,omitempty"`
	Gone  string   `cbor:"-" msgpack:"gone"`
	Same  Same     `json:"same"`
	Next  *Tagged  `json:"next"`
	Fold  string   `json:"fold" cbor:"Straße" msgpack:"K"`
	Deep  []Tagged `json:"deep,omitempty"`
}

// Same is seen in one way by all formats.
type Same struct {
	X int
	Y []string `json:",omitempty"`
}

// Own writes and reads itself in each format.
type Own struct{ text string }

// MarshalJSON is that of encoding/json.
func (v Own) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, "%q", v.text), nil }

// UnmarshalJSON is that of encoding/json.
func (v *Own) UnmarshalJSON(document []byte) error { return v.read(document) }

// MarshalCBOR writes text of up to 23 bytes.
func (v Own) MarshalCBOR() ([]byte, error) {
	return append([]byte{0x60 + byte(len(v.text))}, v.text...), nil
}

// UnmarshalCBOR takes any item that has not three bytes.
func (v *Own) UnmarshalCBOR(document []byte) error { return v.read(document) }

// MarshalMsgpack writes text of up to 31 bytes.
func (v Own) MarshalMsgpack() ([]byte, error) {
	return append([]byte{0xA0 + byte(len(v.text))}, v.text...), nil
}

// UnmarshalMsgpack takes any item that has not three bytes.
func (v *Own) UnmarshalMsgpack(document []byte) error { return v.read(document) }

func (v *Own) read(document []byte) error {
	if len(document) == 3 {
		return errors.New("it has three bytes")
	}
	v.text = fmt.Sprintf("%x", document)[:min(2, 2*len(document))]
	return nil
}

// Half has a method for one of the binary formats, and that on the pointer.
type Half struct{ N int }

// MarshalCBOR writes a number.
func (v *Half) MarshalCBOR() ([]byte, error) { return []byte{byte(v.N & 7)}, nil }

// UnmarshalCBOR reads anything.
func (v *Half) UnmarshalCBOR(document []byte) error {
	v.N = len(document)
	return nil
}

// Owner has values that write themselves.
type Owner struct {
	Own      Own
	Pointer  *Own
	List     []Own
	Map      map[string]Own
	Omitted  *Own `json:",omitempty"`
	Half     Half
	Halves   map[string]Half
	HalfList [2]*Half
}

// Letter is a byte that reads itself from text and writes itself as a number.
type Letter byte

// UnmarshalText takes one byte.
func (l *Letter) UnmarshalText(text []byte) error {
	if len(text) != 1 {
		return errors.New("no letter")
	}
	*l = Letter(text[0])
	return nil
}

// Letters has slices of bytes that are read in several ways.
type Letters struct {
	List  []Letter
	Array [3]Letter
	Plain [3]byte
	Map   map[string][]Letter
}

// Keys has maps with keys of many kinds.
type Keys struct {
	Times  map[time.Time]int
	Addrs  map[netip.Addr]*int
	Ints   map[int8]string
	Uints  map[uint16][]int `json:",omitempty"`
	Points map[Point]int    `json:"-" cbor:"-" msgpack:"points,omitempty"`
	Words  map[Word]map[Word]int
}

// Word is a key by its kind.
type Word string

// MarshalText is not called for keys.
func (w Word) MarshalText() ([]byte, error) { return nil, errors.New("called") }

// Formats are the types of this file that have programs.
var Formats = []string{"Tuple", "Pair", "Nobody", "Numbered", "Tagged", "Own", "Owner", "Letters", "Keys"}

// FormatValues are pointers to values of these types, some for each.
func FormatValues() [][]any {
	text := "text"
	tuple := Tuple{A: -3, B: &text, Point: &Point{1, 2}, List: []Tuple{{}}, Map: map[string]Tuple{"k": {A: 1}}, Pair: Pair{X: 1, Y: 500}, Any: 1.5}
	numbered := Numbered{First: 300, Last: -70000, Large: "l", Text: &text, Self: &Numbered{}}
	tagged := Tagged{Name: "n", Quote: 5, Gone: "g", Same: Same{1, []string{"a"}}, Next: &Tagged{Fold: "f"}, Deep: []Tagged{{Name: "d"}}}
	return [][]any{
		{&tuple, &Tuple{}, &Tuple{List: []Tuple{tuple, {Point: &Point{}}}}},
		{&Pair{X: 1, Y: 2}},
		{&Nobody{}},
		{&numbered, &Numbered{Self: &numbered}},
		{&tagged, &Tagged{Next: &tagged}},
		{&Own{"text"}, &Own{}},
		{&Owner{}, &Owner{Pointer: &Own{"p"}, List: []Own{{"a"}, {"b"}}, Map: map[string]Own{"k": {"v"}}, Omitted: &Own{}, Halves: map[string]Half{"h": {3}}}},
		{&Letters{}, &Letters{List: []Letter{1, 2}, Array: [3]Letter{'a'}, Plain: [3]byte{1, 2, 3}, Map: map[string][]Letter{"k": {3}}}},
		{&Keys{}, &Keys{
			Times: map[time.Time]int{time.Unix(0, 0).UTC(): 1, time.Unix(5, 7).UTC(): 2}, Addrs: map[netip.Addr]*int{netip.MustParseAddr("::1"): nil},
			Ints: map[int8]string{-1: "a", 100: "b"}, Uints: map[uint16][]int{1: {1}, 300: nil}, Words: map[Word]map[Word]int{"b": {}, "a": {"x": 1}},
		}},
	}
}
