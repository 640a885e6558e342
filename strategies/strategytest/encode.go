package strategytest

import (
	"bytes"
	"fmt"
	"reflect"
)

// An encoding is what the reference makes of a value.
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
	for i, content := range refusedContents() {
		r.encode(fmt.Sprintf("value with refused content %d", i), r.holding(content))
	}
	for i, content := range ownContents() {
		r.encode(fmt.Sprintf("value with content %d of some formats", i), r.holding(content))
	}
}

// holding returns a value that holds the content, if the type lets one be made, else some other value.
func (r *run) holding(content any) any {
	v := r.subject.New()
	poison(reflect.ValueOf(v).Elem(), content, 0)
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

// encode gives a value to the reference and then to all entrants.
func (r *run) encode(what string, v any) {
	want := &encoding{what: what, value: v}
	err := guard(func() (err error) {
		want.text, err = r.reference.marshal(v)
		return err
	})
	want.fault = r.reference.fault(err)
	for _, e := range r.entrants {
		e.encode(want)
	}
	if err == nil && len(want.text) <= maxSmall {
		r.decode("the text of "+what, -1, want.text, r.subject.New)
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
	if f := e.reference.fault(err); f != want.fault || f.broken() {
		e.failEncode(want, "the error", want.fault.String(), f.String())
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
	e.failEncode(want, position, e.reference.excerpt(expected, at), e.reference.excerpt(out, at))
	return false
}

// equivalent reports whether out, after the prefix, may stand for want, which is to be written for value.
func (e *entrant) equivalent(want []byte, value any, out []byte) bool {
	text, ok := bytes.CutPrefix(out, []byte(prefix))
	return ok && e.reference.equivalent(e.traits, value, want, text)
}

func (e *entrant) failEncode(want *encoding, position, wantText, gotText string) {
	if e.result.full() {
		return
	}
	input := "a value whose text is " + e.reference.shown(want.text)
	if want.fault.class != "" {
		input = printed(reflect.ValueOf(want.value))
	}
	e.result.fail(Failure{Check: "encode " + want.what, Input: input, Position: position, Want: wantText, Got: gotText})
}
