package feature

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// MapKeys has maps with each kind of key that is written by its kind.
type MapKeys struct {
	Strings  map[string]int  `json:"strings"`
	Labels   map[Label]int   `json:"labels"`
	Ints     map[int]int     `json:"ints"`
	Int8s    map[int8]int    `json:"int8s"`
	Int16s   map[int16]int   `json:"int16s"`
	Int32s   map[int32]int   `json:"int32s"`
	Int64s   map[int64]int   `json:"int64s"`
	Levels   map[Level]int   `json:"levels"`
	Uints    map[uint]int    `json:"uints"`
	Uint8s   map[uint8]int   `json:"uint8s"`
	Uint16s  map[uint16]int  `json:"uint16s"`
	Uint32s  map[uint32]int  `json:"uint32s"`
	Uint64s  map[uint64]int  `json:"uint64s"`
	Uintptrs map[uintptr]int `json:"uintptrs"`
	Named    NamedMap        `json:"named"`
	Omitted  map[string]int  `json:"omitted,omitempty"`
	After    int             `json:"after"`
}

// NamedMap is a map type with a name.
type NamedMap map[Label]Level

func mapKeysValues() []*MapKeys {
	edges := map[string]int{}
	for i, s := range edgeStrings() {
		edges[s] = i
	}
	return []*MapKeys{
		{
			Strings: map[string]int{"b": 2, "a": 1, "": 0, "B": 3, "aa": 4, "é": 5, "<&>": 6},
			Labels:  map[Label]int{"y": 1, "x": 2},
			Ints:    map[int]int{10: 1, 9: 2, -1: 3, -10: 4, 0: 5}, Int8s: map[int8]int{-128: 1, 127: 2},
			Int16s: map[int16]int{-32768: 1, 5: 2, 50: 3}, Int32s: map[int32]int{-2147483648: 1},
			Int64s: map[int64]int{-9223372036854775808: 1, 1: 2},
			Levels: map[Level]int{1: 1, -1: 2}, Uints: map[uint]int{18446744073709551615: 1, 2: 2, 10: 3},
			Uint8s:  map[uint8]int{255: 1, 3: 2},
			Uint16s: map[uint16]int{65535: 1}, Uint32s: map[uint32]int{4294967295: 1},
			Uint64s:  map[uint64]int{18446744073709551615: 1, 0: 2},
			Uintptrs: map[uintptr]int{7: 1}, Named: NamedMap{"n": 1}, Omitted: map[string]int{"o": 1}, After: 9,
		},
		{
			Strings: map[string]int{}, Labels: map[Label]int{}, Ints: map[int]int{}, Uints: map[uint]int{},
			Named: NamedMap{}, Omitted: map[string]int{},
		},
		{Strings: edges},
		{Strings: map[string]int{"\xff": 1, "\xfe": 2, "\ufffd": 3}},
	}
}

func mapKeysDocuments() []string {
	return []string{
		`{"strings":{"a":1,"a":2,"\u0061":3}}`, `{"strings":{"a":1},"strings":{"b":2}}`,
		`{"strings":{"a":1},"strings":null}`,
		`{"strings":{"a":1},"strings":{}}`, `{"strings":{"":1}}`, `{"strings":{"a":"x","b":2},"after":1}`,
		`{"strings":{"a":null,"b":2}}`,
		`{"strings":{"\ud800":1,"\ud801":2},"after":1}`, "{\"strings\":{\"\xff\":1,\"\xfe\":2}}",
		`{"strings":{"\"\\\n":1}}`,
		`{"ints":{"1":1,"01":2,"+1":3,"1":4},"after":1}`, `{"ints":{"":1},"after":1}`, `{"ints":{"a":1},"after":1}`,
		`{"ints":{"1.0":1},"after":1}`,
		`{"ints":{"1e2":1},"after":1}`, `{"ints":{"-0":1,"0":2},"after":1}`, `{"ints":{" 1":1},"after":1}`,
		`{"ints":{"1_0":1},"after":1}`, `{"ints":{"0x1":1},"after":1}`,
		`{"ints":{"9223372036854775808":1,"2":2},"after":1}`, `{"int8s":{"128":1,"-129":2,"5":3},"after":1}`,
		`{"int16s":{"32768":1},"after":1}`,
		`{"int32s":{"2147483648":1},"after":1}`, `{"int64s":{"-9223372036854775808":1},"after":1}`,
		`{"levels":{"300":1,"3":2},"after":1}`,
		`{"uints":{"-1":1,"1":2},"after":1}`, `{"uint8s":{"256":1,"255":2},"after":1}`,
		`{"uint16s":{"65536":1},"after":1}`,
		`{"uint32s":{"4294967296":1},"after":1}`,
		`{"uint64s":{"18446744073709551616":1,"18446744073709551615":2},"after":1}`,
		`{"uintptrs":{"-0":1},"after":1}`,
		`{"ints":{"1":"x","2":2},"after":1}`, `{"ints":{"x":"y","2":2},"after":1}`,
		`{"ints":{"\u0031":1},"after":1}`, `{"ints":{null:1}}`, `{"ints":{1:1}}`,
		`{"named":{"a":300,"b":2},"after":1}`, `{"strings":[],"after":1}`, `{"strings":"x","after":1}`,
		`{"strings":1,"after":1}`,
		`{"strings":{"a":1,}}`, `{"strings":{,}}`, `{"strings":{"a"}}`, `{"strings":{"a":}}`, `{"strings":{"a" 1}}`,
		`{"strings":{"a":1 "b":2}}`, `{"strings":{a:1}}`,
		`{"strings":{"a":1]}`, `{"strings":{`, `{"strings":{"a`, `{"strings":{"a"`, `{"strings":{"a":`,
		`{"strings":{"a":1`, `{"strings":{"a":1,`,
		`{"strings": { "a" : 1 , "b" : 2 } , "after" : 1 }`,
	}
}

var errRefused = errors.New("feature: refused")

// TextKeys has maps whose keys write and read themselves.
type TextKeys struct {
	Values   map[KeyValue]int    `json:"values"`
	Structs  map[KeyStruct]int   `json:"structs"`
	Pointers map[*KeyStruct]int  `json:"pointers"`
	Readers  map[KeyReader]int   `json:"readers"`
	Strings  map[KeyString]int   `json:"strings"`
	Arrays   map[KeyArray]string `json:"arrays"`
	After    int                 `json:"after"`
}

// KeyValue is an integer that is a key by its methods. It refuses 13.
type KeyValue int

// MarshalText writes the number in words of its own.
func (k KeyValue) MarshalText() ([]byte, error) {
	if k == 13 {
		return nil, errRefused
	}
	return fmt.Appendf(nil, "n<%d>", int(k)), nil
}

// UnmarshalText reads what MarshalText writes.
func (k *KeyValue) UnmarshalText(text []byte) error {
	digits, ok := strings.CutPrefix(string(text), "n<")
	if !ok {
		return errRefused
	}
	n, err := strconv.Atoi(strings.TrimSuffix(digits, ">"))
	*k = KeyValue(n)
	return err
}

// KeyStruct is a struct that is a key by its methods.
type KeyStruct struct {
	Space, Name string
}

// MarshalText joins the members.
func (k KeyStruct) MarshalText() ([]byte, error) {
	if k.Space == "refuse" {
		return nil, errRefused
	}
	return []byte(k.Space + ":" + k.Name), nil
}

// UnmarshalText splits at the first colon.
func (k *KeyStruct) UnmarshalText(text []byte) (err error) {
	var ok bool
	if k.Space, k.Name, ok = strings.Cut(string(text), ":"); !ok {
		err = errRefused
	}
	return err
}

// KeyReader reads itself, and is written by its kind.
type KeyReader uint8

// UnmarshalText keeps the length of the text.
func (k *KeyReader) UnmarshalText(text []byte) error {
	*k = KeyReader(len(text))
	return nil
}

// KeyString is a string with methods: as a key it is written by its kind, yet it reads itself.
type KeyString string

// MarshalText is not called for keys.
func (k KeyString) MarshalText() ([]byte, error) { return []byte("text:" + string(k)), nil }

// UnmarshalText is called for keys.
func (k *KeyString) UnmarshalText(text []byte) error {
	*k = KeyString("read:" + string(text))
	return nil
}

// KeyArray is an array that is a key by its methods.
type KeyArray [2]byte

// MarshalText writes the bytes as they are, valid UTF-8 or not.
func (k KeyArray) MarshalText() ([]byte, error) { return k[:], nil }

// UnmarshalText reads two bytes at least.
func (k *KeyArray) UnmarshalText(text []byte) error {
	if copy(k[:], text) < len(k) {
		return errRefused
	}
	return nil
}

func textKeysValues() []*TextKeys {
	return []*TextKeys{
		{
			Values:  map[KeyValue]int{10: 1, 9: 2, -1: 3},
			Structs: map[KeyStruct]int{{"b", "1"}: 1, {"a", "2"}: 2, {"", "<&>"}: 3},
			Readers: map[KeyReader]int{10: 1, 9: 2}, Strings: map[KeyString]int{"s": 1},
			Arrays: map[KeyArray]string{{'a', 'b'}: "x", {0xff, 0xfe}: "y", {'a', 'a'}: "z"}, After: 9,
		},
		{Values: map[KeyValue]int{13: 1, 1: 2}},
		{Structs: map[KeyStruct]int{{"refuse", ""}: 1}, Pointers: map[*KeyStruct]int{}},
		{Pointers: map[*KeyStruct]int{nil: 1}},
		{Pointers: map[*KeyStruct]int{{"p", "q"}: 1, {"a", "b"}: 2}},
	}
}

func textKeysDocuments() []string {
	return []string{
		`{"values":{"n<1>":1,"n<1>":2}}`, `{"values":{"1":1},"after":1}`, `{"values":{"n<x>":1},"after":1}`,
		`{"values":{"n<2>":"bad","n<3>":3},"after":1}`,
		`{"structs":{"a:b":1,"a":2},"after":1}`, `{"structs":{"a:b":1,"a:c":{}},"after":1}`,
		`{"pointers":{"p:q":1},"after":1}`,
		`{"readers":{"a":1,"bb":2,"cc":3},"after":1}`, `{"strings":{"x":1,"read:x":2},"after":1}`,
		`{"arrays":{"ab":"1","c":"2"},"after":1}`,
		"{\"arrays\":{\"\xff\xff\":\"1\"}}", `{"structs":{"\u0061:\ud800":1}}`, `{"values":{"\u006e<5>":1}}`,
		`{"values":[],"structs":1,"after":1}`,
		`{"values":{},"structs":null,"arrays":{}}`, `{"values":{"n<1>":nope}}`, `{"values":{"bad":nope}}`,
	}
}

// BadKeys has maps whose keys cannot be written, or can only be written or only be read.
type BadKeys struct {
	Bools   map[bool]int       `json:"bools,omitempty"`
	Floats  map[float64]int    `json:"floats,omitempty"`
	Structs map[OmitPoint]int  `json:"structs,omitempty"`
	Anys    map[any]int        `json:"anys,omitempty"`
	Arrays  map[[2]int]int     `json:"arrays,omitempty"`
	Written map[KeyWritten]int `json:"written,omitempty"`
	Read    map[KeyRead]int    `json:"read,omitempty"`
	After   int                `json:"after"`
}

// KeyWritten can be written as a key and not be read.
type KeyWritten struct {
	N int
}

// MarshalText writes the number.
func (k KeyWritten) MarshalText() ([]byte, error) { return strconv.AppendInt(nil, int64(k.N), 10), nil }

// KeyRead can be read as a key and not be written.
type KeyRead struct {
	N int
}

// UnmarshalText keeps the length of the text.
func (k *KeyRead) UnmarshalText(text []byte) error {
	k.N = len(text)
	return nil
}

func badKeysValues() []*BadKeys {
	return []*BadKeys{
		{After: 1, Written: map[KeyWritten]int{{1}: 1, {10}: 3, {9}: 2}},
		{Bools: map[bool]int{true: 1}}, {Floats: map[float64]int{1: 1}}, {Structs: map[OmitPoint]int{{}: 1}},
		{Anys: map[any]int{"a": 1}},
		{Arrays: map[[2]int]int{{}: 1}}, {Read: map[KeyRead]int{{1}: 1}}, {Bools: map[bool]int{}, After: 2},
	}
}

func badKeysDocuments() []string {
	return []string{
		`{"bools":{"true":1},"after":1}`, `{"floats":{"1":1},"after":1}`, `{"structs":{"a":1},"after":1}`,
		`{"anys":{"a":1},"after":1}`,
		`{"arrays":{"a":1},"after":1}`, `{"written":{"1":1},"after":1}`, `{"read":{"a":1,"bb":2},"after":1}`,
		`{"bools":null,"anys":null,"after":1}`,
		`{"bools":{},"after":1}`, `{"bools":[],"after":1}`, `{"bools":1,"after":1}`, `{"bools":{"a":nope}}`,
	}
}

// MapElems has maps with every kind of element. No element has an address.
type MapElems struct {
	Bools    map[string]bool                   `json:"bools"`
	Floats   map[string]float64                `json:"floats"`
	Strings  map[string]string                 `json:"strings"`
	Structs  map[string]OmitPoint              `json:"structs"`
	Pointers map[string]*OmitPoint             `json:"pointers"`
	Slices   map[string][]int                  `json:"slices"`
	Arrays   map[string][2]int                 `json:"arrays"`
	Maps     map[string]map[int]string         `json:"maps"`
	Anys     map[string]any                    `json:"anys"`
	Bytes    map[string][]byte                 `json:"bytes"`
	Empties  map[string]struct{}               `json:"empties"`
	Numbers  map[int]*float64                  `json:"numbers"`
	Deep     map[string]map[string][]OmitPoint `json:"deep"`
	Pointer  *map[string]*map[string]int       `json:"pointer"`
	After    int                               `json:"after"`
}

func mapElemsValues() []*MapElems {
	return []*MapElems{
		{
			Bools: map[string]bool{"t": true, "f": false}, Floats: map[string]float64{"a": 1e21, "b": -0.5},
			Strings:  map[string]string{"<": ">", "b": "\u2028"},
			Structs:  map[string]OmitPoint{"s": {1, 2}, "r": {3, 4}},
			Pointers: map[string]*OmitPoint{"p": {5, 6}, "nil": nil},
			Slices:   map[string][]int{"a": {1, 2}, "nil": nil, "none": {}},
			Arrays:   map[string][2]int{"a": {1, 2}},
			Maps:     map[string]map[int]string{"m": {2: "two", 10: "ten"}, "nil": nil},
			Anys: map[string]any{
				"nil": nil, "n": 1.5, "l": []any{"x"}, "i": 7, "s": OmitPoint{8, 9}, "p": &OmitPoint{1, 1},
			},
			Bytes: map[string][]byte{"b": []byte("b"), "nil": nil}, Empties: map[string]struct{}{"e": {}},
			Numbers: map[int]*float64{1: new(1.0), 2: nil},
			Deep:    map[string]map[string][]OmitPoint{"a": {"b": {{1, 2}}}},
			Pointer: &map[string]*map[string]int{"a": {"b": 1}, "nil": nil}, After: 9,
		},
		{
			Structs: map[string]OmitPoint{}, Maps: map[string]map[int]string{}, Anys: map[string]any{},
			Pointer: new(map[string]*map[string]int),
		},
	}
}

func mapElemsDocuments() []string {
	return []string{
		`{"structs":{"a":{"X":1},"a":{"Y":2}}}`, `{"pointers":{"a":{"X":1},"a":{"Y":2}}}`,
		`{"pointers":{"a":{"X":1},"a":null}}`,
		`{"structs":{"s":{"X":7}},"structs":{"s":{"Y":8}}}`, `{"slices":{"a":[1,2],"a":[3]}}`,
		`{"maps":{"m":{"1":"a"},"m":{"2":"b"}}}`,
		`{"maps":{"m":{"1":"a"}},"maps":{"m":{"2":"b"}}}`, `{"anys":{"a":{"b":1},"a":{"c":2}}}`,
		`{"structs":{"a":{"X":"bad"},"b":{"X":1}},"after":1}`,
		`{"structs":{"a":null,"b":5},"after":1}`, `{"arrays":{"a":[1],"b":[1,2,3],"c":null,"d":"x"},"after":1}`,
		`{"empties":{"a":{},"b":null,"c":{"d":1}}}`,
		`{"numbers":{"1":1,"2":null,"x":3},"after":1}`, `{"deep":{"a":{"b":[{"X":1}],"c":null},"a":{"d":[]}}}`,
		`{"pointer":{"a":{"b":1}},"pointer":{"a":{"c":2},"d":null}}`,
		`{"bytes":{"a":"AQ==","b":"!!","c":null},"after":1}`, `{"bools":{"a":1,"b":true},"after":1}`,
		`{"floats":{"a":1e400,"b":1},"after":1}`,
	}
}
