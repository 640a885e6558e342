package dynamic

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies/wire"
)

type point struct {
	X int
	Y any
	B []byte
}

// fussy refuses null and anything that contains "bad".
type fussy struct{ Text string }

func (f *fussy) UnmarshalJSON(text []byte) error {
	if strings.Contains(string(text), "bad") {
		return errors.New("bad JSON")
	}
	f.Text = string(text)
	return nil
}

func (f *fussy) String() string { return f.Text }

// plain is a value of an interface that is no pointer.
type plain int

func (p plain) String() string { return fmt.Sprint(int(p)) }

// holders returns fresh contents for an empty interface.
func holders() []func() any {
	return []func() any{
		func() any { return nil },
		func() any { return "old" },
		func() any { return (*int)(nil) },
		func() any { return new(int) },
		func() any { return new(any) },
		func() any { p := new(int); return &p },
		func() any { return &point{X: 7, Y: new(string)} },
		func() any { return &[]int{1, 2, 3} },
		func() any { return &map[string]any{"old": 1} },
		func() any { return &fussy{"old"} },
		func() any { f := &fussy{"old"}; return &f },
		func() any { return [2]int{1, 2} },
	}
}

var inputs = []string{
	`null`, `1`, `-1.5`, `1e400`, `"s"`, `true`, `[]`, `[1,"x",3]`, `{}`, `{"X":1,"Y":"s"}`,
	`{"X":"s","Y":2,"B":"AAEC"}`, `{"B":"*"}`, `{"X":1e400}`, `"bad"`, `{"X":[bad]}`,
	`[1`, `{"X":1,}`, `nul`, ``, `[[1],{"X":{"a":null}}]`,
}

func TestAny(t *testing.T) {
	for n, holder := range holders() {
		for _, input := range inputs {
			checkAny(t, n, holder, input)
			checkList(t, n, holder, input)
		}
	}
}

// checkAny decodes a whole document.
func checkAny(t *testing.T, n int, holder func() any, doc string) {
	t.Helper()
	want, got := holder(), holder()
	wantErr := json.Unmarshal([]byte(doc), &want)
	d := wire.Decoder{Src: []byte(doc)}
	err := d.Finish(Any(&d, d.Start(), &got))
	compare(t, fmt.Sprintf("holder %d, %s", n, doc), got, want, err, wantErr)
}

// checkList decodes the second of three elements, so that an error has an offset, and does or does not end decoding.
func checkList(t *testing.T, n int, holder func() any, value string) {
	t.Helper()
	doc := `[ "x" , ` + value + ` , "y" ]`
	want, got := [3]any{nil, holder(), "old"}, [3]any{nil, holder(), "old"}
	wantErr := json.Unmarshal([]byte(doc), &want)
	d := wire.Decoder{Src: []byte(doc)}
	next, more := d.Enter(d.Start(), ']')
	for i := 0; more; i++ {
		next, more = d.More(Any(&d, next, &got[i]), ']')
	}
	compare(t, fmt.Sprintf("holder %d, %s", n, doc), got, want, d.Finish(next), wantErr)
}

func compare(t *testing.T, what string, got, want any, err, wantErr error) {
	t.Helper()
	if !sameError(err, wantErr) {
		t.Errorf("%s: %#v, want %#v", what, err, wantErr)
	}
	if _, malformed := err.(*wire.SyntaxError); !malformed && !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %#v, want %#v", what, got, want)
	}
}

func sameError(ours, theirs error) bool {
	if ours == nil || theirs == nil {
		return ours == nil && theirs == nil
	}
	switch want := theirs.(type) {
	case *json.SyntaxError:
		got, ok := ours.(*wire.SyntaxError)
		return ok && got.Offset == want.Offset && got.Msg == want.Error()
	case *json.UnmarshalTypeError:
		got, ok := ours.(*wire.TypeError)
		return ok && got.Offset == want.Offset && got.Value == want.Value && got.GoType == want.Type.String()
	}
	return ours.Error() == theirs.Error()
}

func TestAnyOfItself(t *testing.T) {
	var want, got any
	want, got = &want, &got
	if err := json.Unmarshal([]byte(`[1]`), want); err != nil {
		t.Fatal(err)
	}
	d := wire.Decoder{Src: []byte(`[1]`)}
	if err := d.Finish(Any(&d, 0, &got)); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
}

func TestAnyAtTheDepthLimit(t *testing.T) {
	for _, depth := range []int{9999, 10000, 10001} {
		doc := strings.Repeat("[", depth) + strings.Repeat("]", depth)
		checkAny(t, 4, func() any { return new(any) }, doc)
		inner := [1]any{new(any)}
		d := wire.Decoder{Src: []byte(doc)}
		next, _ := d.Enter(0, ']')
		next, _ = d.More(Any(&d, next, &inner[0]), ']')
		if err := d.Finish(next); (err == nil) != (depth <= 10000) {
			t.Errorf("%d levels: %v", depth, err)
		}
	}
}

func TestIntoInterface(t *testing.T) {
	contents := []func() fmt.Stringer{
		func() fmt.Stringer { return nil },
		func() fmt.Stringer { return plain(3) },
		func() fmt.Stringer { return (*fussy)(nil) },
		func() fmt.Stringer { return &fussy{"old"} },
		func() fmt.Stringer { return new(plain) },
	}
	for n, content := range contents {
		for _, input := range inputs {
			doc := `[ ` + input + ` , 1 ]`
			var want, got struct{ S fmt.Stringer }
			want.S, got.S = content(), content()
			wantErr := json.Unmarshal([]byte(` { "S" : `+input+` } `), &want)
			d := wire.Decoder{Src: []byte(` { "S" : ` + input + ` } `)}
			next, _ := d.Enter(d.Start(), '}')
			_, next = d.Key(next)
			next, _ = d.More(IntoInterface(&d, next, &got.S, "fmt.Stringer"), '}')
			compare(t, fmt.Sprintf("content %d, %s", n, doc), got, want, d.Finish(next), wantErr)
		}
	}
}

// textFails fails as text.
type textFails struct{}

func (textFails) MarshalText() ([]byte, error) { return nil, errors.New("no text") }

func TestAppend(t *testing.T) {
	values := []any{nil, 1, "s<", point{X: 1, Y: []any{point{}}}, &point{}, plain(3), map[int]string{2: "b", 1: "a"},
		[]any{&fussy{"f"}, nil}, json.Number("x"),
		make(chan int), math.NaN(), []float32{float32(math.Inf(1))}, textFails{}, json.RawMessage(`[1,]`),
		[]any{func() {}}, (*int)(nil)}
	for _, v := range values {
		want, wantErr := json.Marshal(v)
		var e wire.Encoder
		got := string(e.Any([]byte("x"), v, Append))
		if (e.Err() == nil) != (wantErr == nil) || wantErr != nil && e.Err().Error() != wantErr.Error() {
			t.Errorf("%T: %v, want %v", v, e.Err(), wantErr)
		} else if wantErr == nil && got != "x"+string(want) {
			t.Errorf("%T: %s, want x%s", v, got, want)
		}
		if wantErr != nil && strings.TrimPrefix(fmt.Sprintf("%T", wantErr),
			"*json.") != strings.TrimPrefix(fmt.Sprintf("%T", e.Err()), "*wire.") {
			t.Errorf("%T: %T, want %T", v, e.Err(), wantErr)
		}
	}
}

func TestSavedErrorsKeepTheirClass(t *testing.T) {
	d := wire.Decoder{Src: []byte(`["*"]`)}
	var b any = new([]byte)
	next, _ := d.Enter(0, ']')
	next, _ = d.More(Any(&d, next, &b), ']')
	var corrupt base64.CorruptInputError
	if err := d.Finish(next); !errors.As(err, &corrupt) {
		t.Errorf("error %v, want one of base64", err)
	}
}
