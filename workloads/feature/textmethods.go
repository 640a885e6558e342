package feature

import (
	"encoding/json"
	"strconv"
)

// TextString is a string that writes and reads itself as text.
type TextString string

// MarshalText doubles the string. One value fails.
func (s TextString) MarshalText() ([]byte, error) {
	if s == "refuse" {
		return nil, errRefused
	}
	return []byte(s + "|" + s), nil
}

// UnmarshalText keeps the text.
func (s *TextString) UnmarshalText(text []byte) error {
	*s = TextString(text)
	if refuses(text) {
		return errRefused
	}
	return nil
}

// TextInt is a number that writes and reads itself as text.
type TextInt int

// MarshalText writes the number between marks. Negative numbers fail.
func (n TextInt) MarshalText() ([]byte, error) {
	if n < 0 {
		return nil, errRefused
	}
	return []byte("<" + strconv.Itoa(int(n)) + ">\n\xff"), nil
}

// UnmarshalText keeps the length of the text.
func (n *TextInt) UnmarshalText(text []byte) error {
	*n = TextInt(len(text))
	if refuses(text) {
		return errRefused
	}
	return nil
}

// TextStruct is a struct that writes and reads itself as text.
type TextStruct struct {
	N    int
	Text string
}

// MarshalText writes both members.
func (s TextStruct) MarshalText() ([]byte, error) {
	return []byte(strconv.Itoa(s.N) + " " + s.Text), nil
}

// UnmarshalText keeps the text and counts.
func (s *TextStruct) UnmarshalText(text []byte) error {
	s.N++
	s.Text = string(text)
	if refuses(text) {
		return errRefused
	}
	return nil
}

// TextSlice is a slice that writes and reads itself as text.
type TextSlice []string

// MarshalText writes the length, for nil too.
func (s TextSlice) MarshalText() ([]byte, error) { return []byte(strconv.Itoa(len(s))), nil }

// UnmarshalText appends the text.
func (s *TextSlice) UnmarshalText(text []byte) error {
	*s = append(*s, string(text))
	return nil
}

// TextMap is a map that writes and reads itself as text, by its value.
type TextMap map[string]int

// MarshalText writes the length, for nil too.
func (m TextMap) MarshalText() ([]byte, error) { return []byte(strconv.Itoa(len(m))), nil }

// UnmarshalText adds the text where there is a map to add to, and refuses what is longer than a byte where there is
// none.
func (m TextMap) UnmarshalText(text []byte) error {
	if m != nil {
		m[string(text)]++
	} else if len(text) > 1 {
		return errRefused
	}
	return nil
}

// TextFloat is a float that only writes itself.
type TextFloat float64

// MarshalText writes no digits.
func (f TextFloat) MarshalText() ([]byte, error) { return []byte("float"), nil }

// TextReader is a bool that only reads itself.
type TextReader bool

// UnmarshalText looks for a word.
func (b *TextReader) UnmarshalText(text []byte) error {
	*b = string(text) == "yes"
	return nil
}

// TextMethods has the types with text methods on the value, where they can stand.
type TextMethods struct {
	String   TextString             `json:"string"`
	Int      TextInt                `json:"int"`
	Struct   TextStruct             `json:"struct"`
	Slice    TextSlice              `json:"slice"`
	Map      TextMap                `json:"map"`
	Float    TextFloat              `json:"float,omitempty"`
	Reader   TextReader             `json:"reader,omitempty"`
	Ptr      *TextInt               `json:"ptr"`
	SlicePtr *TextSlice             `json:"sliceptr"`
	Double   **TextStruct           `json:"double"`
	Ints     []TextInt              `json:"ints"`
	Ptrs     []*TextString          `json:"ptrs"`
	Array    [2]TextStruct          `json:"array"`
	Elems    map[string]TextInt     `json:"elems"`
	ElemPtrs map[string]*TextInt    `json:"elemptrs"`
	Keys     map[TextInt]TextString `json:"keys"`
	Any      any                    `json:"any"`
	Omit     TextString             `json:"omit,omitempty"`
	OmitMap  TextMap                `json:"omitmap,omitempty"`
	Zero     TextStruct             `json:"zero,omitzero"`
	After    int                    `json:"after"`
}

func textMethodsValues() []*TextMethods {
	return []*TextMethods{
		{
			String: "<s>", Int: 1, Struct: TextStruct{2, "\u2028"}, Slice: TextSlice{"a"}, Ptr: new(TextInt(4)),
			SlicePtr: new(TextSlice), Double: new(&TextStruct{5, "d"}), Ints: []TextInt{6, 7},
			Ptrs: []*TextString{new(TextString("p")), nil}, Array: [2]TextStruct{{8, "a"}},
			Elems: map[string]TextInt{"e": 9}, ElemPtrs: map[string]*TextInt{"e": new(TextInt(1)), "nil": nil},
			Keys: map[TextInt]TextString{2: "v", 10: "w"},
			Any:  TextInt(3), Omit: "o", Zero: TextStruct{N: 1}, After: 9,
		},
		{Map: TextMap{"m": 1}, OmitMap: TextMap{"a": 1}, Float: 3, Reader: true}, {String: "refuse"}, {Int: -1},
		{Ptr: new(TextInt(-1))}, {Ints: []TextInt{1, -1}}, {Elems: map[string]TextInt{"a": -1}},
		{Keys: map[TextInt]TextString{-1: ""}},
		{Any: TextInt(-1)}, {Any: (*TextInt)(nil)},
		{Double: new((*TextStruct)(nil)), Map: TextMap{}, OmitMap: TextMap{}}, {Any: &TextStruct{1, "p"}},
		{String: "\xff\"\\\x00é"},
	}
}

func textMethodsDocuments() []string {
	list := methodVariations("string", "int", "struct", "slice", "map", "float",
		"reader", "ptr", "sliceptr", "double", "any")
	return append(list,
		`{"ints":["a",1,"bb",null],"after":1}`, `{"ints":["fail","a"],"after":1}`,
		`{"ptrs":["a",null],"ptrs":[null,"b"]}`, `{"array":["a","b","c",1],"after":1}`,
		`{"elems":{"a":"b","c":1,"d":"fail","e":"f"},"after":1}`, `{"elemptrs":{"a":"b","c":null}}`,
		`{"keys":{"ab":"x","cd":"y","fail":"z","e":"f"},"after":1}`,
	)
}

// TextPointerStruct is a struct whose text methods need a pointer.
type TextPointerStruct struct {
	N    int
	Text string
}

// MarshalText writes the number, and a word for nil.
func (s *TextPointerStruct) MarshalText() ([]byte, error) {
	if s == nil {
		return []byte("<nil>"), nil
	}
	if s.N < 0 {
		return nil, errRefused
	}
	return []byte("text " + strconv.Itoa(s.N)), nil
}

// UnmarshalText adds the text. It needs a struct to add to, which an embedded pointer may not give.
func (s *TextPointerStruct) UnmarshalText(text []byte) error {
	if s == nil {
		return errRefused
	}
	s.Text += string(text)
	if refuses(text) {
		return errRefused
	}
	return nil
}

// TextPointerInt is a number whose text methods need a pointer.
type TextPointerInt int

// MarshalText writes the number in brackets.
func (n *TextPointerInt) MarshalText() ([]byte, error) {
	return []byte("(" + strconv.Itoa(int(*n)) + ")"), nil
}

// UnmarshalText keeps the length of the text.
func (n *TextPointerInt) UnmarshalText(text []byte) error {
	*n = TextPointerInt(len(text))
	return nil
}

// TextPointerMethods has the types with text methods on the pointer.
type TextPointerMethods struct {
	Struct    TextPointerStruct      `json:"struct"`
	Int       TextPointerInt         `json:"int"`
	StructPtr *TextPointerStruct     `json:"structptr"`
	Double    **TextPointerInt       `json:"double"`
	Ints      []TextPointerInt       `json:"ints"`
	Array     [2]TextPointerStruct   `json:"array"`
	Keys      map[TextPointerInt]int `json:"keys"` // written by kind, read by method
	Any       any                    `json:"any"`
	After     int                    `json:"after"`
}

func textPointerMethodsValues() []*TextPointerMethods {
	return []*TextPointerMethods{
		{
			Struct: TextPointerStruct{N: 1}, Int: 2, StructPtr: &TextPointerStruct{N: 3},
			Double: new(new(TextPointerInt(4))), Ints: []TextPointerInt{5, 6},
			Array: [2]TextPointerStruct{{N: 7}, {N: 8}}, Keys: map[TextPointerInt]int{9: 1, 10: 2},
			Any: new(TextPointerInt(1)), After: 9,
		},
		{Struct: TextPointerStruct{N: -1}}, {StructPtr: &TextPointerStruct{N: -1}}, {Any: TextPointerStruct{N: -1}},
		{Any: (*TextPointerStruct)(nil)}, {Any: []TextPointerInt{1}},
		{Any: [1]TextPointerInt{1}}, {Any: map[string]TextPointerInt{"a": 1}},
	}
}

func textPointerMethodsDocuments() []string {
	list := methodVariations("struct", "int", "structptr", "double", "any")
	return append(list,
		`{"ints":["a",1,null],"after":1}`, `{"array":["a","b","c"],"after":1}`,
		`{"keys":{"ab":1,"cd":2,"e":"x"},"after":1}`,
	)
}

// MixedMethods has types with methods of more than one form.
type MixedMethods struct {
	Both     MixedBoth             `json:"both"`
	BothPtr  *MixedBoth            `json:"bothptr"`
	Cross    MixedCross            `json:"cross,omitzero"`
	CrossPtr *MixedCross           `json:"crossptr,omitzero"`
	Crosses  map[string]MixedCross `json:"crosses"`
	Split    MixedSplit            `json:"split"`
	SplitPtr *MixedSplit           `json:"splitptr"`
	Splits   map[string]MixedSplit `json:"splits"`
	Wrong    MixedWrong            `json:"wrong"`
	Keys     map[MixedBoth]int     `json:"keys"`
	Any      any                   `json:"any"`
	After    int                   `json:"after"`
}

// MixedBoth has JSON and text methods: JSON is preferred, but for keys.
type MixedBoth struct {
	S string
}

// MarshalJSON writes a string marked as JSON.
func (b MixedBoth) MarshalJSON() ([]byte, error) { return json.Marshal("json " + b.S) }

// MarshalText writes a string marked as text.
func (b MixedBoth) MarshalText() ([]byte, error) { return []byte("text " + b.S), nil }

// UnmarshalJSON marks what it reads as JSON.
func (b *MixedBoth) UnmarshalJSON(data []byte) error {
	b.S = "json " + string(data)
	return nil
}

// UnmarshalText marks what it reads as text.
func (b *MixedBoth) UnmarshalText(text []byte) error {
	b.S = "text " + string(text)
	return nil
}

// MixedCross writes itself as text by value and as JSON by pointer, so that its address decides.
type MixedCross struct {
	S string
}

// MarshalText is found on the value.
func (c MixedCross) MarshalText() ([]byte, error) { return []byte("text " + c.S), nil }

// MarshalJSON is found on the pointer.
func (c *MixedCross) MarshalJSON() ([]byte, error) { return json.Marshal("json " + c.S) }

// MixedSplit writes itself as text and reads itself as JSON.
type MixedSplit int

// MarshalText writes the number.
func (s MixedSplit) MarshalText() ([]byte, error) { return strconv.AppendInt(nil, int64(s), 10), nil }

// UnmarshalJSON keeps the length of the text.
func (s *MixedSplit) UnmarshalJSON(data []byte) error {
	*s = MixedSplit(len(data))
	return nil
}

// MixedWrong has methods of the right names and wrong signatures, which do not count.
type MixedWrong struct {
	N int
}

// MarshalText is not the method that JSON looks for.
func (MixedWrong) MarshalText() string { return "wrong" }

// UnmarshalText is not the method that JSON looks for.
func (*MixedWrong) UnmarshalText(string) error { return errRefused }

func mixedMethodsValues() []*MixedMethods {
	return []*MixedMethods{
		{
			Both: MixedBoth{"a"}, BothPtr: &MixedBoth{"b"},
			Split: 1, SplitPtr: new(MixedSplit(2)), Splits: map[string]MixedSplit{"g": 3}, Wrong: MixedWrong{4},
			Keys: map[MixedBoth]int{{"h"}: 5}, Any: MixedCross{"i"}, After: 9,
		},
		{Cross: MixedCross{"c"}, CrossPtr: &MixedCross{"d"}, Crosses: map[string]MixedCross{"e": {"f"}}},
		{Any: &MixedCross{"j"}}, {Any: []MixedCross{{"k"}}}, {Any: MixedBoth{"l"}},
		{Any: map[string]*MixedCross{"m": {"n"}}},
	}
}

func mixedMethodsDocuments() []string {
	list := methodVariations("both", "bothptr", "cross", "split", "splitptr", "wrong")
	return append(list,
		`{"keys":{"a":1},"splits":{"a":[ ]},"crosses":{"a":{"S":"x"}},"after":1}`,
	)
}
