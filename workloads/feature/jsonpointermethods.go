package feature

import "strconv"

// JSONPointerNumber is a number whose methods need a pointer.
type JSONPointerNumber int

// MarshalJSON writes the number in an array, and -1 for nil. Other negative numbers fail.
func (n *JSONPointerNumber) MarshalJSON() ([]byte, error) {
	if n == nil {
		return []byte("-1"), nil
	}
	if *n < 0 {
		return nil, errRefused
	}
	return []byte("[ " + strconv.Itoa(int(*n)) + "]"), nil
}

// UnmarshalJSON keeps the length of the text.
func (n *JSONPointerNumber) UnmarshalJSON(data []byte) error {
	*n = JSONPointerNumber(len(data))
	if refuses(data) {
		return errRefused
	}
	return nil
}

// JSONPointerStruct is a struct whose methods need a pointer.
type JSONPointerStruct struct {
	N    int
	Read string
}

// MarshalJSON writes a string, for nil too.
func (s *JSONPointerStruct) MarshalJSON() ([]byte, error) {
	if s == nil {
		return []byte(`"nil <struct>"`), nil
	}
	return []byte(`"struct ` + strconv.Itoa(s.N) + `"`), nil
}

// UnmarshalJSON keeps the text.
func (s *JSONPointerStruct) UnmarshalJSON(data []byte) error {
	s.Read += string(data)
	if refuses(data) {
		return errRefused
	}
	return nil
}

// JSONPointerMap is a map whose methods need a pointer.
type JSONPointerMap map[string]int

// MarshalJSON writes the length.
func (m *JSONPointerMap) MarshalJSON() ([]byte, error) { return []byte(strconv.Itoa(-len(*m))), nil }

// UnmarshalJSON makes a map of the text.
func (m *JSONPointerMap) UnmarshalJSON(data []byte) error {
	*m = JSONPointerMap{string(data): len(*m)}
	return nil
}

// JSONPointerMethods has the types with JSON methods on the pointer, where they can stand with an address.
type JSONPointerMethods struct {
	Number    JSONPointerNumber    `json:"number"`
	Struct    JSONPointerStruct    `json:"struct"`
	Map       JSONPointerMap       `json:"map"`
	Ptr       *JSONPointerNumber   `json:"ptr"`
	StructPtr *JSONPointerStruct   `json:"structptr"`
	Double    **JSONPointerStruct  `json:"double"`
	Numbers   []JSONPointerNumber  `json:"numbers"`
	Array     [2]JSONPointerNumber `json:"array"`
	Inner     JSONPointerInner     `json:"inner"`
	Inners    []JSONPointerInner   `json:"inners"`
	OmitPtr   *JSONPointerStruct   `json:"omitptr,omitempty"`
	Omit      JSONPointerNumber    `json:"omit,omitempty"`
	Any       any                  `json:"any"`
	After     int                  `json:"after"`
}

// JSONPointerInner is a plain struct around a type that needs an address.
type JSONPointerInner struct {
	Number JSONPointerNumber
	List   [1]JSONPointerStruct
}

func jsonPointerMethodsValues() []*JSONPointerMethods {
	return []*JSONPointerMethods{
		{
			Number: 1, Struct: JSONPointerStruct{N: 2}, Map: JSONPointerMap{"a": 1}, Ptr: new(JSONPointerNumber(3)),
			StructPtr: &JSONPointerStruct{N: 4},
			Double:    new(&JSONPointerStruct{N: 5}), Numbers: []JSONPointerNumber{6, 7},
			Array: [2]JSONPointerNumber{8, 9},
			Inner: JSONPointerInner{Number: 1}, Inners: []JSONPointerInner{{Number: 2}},
			OmitPtr: &JSONPointerStruct{N: 3}, Omit: 4, Any: new(JSONPointerNumber(5)), After: 9,
		},
		{Number: -5}, {Ptr: new(JSONPointerNumber(-5))}, {Numbers: []JSONPointerNumber{1, -5}},
		{Any: new(JSONPointerNumber(-5))}, {Any: (*JSONPointerStruct)(nil)},
		{Any: JSONPointerNumber(-5)}, {Any: JSONPointerStruct{N: 1, Read: "kind"}},
		{Any: JSONPointerInner{Number: 3}}, {Any: &JSONPointerInner{Number: 3}}, {Any: JSONPointerMap{"a": 1}},
		{Any: []JSONPointerNumber{1, 2}}, {Any: [2]JSONPointerNumber{1, 2}}, {Any: &[2]JSONPointerNumber{1, 2}},
		{Any: []JSONPointerInner{{Number: 1}}},
		{Double: new((*JSONPointerStruct)(nil))},
	}
}

func jsonPointerMethodsDocuments() []string {
	list := methodVariations("number", "struct", "map", "ptr", "structptr", "double", "omitptr", "any")
	return append(list,
		`{"numbers":[1, "x" ,null],"after":1}`, `{"numbers":["fail",1],"after":1}`,
		`{"array":[1,2,3,"fail"],"after":1}`, `{"inner":{"Number": 5 ,"List":[ 1 ,2]},"after":1}`,
		`{"inners":[{"Number":[]},null,{"List":null}]}`, `{"inner":{"Number":"fail"},"after":1}`,
	)
}

// Unaddressable has types whose methods need a pointer where Go gives none: in maps, where they are written by their
// kind, and yet read by their methods.
type Unaddressable struct {
	Numbers   map[string]JSONPointerNumber    `json:"numbers"`
	Structs   map[string]JSONPointerStruct    `json:"structs"`
	Inners    map[string]JSONPointerInner     `json:"inners"`
	Arrays    map[string][2]JSONPointerNumber `json:"arrays"`
	Slices    map[string][]JSONPointerNumber  `json:"slices"` // elements of a slice have an address
	Ptrs      map[string]*JSONPointerInner    `json:"ptrs"`
	Maps      map[string]JSONPointerMap       `json:"maps"`
	Texts     map[string]TextPointerStruct    `json:"texts"`
	TextInts  map[int]TextPointerInt          `json:"textints"`
	Zeros     map[string]UnaddressableZero    `json:"zeros"`
	Quoted    map[string]UnaddressableQuoted  `json:"quoted"`
	Recursive map[string]UnaddressableNode    `json:"recursive"`
	After     int                             `json:"after"`
}

// UnaddressableZero has a member whose IsZero needs a pointer, which is made for the purpose.
type UnaddressableZero struct {
	Zero ZeroPointer `json:"zero,omitzero"`
}

// UnaddressableQuoted has a quoted member that is written by its kind only where it has no address.
type UnaddressableQuoted struct {
	Number JSONPointerNumber `json:"number,string"`
}

// UnaddressableNode is recursive, and changes between having an address and having none.
type UnaddressableNode struct {
	Number JSONPointerNumber            `json:"number"`
	Next   *UnaddressableNode           `json:"next,omitempty"`
	Kids   map[string]UnaddressableNode `json:"kids,omitempty"`
}

func unaddressableValues() []*Unaddressable {
	node := UnaddressableNode{Number: 1, Next: &UnaddressableNode{Number: 2}}
	node.Next.Kids = map[string]UnaddressableNode{"a": {Number: 3}}
	return []*Unaddressable{
		{
			Numbers:   map[string]JSONPointerNumber{"a": 1, "b": -5},
			Structs:   map[string]JSONPointerStruct{"a": {N: 2}},
			Inners:    map[string]JSONPointerInner{"a": {Number: 3}},
			Arrays:    map[string][2]JSONPointerNumber{"a": {4, 5}},
			Slices:    map[string][]JSONPointerNumber{"a": {6, 7}},
			Ptrs:      map[string]*JSONPointerInner{"a": {Number: 8}, "nil": nil},
			Maps:      map[string]JSONPointerMap{"a": {"b": 1}},
			Zeros:     map[string]UnaddressableZero{"a": {ZeroPointer{42}}, "b": {ZeroPointer{1}}},
			Recursive: map[string]UnaddressableNode{"a": node}, After: 9,
		},
		{
			Texts: map[string]TextPointerStruct{"a": {N: 1}}, TextInts: map[int]TextPointerInt{1: 2},
			Quoted: map[string]UnaddressableQuoted{"a": {9}},
		},
		{Slices: map[string][]JSONPointerNumber{"a": {1, -5}}},
	}
}

func unaddressableDocuments() []string {
	return []string{
		`{"numbers":{"a": 12 ,"a":null,"b":[ 1 ]},"after":1}`, `{"numbers":{"a":"fail"},"after":1}`,
		`{"structs":{"a":{"N":1},"a":{"N":2}}}`, `{"inners":{"a":{"Number": [] }}}`,
		`{"arrays":{"a":[1,"xx",3]}}`, `{"slices":{"a":[1,"xx"]}}`, `{"ptrs":{"a":{"Number":"xxx"},"b":null}}`,
		`{"maps":{"a":{"x": 1}}}`, `{"texts":{"a":"t","b":null,"c":1},"after":1}`,
		`{"textints":{"1":"abc","2":5},"after":1}`, `{"quoted":{"a":{"number":"5"},"b":{"number":5}},"after":1}`,
		`{"recursive":{"a":{"number":1,"kids":{"b":{"next":{"number":[1]}}}}}}`,
	}
}
