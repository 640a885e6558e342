package feature

import "encoding/json"

// Raw has json.RawMessage where it can stand.
type Raw struct {
	Value   json.RawMessage            `json:"value"`
	Ptr     *json.RawMessage           `json:"ptr"`
	List    []json.RawMessage          `json:"list"`
	Map     map[string]json.RawMessage `json:"map"`
	Array   [1]json.RawMessage         `json:"array"`
	Named   NamedRaw                   `json:"named"`
	Any     any                        `json:"any"`
	Omitted json.RawMessage            `json:"omitted,omitempty"`
	Zero    json.RawMessage            `json:"zero,omitzero"`
	After   int                        `json:"after"`
}

// NamedRaw has the kind of a raw message and none of its methods.
type NamedRaw json.RawMessage

func rawValues() []*Raw {
	list := []*Raw{{
		Value: json.RawMessage(`{"a" : [1, 2 ,"<&>\u2028 é"] }`), Ptr: new(json.RawMessage(" [ ] ")),
		List: []json.RawMessage{[]byte("1"), nil, []byte("null")},
		Map:  map[string]json.RawMessage{"k": []byte(`"v"`), "nil": nil}, Array: [1]json.RawMessage{[]byte("true")},
		Named: NamedRaw("{}"),
		Any:   json.RawMessage(`{"any": 1}`), Omitted: json.RawMessage("1"), Zero: json.RawMessage("2"), After: 9,
	}}
	for _, s := range []string{
		"", " ", "{", "}", "[1,]", "1 2", "nul", "1e400", "\"\u2028<\"", "\"\xff\"", "\"a\nb\"", `"\ud800"`, "-",
		"01", "\n1\t", `{"a":1,"a":2}`, `{"<":"&"}`, "\ufeff1",
		"0.1e-7", `"\/"`, "null", "nullx", `{"a":[{"b":[]},{}]}`, "[1,2", "\x00",
	} {
		list = append(list, &Raw{Value: json.RawMessage(s)}, &Raw{Ptr: new(json.RawMessage(s)), Any: 1})
	}
	return append(list,
		&Raw{Omitted: json.RawMessage{}, Zero: json.RawMessage{}},
		&Raw{Map: map[string]json.RawMessage{"bad": []byte("{")}},
	)
}

func rawDocuments() []string {
	return append([]string{
		`{"value": { "a" : [ 1 , "\u003c" ] } ,"after":1}`,
		`{"value":null,"ptr":null,"list":[null],"map":{"a":null}}`, `{"value":1,"value":2}`,
		`{"value":"long","value":1}`,
		`{"value":"\ud800"}`, "{\"value\":\"\xff\"}", `{"value":1e999}`, `{"ptr": [1, 2]}`,
		`{"list":[1, "x" ,{ }]}`, `{"map":{"a": 1 ,"a":2}}`, `{"array":[1,2,3]}`,
		`{"named":"AQ==","after":1}`, `{"named":{},"after":1}`, `{"omitted": "x"}`, `{"any": [1]}`,
		`{"value":{"a":nope}}`, `{"value":[1,}`, `{"value":{"a" 1}}`,
	}, malformed("value", "ptr", "map")...)
}

// Numbers has json.Number where it can stand.
type Numbers struct {
	Value   json.Number            `json:"value"`
	Ptr     *json.Number           `json:"ptr"`
	List    []json.Number          `json:"list"`
	Map     map[string]json.Number `json:"map"`
	Keys    map[json.Number]int    `json:"keys"`
	Any     any                    `json:"any"`
	Omitted json.Number            `json:"omitted,omitempty"`
	Quoted  json.Number            `json:"quoted,string"`
	Named   NamedNumber            `json:"named"`
	After   int                    `json:"after"`
}

// NamedNumber has the kind of a number and is a string.
type NamedNumber json.Number

func numbersValues() []*Numbers {
	list := []*Numbers{{
		Value: "1", Ptr: new(json.Number("2.5")), List: []json.Number{"0", "-0", ""},
		Map:  map[string]json.Number{"a": "1e5"},
		Keys: map[json.Number]int{"1": 1, "x": 2}, Any: json.Number("3"), Omitted: "4", Quoted: "5", Named: "six",
		After: 9,
	}}
	for _, s := range []string{
		"", "0", "-0", "-", "+1", "01", "1.", ".5", "1e", "1e+", "1e5", "1E-5", "1.5e400", "NaN", "Inf", "0x1",
		" 1", "1 ", "1,2", "-1.25e+10", "123456789012345678901234567890",
		"null", "true", `"1"`, "1\x00", "１",
	} {
		list = append(list, &Numbers{Value: json.Number(s)}, &Numbers{Quoted: json.Number(s)},
			&Numbers{Any: json.Number(s), Named: NamedNumber(s)})
	}
	return list
}

func numbersDocuments() []string {
	return append([]string{
		`{"value":1e400,"after":1}`, `{"value":-0.0e-0,"after":1}`, `{"value":123456789012345678901234567890}`,
		`{"value":"12","after":1}`, `{"value":"1e5","after":1}`,
		`{"value":"","after":1}`, `{"value":"x","after":1}`, `{"value":" 1","after":1}`,
		`{"value":"\u0031","after":1}`, `{"value":null,"after":1}`, `{"value":true,"after":1}`,
		`{"value":[],"after":1}`, `{"value":{},"after":1}`, `{"ptr":5,"after":1}`, `{"ptr":null,"after":1}`,
		`{"ptr":"bad","after":1}`, `{"list":[1,"2",null,"x",3],"after":1}`,
		`{"map":{"a":1,"b":"bad"},"after":1}`, `{"keys":{"1":1,"x":2},"after":1}`, `{"any":1.0,"after":1}`,
		`{"named":"x","after":1}`, `{"named":1,"after":1}`, `{"value":01}`, `{"value":1.}`,
	}, quotedVariations("quoted")...)
}
