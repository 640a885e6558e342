package feature

import (
	"encoding"
	"encoding/json"
	"fmt"
	"math"
)

// Dynamic has values whose type is known only at run time.
type Dynamic struct {
	Any   any              `json:"any"`
	List  []any            `json:"list"`
	Map   map[string]any   `json:"map"`
	Array [2]any           `json:"array"`
	Ptr   *any             `json:"ptr"`
	Named Anything         `json:"named"`
	Ints  map[int]any      `json:"ints"`
	Maps  []map[string]any `json:"maps"`
	Omit  any              `json:"omit,omitempty"`
	Zero  any              `json:"zero,omitzero"`
	After int              `json:"after"`
}

// Anything is an empty interface with a name.
type Anything any

func dynamicValues() []*Dynamic {
	list := []*Dynamic{
		{
			Any:  map[string]any{"b": 1.0, "a": []any{nil, true, "x", map[string]any{}}},
			List: []any{nil, false, 1.5, "s", []any{}},
			Map:  map[string]any{"k": nil}, Array: [2]any{1.0, "two"}, Ptr: new(any("p")), Named: "named",
			Ints: map[int]any{3: "c", 20: "b"},
			Maps: []map[string]any{{"a": 1.0}, nil}, Omit: "", Zero: 0, After: 9,
		},
		{
			Any: &OmitPoint{1, 2}, List: []any{&OmitPoint{3, 4}, new(5), new("s"), new([]int{1})},
			Map: map[string]any{"p": &OmitPoint{5, 6}},
		},
		{
			Any: new(any(&OmitPoint{1, 2})), Named: new(any), Ptr: new(any(new(any(1.0)))),
			Array: [2]any{new(map[string]int), new([2]int{1, 2})},
		},
		{
			Any: OmitPoint{1, 2}, List: []any{1, "x"}[:0],
			Map: map[string]any{"s": []int{1}, "m": map[Label]int{"a": 1}},
		},
	}
	for _, v := range dynamicContents() {
		list = append(list, &Dynamic{Any: v}, &Dynamic{Any: &v}, &Dynamic{List: []any{v}, Map: map[string]any{"v": v}})
	}
	return append(list, dynamicCycles()...)
}

// dynamicContents are values of all the types that an interface may meet.
func dynamicContents() []any {
	return []any{
		true, 1, int8(2), int16(3), int32(4), int64(5), uint(6), uint8(7), uint16(8), uint32(9),
		uint64(math.MaxUint64), uintptr(11),
		float32(0.1), 1e21, math.NaN(), float32(math.Inf(1)), math.Copysign(0, -1), "s<>\xff", []byte("bytes"),
		[]byte(nil), [3]byte{1, 2, 3}, json.Number("12"),
		json.Number(""), json.Number("x"), json.RawMessage(`{"a": [1]}`), json.RawMessage(nil),
		json.RawMessage(`{`), Label("l"), Level(-1), NamedBytes("n"), NamedMap{"a": 1},
		map[string]int{"b": 1, "a": 2}, map[int]any{2: "x", 10: nil}, map[KeyValue]string{1: "x"},
		map[bool]int{true: 1}, map[string]any(nil), []any(nil),
		[]string{"a", "b"}, [2]bool{true, false}, [][]float64{{1}, nil}, OmitPoint{1, 2}, &OmitPoint{3, 4},
		(*OmitPoint)(nil), struct{}{}, new(new("pp")),
		JSONInt(5), JSONInt(-1), TextInt(6), TextString("t"), TextString("refuse"), JSONPointerNumber(7),
		new(JSONPointerNumber(8)), JSONStruct{N: 1},
		&JSONStruct{N: 2}, []JSONPointerNumber{1, 2}, []TextInt{1, 2}, map[string]JSONPointerNumber{"a": 1},
		[1]JSONPointerNumber{1},
		make(chan int), (chan int)(nil), func() {}, complex(1, 2), new(make(chan int)), []chan int{},
		[]chan int{nil}, map[string]func(){}, [0]complex128{},
		fmt.Errorf("an error"), Names{Plain: "p"}, OmitEmpty{}, Quoted{String: "q"}, Embedded{},
		Node{Name: "n", Left: &Node{Name: "l"}}, List[int]{1}, any(nil),
	}
}

// dynamicCycles are values that contain themselves.
func dynamicCycles() []*Dynamic {
	m := map[string]any{"a": 1.0}
	m["self"] = m
	s := []any{1.0, nil}
	s[1] = s
	var p any
	p = &p
	n := &Node{Name: "cycle"}
	n.Left = n
	return []*Dynamic{{Any: m}, {List: s}, {Any: p}, {Any: n}, {Map: m}}
}

func dynamicDocuments() []string {
	return append([]string{
		`{"any":1,"any":"x","any":null,"any":{"a":1},"any":{"b":2}}`, `{"any":1e400,"after":1}`,
		`{"any":[1e400,2],"after":1}`, `{"any":{"a":-1e400,"b":2},"after":1}`,
		`{"any":1e308}`, `{"any":-0}`, `{"any":-0.0}`, `{"any":12345678901234567890}`, `{"any":0.1}`,
		`{"any":{"a":1,"a":{"b":2},"a":3}}`,
		`{"any":{"\ud800":1,"\ufffd":2}}`, `{"any":" \u0000"}`, `{"any":[[],{},[{}],{"":[]}]}`,
		`{"map":{"a":1},"map":{"b":2}}`, `{"map":{"a":{"x":1}},"map":{"a":{"y":2}}}`,
		`{"list":[{"a":1},{"b":2}],"list":[{"c":3}]}`, `{"list":[1,2,3],"list":[null]}`,
		`{"array":[1,2,3],"array":["x"]}`, `{"ints":{"x":1,"2":{}},"after":1}`,
		`{"ptr":null}`, `{"ptr":{"a":null}}`, `{"named":{"a":[1,2]},"named":[3]}`,
		`{"maps":[{"a":1}],"maps":[{"b":2},{"c":3}]}`,
		`{"any":{"X":7,"Y":8}}`, `{"any":{"X":"bad"},"after":1}`, `{"any":"bad","after":1}`,
		`{"any":[9],"after":1}`, `{"list":[{"X":7},8,"t",[9]]}`, `{"map":{"p":{"X":7}}}`,
		`{"any":{"a":1e999999999999},"after":1}`, `{"any":[1,2,]}`, `{"any":{"a":1,}}`, `{"any":{"a"}}`,
		`{"any":[1 2]}`,
	}, malformed("any", "list", "map")...)
}

// Interfaces has interfaces with methods, which cannot be decoded into unless they hold a pointer.
type Interfaces struct {
	Stringer fmt.Stringer     `json:"stringer"`
	Error    error            `json:"error"`
	Shape    Shape            `json:"shape"`
	Shapes   []Shape          `json:"shapes"`
	Map      map[string]Shape `json:"map"`
	Ptr      *Shape           `json:"ptr"`
	Omitted  Shape            `json:"omitted,omitempty"`
	Zero     Shape            `json:"zero,omitzero"`
	After    int              `json:"after"`
}

// Shape is an interface with a method.
type Shape interface{ Area() float64 }

// Square is a shape.
type Square struct {
	Side float64 `json:"side"`
}

// Area is the side squared.
func (s Square) Area() float64 { return s.Side * s.Side }

// Circle is a shape through a pointer.
type Circle struct {
	Radius float64    `json:"radius"`
	Centre *OmitPoint `json:"centre"`
}

// Area is near enough.
func (c *Circle) Area() float64 { return 3 * c.Radius * c.Radius }

// Grid is a shape whose kind is a slice.
type Grid []Square

// Area is the sum.
func (g Grid) Area() (sum float64) {
	for _, s := range g {
		sum += s.Area()
	}
	return sum
}

func interfacesValues() []*Interfaces {
	return []*Interfaces{
		{
			Stringer: Level(3), Error: errRefused, Shape: Square{2},
			Shapes: []Shape{Square{1}, nil, &Circle{Radius: 2}, Grid{{3}}, &Square{4}},
			Map:    map[string]Shape{"s": Square{5}, "c": &Circle{}, "nil": nil}, Ptr: new(Shape(Square{6})),
			Omitted: Square{}, Zero: Grid(nil), After: 9,
		},
		{
			Shape: &Circle{Radius: 1, Centre: &OmitPoint{1, 2}}, Shapes: []Shape{&Square{1}, Square{2}},
			Stringer: new(Level(5)), Ptr: new(Shape),
		},
		{
			Shape: (*Circle)(nil), Omitted: (*Circle)(nil), Zero: (*Square)(nil), Shapes: []Shape{},
			Map: map[string]Shape{},
		},
		{Shape: &Grid{{1}, {2}}, Map: map[string]Shape{"s": &Square{5}}},
	}
}

func interfacesDocuments() []string {
	return []string{
		`{"shape":null,"stringer":null,"error":null,"after":1}`, `{"shape":{"side":5},"after":1}`,
		`{"shape":{"radius":5,"centre":{"X":7}},"after":1}`,
		`{"shape":[{"side":7}],"after":1}`, `{"shape":[],"after":1}`, `{"shape":"x","after":1}`,
		`{"shape":5,"after":1}`, `{"shape":1e400,"after":1}`, `{"shape":true,"after":1}`,
		`{"stringer":7,"after":1}`,
		`{"shapes":[{"side":1},null,{"radius":2}],"after":1}`, `{"shapes":[],"map":{},"after":1}`,
		`{"map":{"s":null,"c":{}},"after":1}`, `{"ptr":{"side":1},"after":1}`, `{"ptr":null}`,
		`{"error":"x","error":{},"error":[1],"after":1}`, `{"shape":{"side":"bad"},"after":1}`, `{"shape":nope}`,
		`{"error":{"a":nope}}`,
	}
}

// MethodInterfaces has interfaces whose methods are those that JSON looks for.
type MethodInterfaces struct {
	JSON  json.Marshaler            `json:"json"`
	Text  encoding.TextMarshaler    `json:"text"`
	Read  json.Unmarshaler          `json:"read"`
	Texts []encoding.TextMarshaler  `json:"texts"`
	Map   map[string]json.Marshaler `json:"map"`
	Both  JSONBoth                  `json:"both"`
	Omit  json.Marshaler            `json:"omit,omitempty"`
	After int                       `json:"after"`
}

// JSONBoth is an interface that writes and reads itself.
type JSONBoth interface {
	json.Marshaler
	json.Unmarshaler
}

func methodInterfacesValues() []*MethodInterfaces {
	return []*MethodInterfaces{
		{
			JSON: JSONInt(1), Text: TextInt(2), Read: new(JSONInt(3)),
			Texts: []encoding.TextMarshaler{TextString("a"), nil, new(TextInt(4))},
			Map:   map[string]json.Marshaler{"a": JSONInt(5), "p": new(JSONPointerNumber(6)), "nil": nil},
			Both:  new(JSONInt(7)), Omit: JSONInt(0), After: 9,
		},
		{JSON: new(JSONPointerNumber(1)), Text: new(TextString("t")), Both: &JSONStruct{N: 2}},
		{JSON: JSONInt(-1)}, {Text: TextString("refuse")}, {JSON: (*JSONPointerStruct)(nil)},
		{Text: (*TextPointerStruct)(nil)},
		{Map: map[string]json.Marshaler{"nil": (*JSONPointerStruct)(nil)}},
	}
}

func methodInterfacesDocuments() []string {
	return []string{
		`{"json":1,"after":1}`, `{"json":null,"text":null,"read":null,"both":null,"after":1}`,
		`{"text":"x","after":1}`, `{"read":[1, 2],"after":1}`,
		`{"both":{"n": 5},"after":1}`, `{"both":"fail","after":1}`, `{"texts":["x"],"after":1}`,
		`{"map":{"a":1},"after":1}`, `{"json":{},"text":[],"after":1}`,
	}
}
