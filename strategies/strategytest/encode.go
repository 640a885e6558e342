package strategytest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
)

// An encoding is what encoding/json makes of a value.
type encoding struct {
	what  string
	value any // a pointer
	text  []byte
	fault fault
}

// encodeValues encodes the subject's values and made-up ones, and decodes what came out.
func (r *run) encodeValues() {
	r.encode("the zero value", r.subject.New())
	for i, v := range r.subject.Values() {
		r.encode(fmt.Sprintf("value %d", i), v)
	}
	if r.subject.large() {
		return
	}
	for seed := range r.effort.Values {
		r.encode(fmt.Sprintf("filled value %d", seed), filled(r.subject.Type.Go, seed, seed > 1))
	}
	for i := range refusedContents() {
		r.encode(fmt.Sprintf("value with refused content %d", i), r.refused(i))
	}
}

// refused returns a value that cannot be written, if the type lets one be made, else some other value.
func (r *run) refused(i int) any {
	v := r.subject.New()
	poison(reflect.ValueOf(v).Elem(), refusedContents()[i], 0)
	return v
}

// poison puts content where it fits: into every interface it finds, numbers into numbers of its type.
func poison(v reflect.Value, content any, depth int) {
	c := reflect.ValueOf(content)
	switch {
	case !v.CanSet() || depth > 3:
	case v.Kind() == reflect.Interface && v.NumMethod() == 0, v.Type() == c.Type():
		v.Set(c)
	case v.Kind() == reflect.Float64 && c.Kind() == reflect.Float64:
		v.SetFloat(c.Float())
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			poison(v.Field(i), content, depth+1)
		}
	case v.Kind() == reflect.Pointer && v.IsNil():
		v.Set(reflect.New(v.Type().Elem()))
		poison(v.Elem(), content, depth+1)
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		poison(v.Index(1), content, depth+1)
	}
}

// encode gives a value to encoding/json and then to all entrants.
func (r *run) encode(what string, v any) {
	want := &encoding{what: what, value: v}
	text, err := json.Marshal(v)
	want.text, want.fault = text, faultOf(err)
	for _, e := range r.entrants {
		e.encode(want)
	}
	if err == nil && len(text) <= maxSmall {
		r.decode("the text of "+what, -1, text, r.subject.New)
	}
}

// prefix is in the buffer when Append is called.
const prefix = "kept:"

// encode compares what the strategy appends to a buffer with some room, and to one with none.
func (e *entrant) encode(want *encoding) {
	for _, room := range []int{0, 64, len(want.text) + 8} {
		e.result.Cases++
		e.output = append(make([]byte, 0, len(prefix)+room), prefix...)
		var out []byte
		err := guard(func() (err error) {
			out, err = e.codec.Append(e.output, want.value)
			return err
		})
		if !e.compareOutput(want, out, err) {
			return
		}
	}
}

func (e *entrant) compareOutput(want *encoding, out []byte, err error) bool {
	if f := faultOf(err); f != want.fault {
		e.failEncode(want, "the error", want.fault.String(), f.String())
		return false
	}
	if isPanic(err) {
		return false
	}
	expected := append([]byte(prefix), want.text...)
	if bytes.Equal(out, expected) || want.fault.class == "" && e.equivalent(want.text, want.value, out) {
		return true
	}
	at := 0
	for at < min(len(out), len(expected)) && out[at] == expected[at] {
		at++
	}
	position := fmt.Sprintf("byte %d, after the prefix", at-len(prefix))
	e.failEncode(want, position, around(expected, at), around(out, at))
	return false
}

// equivalent reports whether out, after the prefix, means the same as want, which encoding/json writes for value, for
// strategies that do not claim to write it as encoding/json does.
func (e *entrant) equivalent(want []byte, value any, out []byte) bool {
	if e.traits.EscapesHTML && e.traits.SortsMaps && e.traits.ValidatesUTF8 && !e.traits.OwnForm {
		return false
	}
	text, ok := bytes.CutPrefix(out, []byte(prefix))
	return ok && (sameContent(want, text) || !e.traits.EscapesHTML && sameContent(plainHTML(value), text))
}

// sameContent reports whether two documents have the same content.
func sameContent(want, got []byte) bool {
	a, err := content(want)
	if err != nil {
		return false
	}
	b, err := content(got)
	if err != nil {
		return false
	}
	path, _, _ := difference(a, b)
	return path == ""
}

// content is the content of a document, with numbers as they are written.
func content(document []byte) (v any, err error) {
	d := json.NewDecoder(bytes.NewReader(document))
	d.UseNumber()
	err = d.Decode(&v)
	return v, err
}

// plainHTML is what encoding/json writes without HTML escapes. Of JSON in a string, that is another string.
func plainHTML(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(v) != nil {
		return nil
	}
	return b.Bytes()
}

// around shows the part of a text where a difference is.
func around(text []byte, at int) string {
	const before, after = 40, 80
	return fmt.Sprintf("%q", text[max(0, min(at, len(text))-before):min(len(text), at+after)])
}

func (e *entrant) failEncode(want *encoding, position, wantText, gotText string) {
	if e.result.full() {
		return
	}
	input := "a value whose text is " + shown(want.text)
	if want.fault.class != "" {
		input = printed(reflect.ValueOf(want.value))
	}
	e.result.fail(Failure{Check: "encode " + want.what, Input: input, Position: position, Want: wantText, Got: gotText})
}
