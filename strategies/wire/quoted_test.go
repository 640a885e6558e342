package wire

import (
	"encoding/json"
	"reflect"
	"testing"
)

// A quotedCase decodes one field with the option "string". old is the field's type and value; pointer reads a field that
// points to the type.
type quotedCase struct {
	name string
	old  any
	read func(d *Decoder, i int, goType string) (any, int)
}

// stringJSON and stringText are kinds that take the option and have methods.
type stringJSON string

func (s *stringJSON) UnmarshalJSON(text []byte) error { return (*literal)(s).UnmarshalJSON(text) }

type stringText string

func (s *stringText) UnmarshalText(text []byte) error { return (*upper)(s).UnmarshalText(text) }

func quotedCases() []quotedCase {
	return []quotedCase{
		{"bool", true, func(d *Decoder, i int, name string) (any, int) { return pair(d.QuotedBool(i, true, name)) }},
		{"int8", int8(3), func(d *Decoder, i int, name string) (any, int) {
			v, next := d.QuotedInt(i, 3, 8, name)
			return int8(v), next
		}},
		{"uint16", uint16(3), func(d *Decoder, i int, name string) (any, int) {
			v, next := d.QuotedUint(i, 3, 16, name)
			return uint16(v), next
		}},
		{"float32", float32(3), func(d *Decoder, i int, name string) (any, int) {
			v, next := d.QuotedFloat(i, 3, 32, name)
			return float32(v), next
		}},
		{"float64", 3.0, func(d *Decoder, i int, name string) (any, int) { return pair(d.QuotedFloat(i, 3, 64, name)) }},
		{"string", "old", func(d *Decoder, i int, name string) (any, int) {
			return pair(d.QuotedString(i, "old",
				name))
		}},
		{"json.Number", json.Number("3"), func(d *Decoder, i int, _ string) (any, int) {
			v, next := d.QuotedNumber(i, "3")
			return json.Number(v), next
		}},
		{"wire.stringJSON", stringJSON("old"), func(d *Decoder, i int, name string) (any, int) {
			v := stringJSON("old")
			next := d.QuotedJSON(i, &v, name)
			return v, next
		}},
		{"wire.stringText", stringText("old"), func(d *Decoder, i int, name string) (any, int) {
			v := stringText("old")
			next := d.QuotedText(i, &v, name)
			return v, next
		}},
	}
}

// quotedValues are what may stand in a string, and values that are no string.
func quotedValues() []string {
	inside := append(numbers(), ``, `null`, `nul`, `nullx`, `true`, `false`, `tru`, `truex`, `t`, `f`, `n`, `x`,
		` 1`, `"a"`, `"bad"`, `"`, `"a`, `"a"b"`,
		`"a\'b"`, `"a\nb"`, `"a\xb"`, `"12"`, `"1x"`, `""`, "\"\t\"", "\"\xff\"", `"\ud800"`, `[1]`, `{}`, `bad`,
		`inf`, `-inf`, `0x1p4`, `1_000`, `-`, `1x`, `é`, `"é"`)
	out := []string{`null`, `true`, `false`, `1`, `-2.5`, `1e400`, `[]`, `[1,"x"]`, `{}`, `{"a":1}`, `tru`, `"`,
		`01`, `"\u006eull"`, `"\u0031"`, `"\x"`}
	for _, s := range inside {
		b, _ := json.Marshal(s)
		out = append(out, string(b))
	}
	return out
}

func TestQuoted(t *testing.T) {
	for _, c := range quotedCases() {
		for _, value := range quotedValues() {
			checkQuoted(t, c, `{"F":`+value+`}`)
		}
	}
}

func checkQuoted(t *testing.T, c quotedCase, doc string) {
	t.Helper()
	target := reflect.New(quotedStruct(reflect.TypeOf(c.old)))
	target.Elem().Field(0).Set(reflect.ValueOf(c.old))
	wantErr := json.Unmarshal([]byte(doc), target.Interface())
	d := Decoder{Src: []byte(doc)}
	got, next := c.read(&d, openField(&d), c.name)
	compareQuoted(t, c.name, &d, next, got, target.Elem().Field(0).Interface(), wantErr)
}

func TestQuotedPointer(t *testing.T) {
	for _, c := range quotedCases() {
		if c.name == "json.Number" {
			continue // its errors name the type itself
		}
		for _, value := range quotedValues() {
			checkQuotedPointer(t, c, `{"F":`+value+`}`)
		}
	}
}

// checkQuotedPointer reads into a nil pointer the way a strategy does.
func checkQuotedPointer(t *testing.T, c quotedCase, doc string) {
	t.Helper()
	pointer := reflect.PointerTo(reflect.TypeOf(c.old))
	target := reflect.New(quotedStruct(pointer))
	wantErr := json.Unmarshal([]byte(doc), target.Interface())
	d := Decoder{Src: []byte(doc)}
	i := openField(&d)
	next, allocated := d.QuotedNull(i), false
	if next < 0 {
		allocated = d.QuotedAllocates(i)
		_, next = c.read(&d, i, "*"+c.name)
	}
	compareQuoted(t, "*"+c.name, &d, next, allocated, !target.Elem().Field(0).IsNil(), wantErr)
}

func quotedStruct(t reflect.Type) reflect.Type {
	return reflect.StructOf([]reflect.StructField{{Name: "F", Type: t, Tag: `json:",string"`}})
}

// openField returns the index of the value of a document's only field.
func openField(d *Decoder) int {
	i, _ := d.Enter(d.Start(), '}')
	_, i = d.Key(i)
	return i
}

func compareQuoted(t *testing.T, name string, d *Decoder, next int, got, want any, wantErr error) {
	t.Helper()
	next, _ = d.More(next, '}')
	err := d.Finish(next)
	if !sameError(err, wantErr) {
		t.Errorf("%s of %s: %#v, want %#v", name, d.Src, err, wantErr)
	}
	if _, malformed := err.(*SyntaxError); !malformed && !reflect.DeepEqual(got, want) {
		t.Errorf("%s of %s is %#v, want %#v", name, d.Src, got, want)
	}
}
