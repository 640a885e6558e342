//lint:file-ignore U1000 a field without a use is what is tested

package strategytest

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/netip"
	"sync"
	"time"

	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/strategies/wire/msgpack"
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

// own writes and reads itself by the methods that the binary formats have.
type own struct{ text string }

func (v own) MarshalCBOR() ([]byte, error) {
	if v.text == "fails" {
		return nil, errors.New("it fails")
	}
	return cbor.AppendBytes(nil, []byte(v.text)), nil // null, if there is no text, which is an empty slice
}

func (v *own) UnmarshalCBOR(document []byte) error {
	v.text = fmt.Sprintf("%x", document)
	if len(document) == 3 {
		return errors.New("it has three bytes")
	}
	return nil
}

func (v own) MarshalMsgpack() ([]byte, error) {
	if v.text == "fails" {
		return []byte{0xC1}, nil
	}
	return msgpack.AppendString(nil, v.text), nil
}

func (v *own) UnmarshalMsgpack(document []byte) error { return v.UnmarshalCBOR(document) }

// numbered has members whose names are integers.
type numbered struct {
	First int       `cbor:"1,keyasint" msgpack:"1,keyasint" json:"first"`
	Last  int       `cbor:"-1,keyasint,omitempty" msgpack:"-1,keyasint,omitempty" json:"last,omitempty"`
	Large string    `cbor:"9223372036854775807,keyasint" msgpack:"9223372036854775807,keyasint" json:"large"`
	Text  *string   `cbor:"1" msgpack:"1" json:"text"`
	Self  *numbered `cbor:"300,keyasint" msgpack:"300,keyasint" json:"self"`
	Other any       `json:"other,omitzero" cbor:"o" msgpack:"m"`
	Gone  string    `cbor:"-" msgpack:"-"`
}

// tuple is written as an array.
type tuple struct {
	_ struct{} `cbor:",toarray" msgpack:",toarray"`
	A int      `json:"a,omitempty"`
	B []int    `json:"b"`
	C *string  `json:"c"`
	D *tuple   `json:"d"`
	E cbor.RawMessage
	F msgpack.RawMessage
	G own
	numbered
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
		func() any { return &cbor.RawMessage{1} },
		func() any { return &msgpack.Ext{Type: 1} },
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

// ownContents are contents that some formats have and others do not.
func ownContents() []any {
	var tags any = "x"
	for range 20 {
		tags = cbor.Tag{Number: 100, Content: tags}
	}
	loop := map[any]any{}
	loop[1] = loop
	return []any{
		cbor.Tag{Number: 100, Content: "x"}, cbor.Tag{Number: 0, Content: "2013-03-21T20:04:00Z"}, cbor.Tag{}, &cbor.Tag{Number: 1, Content: 5},
		cbor.Tag{Number: math.MaxUint64, Content: []any{cbor.Tag{Number: 6}}}, cbor.Tag{Number: 2, Content: []byte{1}}, tags,
		cbor.Tag{Number: 55799, Content: math.NaN()}, cbor.Tag{Number: 7, Content: func() {}},
		cbor.Simple(0), cbor.Simple(20), cbor.Simple(22), cbor.Simple(23), cbor.Simple(24), cbor.Simple(31), cbor.Simple(32), cbor.Simple(255),
		cbor.Negative(0), cbor.Negative(math.MaxUint64), cbor.RawMessage("\x82\x01\x61a"), cbor.RawMessage("\xd9\xd9\xf7\x18\x01"), cbor.RawMessage("\xff"),
		cbor.RawMessage("\x01\x02"), cbor.RawMessage(""), cbor.RawMessage(nil), []cbor.RawMessage{nil, cbor.RawMessage("\xf6")}, new(cbor.RawMessage("\x9f\xff")),
		msgpack.Ext{Type: 5, Data: []byte("x")}, msgpack.Ext{Type: -1, Data: []byte{0, 0, 0, 1}}, msgpack.Ext{Type: -128, Data: make([]byte, 300)}, msgpack.Ext{},
		&msgpack.Ext{Type: 1, Data: make([]byte, 16)}, msgpack.RawMessage("\x92\x01\xa1a"), msgpack.RawMessage("\xc1"), msgpack.RawMessage("\x01\x02"),
		msgpack.RawMessage(""), msgpack.RawMessage(nil), map[string]msgpack.RawMessage{"k": msgpack.RawMessage("\xcc\x01")},
		map[any]any{}, map[any]any(nil), map[any]any{"b": 1, "a": 2, "aa": nil, 1: "one", -1: 1.5, 1.5: -1, nil: 0, true: []any{}, uint8(7): "seven"},
		map[any]any{300: 1, "300": 2, int64(7): 3, 2.5: map[any]any{"x": nil}}, map[any]any{math.NaN(): 1, math.Inf(1): 2}, map[any]any{[1]int{1}: 1},
		map[any]any{named("n"): 1, byValue{1}: 2}, map[any]any{"f": func() {}}, map[any]any{make(chan int): 1}, loop, map[any]int{"a": 1, 2: 2},
		map[float64]int{1.5: 1}, map[bool]string{true: "t"}, map[[2]byte]int{{1, 2}: 1}, map[cbor.Simple]int{99: 1}, map[byPointer]int{{"k"}: 1},
		time.Date(2013, 3, 21, 20, 4, 0, 5, time.FixedZone("", 3600)), time.Unix(1<<34, 0), time.Unix(-1, 0), time.Unix(1<<32, 1), time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC),
		own{"content"}, &own{"content"}, []own{{"a"}, {""}}, own{"fails"}, map[string]own{"k": {"v"}}, &tuple{A: 1, C: new("c")}, tuple{}, []tuple{{}, {B: []int{1}}},
		numbered{First: 1, Other: "o"}, &numbered{Self: &numbered{Last: 1}},
	}
}

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
