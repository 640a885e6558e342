package exchange

import (
	"bytes"
	"errors"
	"testing"
)

// table has a type whose values are strings.
var table = []func() any{func() any { return new(string) }, func() any { return new(string) }}

// codec keeps what it reads, and writes it with the number of the type; it refuses "bad".
var codec = Codec{
	Append: func(number int, dst []byte, v any) ([]byte, error) {
		return append(append(dst, byte('0'+number)), *v.(*string)...), nil
	},
	Decode: func(_ int, src []byte, v any) error {
		if string(src) == "bad" {
			return errors.New("refused")
		}
		*v.(*string) = string(src)
		return nil
	},
}

func TestServe(t *testing.T) {
	requests := AppendRequest(nil, 0, 0, []byte("a"))
	requests = AppendRequest(requests, 1, 0, []byte("bad"))
	requests = AppendRequest(requests, 1, 0, nil)
	requests = AppendRequest(requests, 0, 1, []byte("of a format that is not there"))
	var out bytes.Buffer
	if err := Serve(table, []Codec{codec}, bytes.NewReader(requests), &out); err != nil {
		t.Fatal(err)
	}
	answers := out.Bytes()
	for _, want := range []struct{ document, err string }{{"0a", ""}, {"", "refused"}, {"1", ""}, {"", ""}} {
		document, rest, err, ok := ReadAnswer(answers)
		if !ok || string(document) != want.document || (err == nil) != (want.err == "") || err != nil && err.Error() != want.err {
			t.Errorf("answer %q, %v, %t; want %+v", document, err, ok, want)
		}
		answers = rest
	}
	if _, _, _, ok := ReadAnswer(answers); ok || len(answers) > 0 {
		t.Errorf("%q is left", answers)
	}
}

func TestServeRefusesWhatIsNoRequest(t *testing.T) {
	whole := AppendRequest(nil, 1, 0, []byte("abc"))
	for n := 1; n < len(whole); n++ {
		if err := Serve(table, nil, bytes.NewReader(whole[:n]), new(bytes.Buffer)); err == nil {
			t.Errorf("%d of %d bytes are a request", n, len(whole))
		}
	}
	for _, bad := range [][]byte{AppendRequest(nil, 2, 0, nil), {0, 0, 0, 255, 255, 255, 255}} {
		if err := Serve(table, nil, bytes.NewReader(bad), new(bytes.Buffer)); err == nil {
			t.Errorf("%v is a request", bad)
		}
	}
}

func TestReadAnswerNeedsAllOfIt(t *testing.T) {
	failure := frame(head(nil, failed), []byte("text"))
	for n := range failure {
		if _, _, _, ok := ReadAnswer(failure[:n]); ok {
			t.Errorf("%d of %d bytes are an answer", n, len(failure))
		}
	}
}
