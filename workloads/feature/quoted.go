//lint:file-ignore SA5008 odd tags are what is tested

package feature

import (
	"encoding/json"
	"math"
	"time"
)

// Quoted has the option string on each kind that honours it.
type Quoted struct {
	Bool    bool        `json:"bool,string"`
	Int     int         `json:"int,string"`
	Int8    int8        `json:"int8,string"`
	Int16   int16       `json:"int16,string"`
	Int32   int32       `json:"int32,string"`
	Int64   int64       `json:"int64,string"`
	Uint    uint        `json:"uint,string"`
	Uint8   uint8       `json:"uint8,string"`
	Uint16  uint16      `json:"uint16,string"`
	Uint32  uint32      `json:"uint32,string"`
	Uint64  uint64      `json:"uint64,string"`
	Uintptr uintptr     `json:"uintptr,string"`
	Float32 float32     `json:"float32,string"`
	Float64 float64     `json:"float64,string"`
	String  string      `json:"string,string"`
	Number  json.Number `json:"number,string"`
	Label   Label       `json:"label,string,omitempty"`
	Flag    Flag        `json:",omitzero,string"`
	Level   Level       `json:",string"`
}

func quotedValues() []*Quoted {
	list := []*Quoted{
		{
			Bool: true, Int: -1, Int8: -128, Int16: 2, Int32: 3, Int64: math.MinInt64, Uint: 4, Uint8: 255,
			Uint16: 5,
			Uint32: 6, Uint64: math.MaxUint64, Uintptr: 7, Float32: 0.1, Float64: 1e21, String: "s", Number: "1e5",
			Label: "l", Flag: true, Level: -9,
		},
		{Number: "-0.5e-7", Float64: 1e-7, Float32: 1e-7},
		{Number: "not a number"},
		{Float64: math.NaN()},
		{Float32: float32(math.Inf(1))},
	}
	for _, s := range edgeStrings() {
		list = append(list, &Quoted{String: s, Label: Label(s)})
	}
	return list
}

func quotedDocuments() []string {
	list := quotedVariations("bool", "int", "int8", "uint8", "uint64", "float32", "float64", "string",
		"number", "label")
	list = append(list, malformed("int", "string")...)
	return append(list,
		`{"label":"\"<&>\""}`, `{"label":"\"\\u003c\""}`, `{"label":"\"\\ud83c\\udfb6\""}`,
		`{"label":"\"\\ud83c\""}`,
	)
}

// quotedVariations gives each member everything that a quoted value may hold, right or wrong.
func quotedVariations(names ...string) []string {
	contents := []string{
		`"true"`, `"false"`, `"null"`, `"nul"`, `"nulll"`, `"n"`, `"t"`, `"truex"`, `"True"`, `"f"`, `""`, `" "`,
		`" 1"`, `"1 "`,
		`"1"`, `"-1"`, `"+1"`, `"01"`, `"-"`, `"0x10"`, `"1_000"`, `"1.5"`, `"1."`, `".5"`, `"1e3"`, `"1e"`,
		`"1e400"`, `"300"`,
		`"18446744073709551616"`, `"NaN"`, `"Inf"`, `"-Inf"`, `"infinity"`, `"-0"`, `"[1]"`, `"{}"`, `"\""`,
		`"\"a\""`, `"\"a"`,
		`"a\""`, `"\"\""`, `"\"a\"b"`, `"\"a\\nb\""`, `"\"a\\\"b\""`, `"\"1\""`, `"\"\\u00e9\""`, `"\"\\x\""`,
		`"\u0031"`, `"\u0022a\u0022"`,
		`"\"a\nb\""`, `"\"\\\""`, `null`, `true`, `1`, `1.5`, `{}`, `[]`, `["1"]`, `{"a":"1"}`, `"\u006eull"`,
		`"\n1"`, `"1\n"`, `"1,"`, `"-a"`, `"1a"`,
	}
	var list []string
	for _, name := range names {
		for _, content := range contents {
			list = append(list, `{"`+name+`":`+content+`,"int16":"77"}`)
		}
	}
	return list
}

// QuotedPointers has the option string on pointers: one level is followed, and a named pointer is not.
type QuotedPointers struct {
	Bool     *bool         `json:"bool,string"`
	Int      *int          `json:"int,string"`
	Uint8    *uint8        `json:"uint8,string"`
	Float64  *float64      `json:"float64,string"`
	String   *string       `json:"string,string"`
	Omitted  *int          `json:"omitted,string,omitempty"`
	Double   **int         `json:"double,string"`
	Named    NamedPointer  `json:"named,string"`
	NamedPtr *NamedPointer `json:"namedptr,string"`
	Number   *json.Number  `json:"number,string"`
	Int16    *int16        `json:"int16,string"`
}

// NamedPointer is a pointer type with a name.
type NamedPointer *int

func quotedPointersValues() []*QuotedPointers {
	return []*QuotedPointers{
		{
			Bool: new(true), Int: new(-1), Uint8: new(uint8(2)), Float64: new(1e-7), String: new("<s>\n"),
			Omitted: new(0),
			Double:  new(new(5)), Named: new(6), NamedPtr: new(NamedPointer(new(7))), Number: new(json.Number("8")),
			Int16: new(int16(9)),
		},
		{Double: new((*int)(nil)), NamedPtr: new(NamedPointer(nil)), Number: new(json.Number(""))},
		{Number: new(json.Number("x"))},
		{Float64: new(math.NaN())},
	}
}

func quotedPointersDocuments() []string {
	return quotedVariations("bool", "int", "uint8", "float64", "string", "double", "named", "namedptr", "number")
}

// QuotedOthers has the option string on types that ignore it, and on types with methods.
type QuotedOthers struct {
	Slice    []int             `json:"slice,string"`
	Map      map[string]int    `json:"map,string"`
	Any      any               `json:"any,string"`
	Struct   OmitPoint         `json:"struct,string"`
	Array    [2]bool           `json:"array,string"`
	Bytes    []byte            `json:"bytes,string"`
	Time     time.Time         `json:"time,string"`
	Duration time.Duration     `json:"duration,string"`
	JSON     JSONInt           `json:"json,string"`
	JSONPtr  *JSONInt          `json:"jsonptr,string"`
	Text     TextInt           `json:"text,string"`
	TextPtr  *TextString       `json:"textptr,string"`
	Raw      json.RawMessage   `json:"raw,string"`
	PtrJSON  JSONPointerNumber `json:"ptrjson,string"`
	Int16    int16             `json:"int16,string"`
}

func quotedOthersValues() []*QuotedOthers {
	return []*QuotedOthers{{
		Slice: []int{1}, Map: map[string]int{"a": 1}, Any: 5, Struct: OmitPoint{1, 2}, Array: [2]bool{true},
		Bytes: []byte("b"),
		Time:  time.Unix(0, 0).UTC(), Duration: 5, JSON: 6, JSONPtr: new(JSONInt(7)), Text: 8,
		TextPtr: new(TextString("t")),
		Raw:     json.RawMessage(`{"a":1}`), PtrJSON: 9, Int16: 1,
	}}
}

func quotedOthersDocuments() []string {
	return quotedVariations("slice", "any", "time", "duration", "json", "jsonptr", "text", "textptr", "raw", "ptrjson")
}
