package wire

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
)

// A decodeCase decodes one value with encoding/json and with ours. Both begin with the same value.
type decodeCase struct {
	name  string
	field any // a pointer to the old value
	read  func(d *Decoder, i int) (any, int)
}

// upper reads the text it is given, in upper case; "bad" is an error.
type upper string

func (u *upper) UnmarshalText(text []byte) error {
	if string(text) == "bad" {
		return errors.New("bad text")
	}
	*u = upper(strings.ToUpper(string(text)))
	return nil
}

// literal reads the JSON it is given; a document with "bad" in it is an error.
type literal string

func (l *literal) UnmarshalJSON(text []byte) error {
	if strings.Contains(string(text), "bad") {
		return errors.New("bad JSON")
	}
	*l = literal(text)
	return nil
}

func ptr[T any](v T) *T { return &v }

var someTime = time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)

func decodeCases() []decodeCase {
	return []decodeCase{
		{"bool", ptr(true), func(d *Decoder, i int) (any, int) {
			if v, next := Bool(d.Src, i); next >= 0 {
				return v, next
			}
			return true, d.Mismatch(i, "bool", false)
		}},
		{"int8", ptr(int8(3)), func(d *Decoder, i int) (any, int) {
			if v, next := Int(d.Src, i, 8); next >= 0 {
				return int8(v), next
			}
			return int8(3), d.Mismatch(i, "int8", true)
		}},
		{"uint16", ptr(uint16(3)), func(d *Decoder, i int) (any, int) {
			if v, next := Uint(d.Src, i, 16); next >= 0 {
				return uint16(v), next
			}
			return uint16(3), d.Mismatch(i, "uint16", true)
		}},
		{"float32", ptr(float32(3)), func(d *Decoder, i int) (any, int) {
			if v, next := Float32(d.Src, i); next >= 0 {
				return v, next
			}
			return float32(3), d.Mismatch(i, "float32", true)
		}},
		{"float64", ptr(3.0), func(d *Decoder, i int) (any, int) {
			if v, next := Float64(d.Src, i); next >= 0 {
				return v, next
			}
			return 3.0, d.Mismatch(i, "float64", true)
		}},
		{"string", ptr("old"), func(d *Decoder, i int) (any, int) {
			if v, next := String(d.Src, i); next >= 0 {
				return v, next
			}
			return "old", d.Mismatch(i, "string", false)
		}},
		{"bytes", ptr([]byte("old")), func(d *Decoder, i int) (any, int) {
			return pair(d.Bytes(i, []byte("old"),
				"[]uint8"))
		}},
		{"number", ptr(json.Number("3")), func(d *Decoder, i int) (any, int) {
			v, next := d.Number(i, "3")
			return json.Number(v), next
		}},
		{"raw", ptr(json.RawMessage("old")), func(d *Decoder, i int) (any, int) {
			v, next := d.Raw(i, []byte("old"))
			return json.RawMessage(v), next
		}},
		{"time", ptr(someTime), func(d *Decoder, i int) (any, int) { return pair(d.Time(i, someTime)) }},
		{"any", ptr(any("old")), func(d *Decoder, i int) (any, int) { return pair(d.Any(i, "old")) }},
		{"json", ptr(literal("old")), func(d *Decoder, i int) (any, int) {
			v := literal("old")
			next := d.JSON(i, &v)
			return v, next
		}},
		{"text", ptr(upper("old")), func(d *Decoder, i int) (any, int) {
			v := upper("old")
			if next := Null(d.Src, i); next >= 0 {
				return v, next
			}
			next := d.Text(i, &v, "*wire.upper") // encoding/json names the type it was given, here the pointer
			return v, next
		}},
	}
}

func pair[T any](v T, next int) (any, int) { return v, next }

// values are JSON values of every kind for every type.
func values() []string {
	return append(numbers(), `null`, `true`, `false`, `nul`, `truth`, `""`, `"a"`, `"bad"`, `"b\u0061d"`,
		`"\ud83d\ude00"`, `"\xZZ"`, "\"\xff\"",
		`[]`, `{}`, `[1,2]`, `[1,2,3,4,5,6,7,8,9]`, `[1,"x",300,null,-1,2.5]`, `[1,2`, `[1,]`, `{"a":1}`, `{"a":}`,
		`[[1],{"bad":[]}]`,
		`"AAEC"`, `"AAE="`, `"AA=="`, `"AAE"`, `"A\nAEC"`, `"A*EC"`, `"AAECAwQFBgcICQ=="`, `"é"`, `"12"`, `"-1.5e3"`,
		`"1x"`, `"01"`,
		`"2024-05-06T07:08:09Z"`, `"2024-05-06T07:08:09.123456789Z"`, `"2024-05-06T07:08:09+02:00"`,
		`"2024-02-30T07:08:09Z"`,
		`"2024-05-06T07:08:09"`, `"2024-05-06t07:08:09z"`, `"2024-05-06T7:08:09Z"`, `"2024-05-06T07:08:09,5Z"`,
		`"2024\u002d05-06T07:08:09Z"`,
		`"0000-01-01T00:00:00Z"`, `"9999-12-31T23:59:59.999999999-23:59"`, `"2024-05-06T24:00:00Z"`,
		`"2024-05-06T07:08:60Z"`)
}

func TestDecode(t *testing.T) {
	for _, c := range decodeCases() {
		for _, v := range values() {
			for _, doc := range []string{v, " " + v + " ", v + "x", v + ",", "[" + v} {
				checkDecode(t, c, doc)
			}
		}
	}
}

func checkDecode(t *testing.T, c decodeCase, doc string) {
	t.Helper()
	target := reflect.New(reflect.TypeOf(c.field).Elem())
	target.Elem().Set(reflect.ValueOf(c.field).Elem())
	if old, ok := c.field.(*[]byte); ok {
		target.Elem().SetBytes(append([]byte(nil), *old...))
	}
	if old, ok := c.field.(*json.RawMessage); ok {
		target.Elem().SetBytes(append([]byte(nil), *old...))
	}
	wantErr := json.Unmarshal([]byte(doc), target.Interface())
	d := Decoder{Src: []byte(doc)}
	got, next := c.read(&d, d.Start())
	err := d.Finish(next)
	if !sameError(err, wantErr) {
		t.Errorf("%s of %q: %#v, want %#v", c.name, doc, err, wantErr)
	}
	if _, malformed := err.(*SyntaxError); malformed {
		return
	}
	if want := target.Elem().Interface(); !reflect.DeepEqual(got, want) {
		t.Errorf("%s of %q is %#v, want %#v", c.name, doc, got, want)
	}
}

func TestBytesReusesMemory(t *testing.T) {
	for _, doc := range []string{`[]`, `[1]`, `[null,2]`, `[null,null,null,null]`, `["x",null]`,
		`[null,null,null,null,null,null,null]`} {
		old := []byte{10, 11, 12, 13, 14, 15}[:2]
		want := append([]byte(nil), 10, 11, 12, 13, 14, 15)[:2]
		wantErr := json.Unmarshal([]byte(doc), &want)
		d := Decoder{Src: []byte(doc)}
		got, next := d.Bytes(0, old, "[]uint8")
		if err := d.Finish(next); !sameError(err, wantErr) || !reflect.DeepEqual(got, want) {
			t.Errorf("Bytes(%s) = %v, %v; want %v, %v", doc, got, err, want, wantErr)
		}
	}
}

func TestMapKeys(t *testing.T) {
	for _, key := range []string{"0", "-0", "+5", "007", "127", "128", "-128", "-129", "255", "256", "1.0", "1e2",
		"", " 1", "x", "1_0", "0x1", `\u0031`} {
		doc := ` { "` + key + `" : 2 } `
		var signed map[int8]int
		wantErr := json.Unmarshal([]byte(doc), &signed)
		d := Decoder{Src: []byte(doc)}
		at, _ := d.Enter(d.Start(), '}')
		name, value := d.Key(at)
		v, ok := d.KeyInt(name, at, 8, "int8")
		_, end := Int(d.Src, value, 64)
		next, _ := d.More(end, '}')
		err := d.Finish(next)
		if _, exists := signed[int8(v)]; ok != exists || !sameError(err, wantErr) {
			t.Errorf("KeyInt(%q) = %d, %v, %v; want %v, %v", key, v, ok, err, signed, wantErr)
		}
		var unsigned map[uint8]int
		wantErr = json.Unmarshal([]byte(doc), &unsigned)
		d = Decoder{Src: []byte(doc)}
		name, _ = d.Key(at)
		u, ok := d.KeyUint(name, at, 8, "uint8")
		if _, exists := unsigned[uint8(u)]; ok != exists || !sameError(d.Finish(len(doc)), wantErr) {
			t.Errorf("KeyUint(%q) = %d, %v; want %v, %v", key, u, ok, unsigned, wantErr)
		}
	}
}

func TestFinish(t *testing.T) {
	saved, fatal := errors.New("saved"), errors.New("fatal")
	tests := []struct {
		name, doc string
		end       int
		run       func(d *Decoder)
		want      error
	}{
		{"well", " 1 ", 2, func(*Decoder) {}, nil},
		{"first saved error", "1", 1, func(d *Decoder) { d.Save(saved); d.Save(fatal) }, saved},
		{"first fatal error", "1", Stop, func(d *Decoder) { d.Fail(fatal); d.Fail(saved) }, fatal},
		{"fatal beats saved", "1", Stop, func(d *Decoder) { d.Save(saved); d.Fail(fatal) }, fatal},
		{"syntax beats both", "1 x", Stop, func(d *Decoder) { d.Save(saved); d.Fail(fatal) },
			&SyntaxError{Msg: "invalid character 'x' after top-level value", Offset: 3}},
		{"stopped without a reason", "1", Stop, func(*Decoder) {}, ErrStopped},
		{"stopped with a saved error alone", "1", Stop, func(d *Decoder) { d.Save(saved) }, ErrStopped},
	}
	for _, test := range tests {
		d := Decoder{Src: []byte(test.doc)}
		test.run(&d)
		if got := d.Finish(test.end); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestTypeErrorPath(t *testing.T) {
	tests := []struct {
		doc    string
		offset int
		want   string
	}{
		{`"x"`, 3, ""},
		{`[1,"x"]`, 6, "/1"},
		{` { "items" : [ { "qty" : "x" } , { "qty" : 3 , "qty~/\u0041" : [ "y" ] } ] } `, 28, "/items/0/qty"},
		{`{"a":{},"b":[],"c":[[],{"d":true}]}`, 32, "/c/1/d"},
		{`{"a":{},"b":[],"c":[[],{"d":true}]}`, 13, "/b"},
		{`{"a":{},"b":[],"c":[[],{"d":true}]}`, 6, "/a"},
		{`{"a":{},"b":[],"c":[[],{"d":true}]}`, 24, "/c/1"},
		{`[0,{"a~/b":[1,2,"x"]}]`, 19, "/1/a~0~1b/2"},
		{`[1e400,2]`, 7, "/0"},
		{`{"a":[1e400],"b":2}`, 12, "/a/0"},
		{`{"a":1,"x":2}`, 8, "/x"},
		{`{"a":{"b":1,"x":2}}`, 13, "/a/x"},
		{`1e400`, 6, ""},
	}
	for _, test := range tests {
		if got := pointerAt([]byte(test.doc), int64(test.offset)); got != test.want {
			t.Errorf("pointerAt(%s, %d) = %q, want %q", test.doc, test.offset, got, test.want)
		}
	}
	err := &TypeError{Value: "string", GoType: "int", Offset: 34, Path: "/items/3/qty"}
	if got, want := err.Error(),
		"json: cannot unmarshal string into Go value of type int at offset 34 (/items/3/qty)"; got != want {
		t.Errorf("Error() = %s, want %s", got, want)
	}
}

func TestContainers(t *testing.T) {
	tests := []struct {
		doc  string
		want int // elements, or Stop
	}{
		{`[]`, 0}, {`[ ]`, 0}, {`[1]`, 1}, {"[\n1\t,\r2 ]", 2}, {`[1,]`, Stop}, {`[`, Stop}, {`[1`, Stop}, {`[1,`,
			Stop}, {`[1}`, Stop}, {`[1 2]`, Stop}, {`[,]`, Stop},
	}
	for _, test := range tests {
		d := Decoder{Src: []byte(test.doc)}
		count := 0
		next, more := d.Enter(0, ']')
		for more {
			count++
			_, end := Int(d.Src, next, 64)
			if end < 0 {
				end = d.Mismatch(next, "int", true)
			}
			next, more = d.More(end, ']')
		}
		if next < 0 {
			count = Stop
		}
		if count != test.want || next >= 0 && (next != len(test.doc) || d.Depth() != 0) {
			t.Errorf("%s: %d elements, next %d, depth %d", test.doc, count, next, d.Depth())
		}
	}
}

func TestDepthLimit(t *testing.T) {
	for _, depth := range []int{9999, 10000, 10001} {
		doc := []byte(strings.Repeat("[", depth) + strings.Repeat("]", depth))
		d := Decoder{Src: doc}
		next, more := d.Enter(0, ']')
		for more {
			next, more = d.Enter(next, ']')
		}
		if ok := next >= 0; ok != (depth <= 10000) {
			t.Errorf("%d levels: %d", depth, next)
		}
		d = Decoder{Src: doc}
		next, _ = d.Enter(0, ']')
		if ok := d.Skip(next) >= 0; ok != (depth <= 10000) {
			t.Errorf("Skip of %d levels within one: %v", depth-1, ok)
		}
	}
}
