package wire

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
	"time"
	"unsafe"
)

// failing fails in each way a method can.
type failing struct {
	text string
	err  error
}

func (f failing) MarshalJSON() ([]byte, error) { return []byte(f.text), f.err }

type failingText struct{ failing }

func (f failingText) MarshalText() ([]byte, error) { return []byte(f.text), f.err }

// onlyText hides MarshalJSON, which would go first.
type onlyText struct{ t failingText }

func (o onlyText) MarshalText() ([]byte, error) { return o.t.MarshalText() }

func TestEncoderValues(t *testing.T) {
	east, far := time.FixedZone("", 5*3600+30*60), time.FixedZone("", 24*3600)
	times := []time.Time{someTime, {}, someTime.Add(123456789), someTime.In(east), someTime.In(far), time.Date(10000,
		1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC)}
	for _, v := range times {
		checkEncoder(t, v, func(e *Encoder, dst []byte) []byte { return e.Time(dst, v) })
	}
	for _, v := range append(numbers(), "", "x") {
		checkEncoder(t, json.Number(v), func(e *Encoder, dst []byte) []byte { return e.Number(dst, v) })
	}
	for _, v := range []json.RawMessage{nil, {}, []byte(` { "a" : [ 1 , "<\u2028>" ] } `), []byte(`[1`),
		[]byte(`1 2`), []byte("\"\u2028\"")} {
		checkEncoder(t, v, func(e *Encoder, dst []byte) []byte { return e.Raw(dst, v) })
	}
	for _, v := range [][]byte{nil, {}, {0}, {0, 1}, {0, 1, 2}, []byte(strings.Repeat("bytes", 99))} {
		checkEncoder(t, v, func(_ *Encoder, dst []byte) []byte { return AppendBytes(dst, v) })
	}
	for _, v := range []float64{0, 1.5, math.NaN(), math.Inf(1), math.Inf(-1)} {
		checkEncoder(t, v, func(e *Encoder, dst []byte) []byte { return e.Float64(dst, v) })
		checkEncoder(t, float32(v), func(e *Encoder, dst []byte) []byte { return e.Float32(dst, float32(v)) })
	}
	for _, v := range []bool{true, false} {
		checkEncoder(t, v, func(_ *Encoder, dst []byte) []byte { return AppendBool(dst, v) })
	}
}

func TestEncoderMethods(t *testing.T) {
	for _, f := range []failing{{`{"a": "<"}`, nil}, {``, nil}, {`[1,]`, nil}, {`1`, errors.New("no")}, {"a\xff\"<",
		nil}} {
		checkEncoder(t, f, func(e *Encoder, dst []byte) []byte { return e.JSON(dst, &f, "wire.failing") })
		o := onlyText{failingText{f}}
		checkEncoder(t, o, func(e *Encoder, dst []byte) []byte { return e.Text(dst, &o, "wire.onlyText") })
	}
}

// checkEncoder compares output, or the text of the error, with encoding/json's for v.
func checkEncoder(t *testing.T, v any, write func(e *Encoder, dst []byte) []byte) {
	t.Helper()
	want, wantErr := json.Marshal(v)
	var e Encoder
	got := string(write(&e, []byte("x")))
	if (e.Err() == nil) != (wantErr == nil) || wantErr != nil && e.Err().Error() != wantErr.Error() {
		t.Errorf("%T %v: %v, want %v", v, v, e.Err(), wantErr)
	} else if got != "x"+string(want) {
		t.Errorf("%T %v is %s, want x%s", v, v, got, want)
	}
	var marshaler *json.MarshalerError
	if errors.As(wantErr, &marshaler) {
		if ours, ok := e.Err().(*MarshalerError); !ok || ours.Unwrap() == nil {
			t.Errorf("%T %v: %#v, want a MarshalerError", v, v, e.Err())
		}
	}
}

func TestEnter(t *testing.T) {
	var e Encoder
	cells := make([]byte, 5000)
	for i := range cells {
		if !e.Enter(unsafe.Pointer(&cells[i]), 0, "*byte") {
			t.Fatalf("no cycle, but level %d is refused: %v", i, e.Err())
		}
	}
	if !e.Enter(unsafe.Pointer(&cells[4999]), 0, "*other") || !e.Enter(unsafe.Pointer(&cells[4999]), 1, "*byte") {
		t.Fatalf("another type or length at the same address is refused: %v", e.Err())
	}
	e.Leave()
	e.Leave()
	if e.Enter(unsafe.Pointer(&cells[4000]), 0, "*byte") {
		t.Fatal("a cycle is not found")
	}
	if got, want := e.Err().Error(), "json: unsupported value: encountered a cycle via *byte"; got != want {
		t.Errorf("error %q, want %q", got, want)
	}
	for range cells {
		e.Leave()
	}
	if e.depth != 0 || len(e.seen) != 0 || len(e.path) != 0 {
		t.Errorf("after leaving: depth %d, %d seen", e.depth, len(e.seen))
	}
	if e.Enter(nil, 0, "") {
		t.Error("Enter goes on after an error")
	}
}

func TestEnterLimit(t *testing.T) {
	if testing.Short() {
		t.Skip("a map of a million entries")
	}
	var e Encoder
	level := 0
	for e.Enter(nil, level, "[]int") {
		level++
	}
	if level != 200_000 || e.Err() == nil {
		t.Errorf("refused at level %d: %v", level, e.Err())
	}
}

func TestUnsupported(t *testing.T) {
	var e Encoder
	e.Unsupported("chan int")
	e.Fail(errors.New("later"))
	if got, want := e.Err().Error(), "json: unsupported type: chan int"; got != want {
		t.Errorf("error %q, want %q", got, want)
	}
}

func TestKeyLiteral(t *testing.T) {
	for name, want := range map[string]string{"a": `"a":`, "": `"":`, "<&>": `"\u003c\u0026\u003e":`, "ключ": `"ключ":`} {
		if got := KeyLiteral(name); got != want {
			t.Errorf("KeyLiteral(%q) = %s, want %s", name, got, want)
		}
	}
}
