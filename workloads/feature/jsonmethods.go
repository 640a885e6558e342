package feature

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// The types below write and read themselves as JSON. What they read shows in their value: the text itself, or its
// length, so that a difference of one blank in what they are given is seen. They refuse some values and some texts.

// refuses reports whether the methods of this file and of textmethods.go fail for what they read.
func refuses(data []byte) bool { return bytes.Contains(data, []byte("fail")) }

// JSONStruct is a struct with methods.
type JSONStruct struct {
	N     int
	Read  string
	inner int
}

// MarshalJSON writes blanks and markup, which the caller compacts and escapes. A negative number fails.
func (s JSONStruct) MarshalJSON() ([]byte, error) {
	if s.N < 0 {
		return nil, errRefused
	}
	return []byte(` { "n" : ` + strconv.Itoa(s.N) + `, "m": "<&>` + "\u2028" + `" }` + "\n"), nil
}

// UnmarshalJSON keeps the text.
func (s *JSONStruct) UnmarshalJSON(data []byte) error {
	s.Read = string(data)
	s.inner++
	if refuses(data) {
		return errRefused
	}
	return nil
}

// JSONInt is a number with methods.
type JSONInt int

// MarshalJSON writes the number in an array. A negative number fails, 99 gives invalid JSON, and 98 gives nothing.
func (n JSONInt) MarshalJSON() ([]byte, error) {
	switch {
	case n < 0:
		return nil, errRefused
	case n == 99:
		return []byte("[1,"), nil
	case n == 98:
		return nil, nil
	}
	return []byte("[" + strconv.Itoa(int(n)) + " ]"), nil
}

// UnmarshalJSON keeps the length of the text.
func (n *JSONInt) UnmarshalJSON(data []byte) error {
	*n = JSONInt(len(data))
	if refuses(data) {
		return errRefused
	}
	return nil
}

// JSONString is a string with methods.
type JSONString string

// MarshalJSON writes the string in an object.
func (s JSONString) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]string{"s": string(s)})
}

// UnmarshalJSON keeps the text.
func (s *JSONString) UnmarshalJSON(data []byte) error {
	*s = JSONString(data)
	if refuses(data) {
		return errRefused
	}
	return nil
}

// JSONBool is a bool with methods.
type JSONBool bool

// MarshalJSON writes a number.
func (b JSONBool) MarshalJSON() ([]byte, error) {
	if b {
		return []byte("1"), nil
	}
	return []byte("0"), nil
}

// UnmarshalJSON is true for null, to show that it is called.
func (b *JSONBool) UnmarshalJSON(data []byte) error {
	*b = string(data) == "null"
	return nil
}

// JSONSlice is a slice with methods. Reading needs no pointer in principle, but its length could not change.
type JSONSlice []int

// MarshalJSON writes the length, for nil too.
func (s JSONSlice) MarshalJSON() ([]byte, error) { return []byte(strconv.Itoa(len(s))), nil }

// UnmarshalJSON appends the length of the text.
func (s *JSONSlice) UnmarshalJSON(data []byte) error {
	*s = append(*s, len(data))
	return nil
}

// JSONMap is a map with methods on the value, which is a reference already.
type JSONMap map[string]int

// MarshalJSON writes the length, for nil too.
func (m JSONMap) MarshalJSON() ([]byte, error) { return []byte(strconv.Itoa(len(m))), nil }

// UnmarshalJSON adds the text where there is a map to add to, and refuses what is not a number where there is none.
func (m JSONMap) UnmarshalJSON(data []byte) error {
	if m != nil {
		m[string(data)]++
	} else if data[0] < '0' || '9' < data[0] {
		return errRefused
	}
	return nil
}

// JSONArray is an array with methods.
type JSONArray [2]int

// MarshalJSON writes the sum.
func (a JSONArray) MarshalJSON() ([]byte, error) { return []byte(strconv.Itoa(a[0] + a[1])), nil }

// UnmarshalJSON shifts in the length of the text.
func (a *JSONArray) UnmarshalJSON(data []byte) error {
	a[0], a[1] = a[1], len(data)
	return nil
}

// JSONWriter only writes itself: it is read by its kind.
type JSONWriter struct {
	N int
}

// MarshalJSON writes a string.
func (w JSONWriter) MarshalJSON() ([]byte, error) {
	return []byte(`"n=` + strconv.Itoa(w.N) + `"`), nil
}

// JSONReader only reads itself: it is written by its kind.
type JSONReader struct {
	N int
}

// UnmarshalJSON keeps the length of the text.
func (r *JSONReader) UnmarshalJSON(data []byte) error {
	r.N = len(data)
	return nil
}

// JSONMethods has the types with JSON methods on the value, where they can stand.
type JSONMethods struct {
	Struct    JSONStruct            `json:"struct"`
	Int       JSONInt               `json:"int"`
	String    JSONString            `json:"string"`
	Bool      JSONBool              `json:"bool"`
	Slice     JSONSlice             `json:"slice"`
	Map       JSONMap               `json:"map"`
	Array     JSONArray             `json:"array"`
	Writer    JSONWriter            `json:"writer,omitzero"`
	Reader    JSONReader            `json:"reader"`
	Ptr       *JSONInt              `json:"ptr"`
	StructPtr *JSONStruct           `json:"structptr"`
	SlicePtr  *JSONSlice            `json:"sliceptr"`
	Double    **JSONInt             `json:"double"`
	Ints      []JSONInt             `json:"ints"`
	Ptrs      []*JSONStruct         `json:"ptrs"`
	Pair      [2]JSONString         `json:"pair"`
	Elems     map[string]JSONInt    `json:"elems"`
	ElemPtrs  map[string]*JSONInt   `json:"elemptrs"`
	Structs   map[string]JSONStruct `json:"structs"`
	Keys      map[JSONInt]int       `json:"keys"` // the methods do not count for keys
	Any       any                   `json:"any"`
	OmitInt   JSONInt               `json:"omitint,omitempty"`
	OmitSlice JSONSlice             `json:"omitslice,omitempty"`
	ZeroMap   JSONMap               `json:"zeromap,omitzero"`
	After     int                   `json:"after"`
}

func jsonMethodsValues() []*JSONMethods {
	return []*JSONMethods{
		{
			Struct: JSONStruct{N: 1}, Int: 2, String: "<s>", Bool: true, Slice: JSONSlice{1, 2},
			Array:  JSONArray{3, 4},
			Reader: JSONReader{6}, Ptr: new(JSONInt(7)), StructPtr: &JSONStruct{N: 8}, SlicePtr: new(JSONSlice),
			Double: new(new(JSONInt(9))),
			Ints:   []JSONInt{1, 2}, Ptrs: []*JSONStruct{{N: 1}, nil}, Pair: [2]JSONString{"a", "b"},
			Elems:    map[string]JSONInt{"e": 1, "f": 2},
			ElemPtrs: map[string]*JSONInt{"e": new(JSONInt(3)), "nil": nil},
			Structs:  map[string]JSONStruct{"s": {N: 4}}, Keys: map[JSONInt]int{5: 1, 10: 2},
			Any: JSONInt(6), OmitInt: 7, OmitSlice: JSONSlice{1}, After: 9,
		},
		{Map: JSONMap{"m": 1}, ZeroMap: JSONMap{}, Writer: JSONWriter{5}},
		{Struct: JSONStruct{N: -1}}, {Int: -1}, {Int: 99}, {Int: 98}, {Ptr: new(JSONInt(-1))},
		{Ints: []JSONInt{1, -1}}, {Elems: map[string]JSONInt{"a": -1}},
		{Any: JSONInt(-1)}, {Any: JSONInt(99)}, {StructPtr: &JSONStruct{N: -1}},
		{Double: new((*JSONInt)(nil)), Any: (*JSONInt)(nil)}, {OmitInt: -1},
		{String: "\xff\u2028", Any: &JSONStruct{N: 3}, Map: JSONMap{}, OmitSlice: JSONSlice{}},
	}
}

func jsonMethodsDocuments() []string {
	list := methodVariations("struct", "int", "string", "bool", "slice", "map", "array",
		"writer", "reader", "ptr", "structptr", "sliceptr", "double", "any")
	return append(list,
		`{"ints":[1, "x" ,null,[ 1 ]],"after":1}`, `{"ints":[1,"fail",3],"after":1}`,
		`{"ptrs":[1,null,{ }],"ptrs":[2]}`, `{"pair":[1,2,3],"after":1}`,
		`{"elems":{"a": 1,"a":null,"b":"fail","c":1},"after":1}`, `{"elemptrs":{"a": 12 ,"b":null},"after":1}`,
		`{"structs":{"a":{"N":5},"a":[ ]}}`, `{"keys":{"1":2,"x":3},"after":1}`,
	)
}

// methodVariations gives each member texts of every kind and length, with blanks, in twos, and failing.
func methodVariations(names ...string) []string {
	contents := []string{
		`null`, `true`, `false`, `0`, `12`, `-1.5e3`, `""`, `"x"`, `"\u0041\n"`, `"fail"`, `"\ud800"`, `[]`,
		`[ 1 , 2 ]`, `["fail"]`, `{}`, `{ "N" : 1 }`, `{"a":{"fail":[]}}`, ` 5 `,
		`{"n":1e999}`, "\n[\n]\n", `nope`, `[1,`, `{"a":}`, `"`, `fail`, `"fail`,
	}
	var list []string
	for _, name := range names {
		for _, content := range contents {
			list = append(list, `{"`+name+`":`+content+`,"after":1}`)
		}
		list = append(list, `{"`+name+`":[1],"`+name+`":"twice","`+name+`":null}`)
	}
	return list
}
