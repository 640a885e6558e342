//lint:file-ignore U1000 a field without a use is what is tested

package strategytest

import (
	"encoding/json"
	"math"
	"net/netip"
	"sync"
	"time"
)

// The types in this file are met in interfaces only. No strategy can know them when it compiles.

// plain is an ordinary struct, with a few of the options of tags.
type plain struct {
	A int             `json:"a"`
	B *plain          `json:"b,omitempty"`
	C []any           `json:"c,omitempty"`
	D map[int]float32 `json:",omitzero"`
	E string          `json:"e,string"`
	base
	F byPointer
	G byText
	H byValue
	h int
}

// base is embedded: its field is promoted although its name is not exported.
type base struct{ Base *int }

// byValue writes itself through a method of the value.
type byValue struct{ n int }

func (v byValue) MarshalText() ([]byte, error) { return []byte{'v', '0' + byte(v.n)}, nil }

// byPointer writes and reads itself through methods of the pointer.
type byPointer struct{ text string }

func (p *byPointer) MarshalJSON() ([]byte, error) {
	return json.Marshal([]string{"by pointer", p.text})
}

func (p *byPointer) UnmarshalJSON(text []byte) error {
	p.text = string(text)
	return nil
}

// byText reads itself from strings.
type byText struct{ Text string }

func (t *byText) UnmarshalText(text []byte) error {
	t.Text = "<" + string(text) + ">"
	return nil
}

type (
	named      string
	namedInts  []int
	namedMap   map[named]named
	namedBytes []byte
	selfSlice  []selfSlice
)

// A maker makes one content of an interface, a new one on each call: decoders may write to it.
type maker func() any

// constants makes makers of values that are safe to share.
func constants(values ...any) (makers []maker) {
	for _, v := range values {
		makers = append(makers, func() any { return v })
	}
	return makers
}

// tameContents are contents that can be written. Pointers among them can be decoded into.
var tameContents = sync.OnceValue(func() []maker {
	pointers := []maker{
		func() any { return new(5) },
		func() any { return new("old") },
		func() any { return &[]int{1, 2, 3} },
		func() any { return new(any(map[string]any{"kept": true})) },
		func() any { return new(new(5)) },
		func() any { return &plain{A: 1, B: &plain{}} },
		func() any { return &byPointer{"old"} },
		func() any { return &byText{"old"} },
		func() any { return new(any) },
		func() any { return &map[string]int{"kept": 1} },
		func() any { return &[2]int{1, 2} },
		func() any { return new(*int) },
		func() any { return &byValue{4} },
	}
	return append(pointers, constants(
		nil, true, 1.5, "text", []any{1.0, "two", nil}, map[string]any{"z": 1.0, "a": []any{}}, (*int)(nil),
		map[string]int{"b": 2, "a": 1}, []string{"x"}, plain{A: 2}, byValue{3}, json.Number("12"),
		time.Unix(0, 0).UTC(), namedInts{1},
	)...)
})

// edgeContents are contents that are hard to write.
var edgeContents = sync.OnceValue(func() []maker {
	return append(tameContents(), constants(
		int(-1), int8(-8), int16(-16), int32(-32), int64(math.MinInt64), uint(1), uint8(8), uint16(16), uint32(32),
		uint64(math.MaxUint64), uintptr(7), float32(0.1), float32(16777216), math.MaxFloat64, 1e21, math.Copysign(0, -1),
		named("<named>"), namedMap{"b": "1", "a": "2"}, namedBytes("bytes"), selfSlice{nil, {}, {{}}}, []byte("base64"),
		[]byte(nil), []any(nil), map[string]any(nil), [0]int{}, [3]bool{true}, [2]byte{1, 2}, struct{}{}, &struct{ X any }{1},
		map[int]string{10: "ten", 9: "nine", -1: ""}, map[uint8]any{200: nil, 3: 1}, map[named]any{"k": named("v")},
		map[byValue]int{{2}: 2, {1}: 1}, map[netip.Addr]int{netip.MustParseAddr("::1"): 1}, netip.MustParsePrefix("10.0.0.0/8"),
		byPointer{"not called"}, []byPointer{{"called"}}, map[string]byPointer{"k": {"not called"}}, [1]byPointer{{"not called"}},
		&[1]byPointer{{"called"}}, struct{ P byPointer }{}, &struct{ P byPointer }{}, (*plain)(nil), (*byPointer)(nil),
		(*byValue)(nil), json.Number(""), json.Number("1e5"), json.RawMessage(`{ "raw" : "<" }`), json.RawMessage(nil),
		time.Duration(5), time.March, plain{B: &plain{E: "\"quoted\""}, C: []any{plain{}}, D: map[int]float32{1: 0.5}},
		[]any{[]any{[]any{}}, map[string]any{"m": map[string]any{}}}, map[string]any{"<": 1, "\xff": 2, "\u2028": 3},
	)...)
})

// refusedContents are contents of interfaces that no JSON can be written for.
func refusedContents() []any {
	loop := map[string]any{}
	loop["loop"] = loop
	list := make([]any, 1)
	list[0] = list
	node := &plain{}
	node.B = node
	var self any
	self = &self
	knot := &plain{}
	knot.C = []any{map[string]any{"knot": []any{knot}}}
	return []any{
		math.NaN(), math.Inf(1), math.Inf(-1), float32(math.Inf(-1)), func() {}, make(chan int), complex(1, 2), []any{1, func() {}},
		map[string]any{"a": 1, "f": make(chan bool)}, map[bool]int{true: 1}, map[float64]int{}, struct{ C chan int }{},
		&struct{ C func() }{}, json.Number("x"), json.Number("1."), json.RawMessage("{"), json.RawMessage(""),
		[]json.RawMessage{json.RawMessage("1 2")}, time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), loop, list, node, self, knot,
		[]any{loop}, map[string]any{"a": list}, &loop, []float64{1, math.NaN()},
	}
}
