package wire

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"
)

// marshalOther stands for what a strategy does with other dynamic types.
func marshalOther(e *Encoder, dst []byte, v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		e.Fail(err)
		return dst
	}
	return append(dst, b...)
}

func TestAnyRead(t *testing.T) {
	for _, doc := range documents() {
		checkAny(t, doc)
	}
}

func TestAnyReadAtEveryTruncation(t *testing.T) {
	doc := `{"a":[1,-2.5e3,"x\u0041\ud83d\ude00",true,false,null,{}],"b\n":{"c":[[],[{}]]},"":1e400} `
	for n := range len(doc) + 1 {
		checkAny(t, doc[:n])
	}
}

// checkAny reads a document into an interface as encoding/json does, and writes it again.
func checkAny(t *testing.T, doc string) {
	t.Helper()
	var want any = "old"
	wantErr := json.Unmarshal([]byte(doc), &want)
	d := Decoder{Src: []byte(doc)}
	got, next := d.Any(d.Start(), "old")
	err := d.Finish(next)
	if !sameError(err, wantErr) {
		t.Errorf("Any(%.200q): %v, want %v", doc, err, wantErr)
	}
	if _, malformed := err.(*SyntaxError); malformed {
		return
	}
	if d.Depth() != 0 {
		t.Errorf("Any(%.200q) ends at depth %d", doc, d.Depth())
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Any(%.200q) = %.200v, want %.200v", doc, got, want)
	}
	var e Encoder
	text := string(e.Any(nil, got, marshalOther))
	if e.Err() != nil || text != mustMarshal(t, want) || e.depth != 0 {
		t.Errorf("Any(%.200q) is written as %.200s, %v", doc, text, e.Err())
	}
}

func TestAnyWrite(t *testing.T) {
	type named int
	values := []any{
		nil, true, false, "s", 1, int8(-8), int16(-16), int32(-32), int64(math.MinInt64), uint(1), uint8(8),
		uint16(16), uint32(32),
		uint64(math.MaxUint64), uintptr(7), float32(1.1), 1.1, 1e21, named(5), json.Number("12"), []int{1, 2},
		[]any(nil), []any{},
		map[string]any(nil), map[string]any{}, map[string]any{"b": 1, "a": map[string]any{"z": nil, "y": []any{1,
			"<"}}, "\xff": 2, "é": 3, "": 4},
		[]any{map[string]any{"x": map[string]any{"d": 1, "c": 2}, "w": 3}, []any{[]any{}}}, map[string]int{"q": 1},
		&struct{ A int }{3},
	}
	for _, v := range values {
		var e Encoder
		if got, want := string(e.Any(nil, v, marshalOther)), mustMarshal(t, v); got != want || e.Err() != nil {
			t.Errorf("Any(%#v) = %s, %v; want %s", v, got, e.Err(), want)
		}
	}
}

func TestAnyCycles(t *testing.T) {
	slice := []any{nil}
	slice[0] = slice
	object := map[string]any{}
	object["a"] = []any{object}
	for _, v := range []any{slice, object, []any{1, slice}, map[string]any{"a": object}} {
		_, want := json.Marshal(v)
		var e Encoder
		e.Any(nil, v, marshalOther)
		if got, ok := e.Err().(*UnsupportedValueError); !ok || got.Error() != want.Error() {
			t.Errorf("a cycle gives %v, want %v", e.Err(), want)
		}
	}
}

func TestAnyDeepWithoutCycle(t *testing.T) {
	var v any
	for range 5000 {
		v = []any{map[string]any{"a": v}}
	}
	var e Encoder
	if got, want := string(e.Any(nil, v, marshalOther)), mustMarshal(t, v); got != want || e.Err() != nil {
		t.Errorf("a deep value is written wrong: %v", e.Err())
	}
	if e.depth != 0 || len(e.path) != 0 || len(e.seen) != 0 || e.members != nil {
		t.Errorf("the Encoder is left with %d levels, %d references, members %v", e.depth, len(e.path), e.members)
	}
}

func TestAnyUnsupportedFloats(t *testing.T) {
	for _, v := range []any{math.NaN(), math.Inf(1), math.Inf(-1), float32(math.Inf(1)), []any{1, math.NaN()},
		map[string]any{"a": math.Inf(-1)}} {
		_, want := json.Marshal(v)
		var e Encoder
		e.Any(nil, v, marshalOther)
		if e.Err() == nil || e.Err().Error() != want.Error() || reflect.TypeOf(e.Err()) != reflect.TypeFor[*UnsupportedValueError]() {
			t.Errorf("Any(%v): %v, want %v", v, e.Err(), want)
		}
	}
}

func FuzzAny(f *testing.F) {
	for _, doc := range structures() {
		if len(doc) < 200 {
			f.Add(doc)
		}
	}
	f.Fuzz(checkAny)
}
