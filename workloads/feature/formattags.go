package feature

// Retagged has fields whose tags say something else to each format.
type Retagged struct {
	Plain        int
	JSON         int     `json:"for_json,omitempty"`
	All          int     `json:"json" cbor:"cbor" msgpack:"msgpack"`
	Present      int     `json:"json_present,omitempty" cbor:"" msgpack:""`
	Dropped      int     `json:"dropped" cbor:"-" msgpack:"-"`
	Kept         int     `json:"-" cbor:"kept" msgpack:"kept"`
	Some         *string `json:"some" cbor:"some,omitempty" msgpack:",omitzero"`
	Quoted       int64   `json:"quoted,string" cbor:"quoted,string"`
	Swapped      int     `json:"swopped" cbor:"swopped" msgpack:"json"`
	Dash         int     `cbor:"-," msgpack:"-,"`
	RetaggedPart `json:"part" cbor:"" msgpack:",omitempty"`
}

// RetaggedPart is a member in JSON, and promoted in the other formats.
type RetaggedPart struct {
	Inner int `json:"inner" cbor:"i" msgpack:"m"`
	Plain int // which the outer one hides where both are promoted
}

func retaggedValues() []*Retagged {
	return []*Retagged{
		{
			Plain: 1, JSON: 2, All: 3, Present: 4, Dropped: 5, Kept: 6, Some: new("some"), Quoted: 7, Swapped: 8, Dash: 9,
			RetaggedPart: RetaggedPart{Inner: 10, Plain: 11},
		},
		{Some: new(""), RetaggedPart: RetaggedPart{Plain: 1}},
	}
}

func retaggedDocuments() []string {
	return []string{
		`{"json":1,"cbor":2,"msgpack":3,"for_json":4,"JSON":5,"kept":6,"dropped":7,"i":8,"m":9,"inner":10,"part":{"inner":11}}`,
		`{"quoted":5}`, `{"quoted":"5"}`, `{"-":1,"Dash":2}`, `{"some":null,"Some":"x"}`, `{"CBOR":1,"MsgPack":2}`, `{"Plain":"x"}`,
	}
}

// Numbered has members whose names are integers in the binary formats.
type Numbered struct {
	One      int    `json:"one" cbor:"1,keyasint" msgpack:"1,keyasint"`
	Minus    int    `json:"minus" cbor:"-1,keyasint,omitempty" msgpack:"-1,keyasint,omitempty"`
	Twenty   string `json:"twenty" cbor:"23,keyasint" msgpack:"127,keyasint"`
	Next     string `json:"next" cbor:"24,keyasint" msgpack:"128,keyasint"`
	Large    []int  `json:"large" cbor:"9223372036854775807,keyasint" msgpack:"9223372036854775807,keyasint"`
	Smallest bool   `json:"smallest" cbor:"-9223372036854775808,keyasint" msgpack:"-9223372036854775808,keyasint"`
	Text     string `json:"text" cbor:"1" msgpack:"1"` // a text that looks like a number
	Zero     *int   `json:"zero" cbor:"0,keyasint,omitzero" msgpack:"0,keyasint,omitzero"`

	Self *Numbered `json:"self" cbor:"-300,keyasint" msgpack:"-300,keyasint"`
	NumberedPart
}

// NumberedPart is promoted.
type NumberedPart struct {
	Part float32 `json:"part" cbor:"70000,keyasint" msgpack:"70000,keyasint"`
	Name string
}

func numberedValues() []*Numbered {
	return []*Numbered{
		{
			One: 1, Minus: -1, Twenty: "t", Next: "n", Large: []int{1, 2}, Smallest: true, Text: "x", Zero: new(0),
			Self: &Numbered{Minus: 5, NumberedPart: NumberedPart{1.5, "inner"}}, NumberedPart: NumberedPart{0.1, "outer"},
		},
		{Text: "x", Self: &Numbered{Self: &Numbered{}}},
	}
}

func numberedDocuments() []string {
	return []string{
		`{"one":"x","minus":null,"large":[1,"2"],"zero":7}`, `{"1":5,"-1":6,"23":"x","0":1}`, `{"self":{"self":{"self":null,"one":2}}}`,
		`{"ONE":1,"Part":2,"name":"n"}`, `{"self":[]}`,
	}
}

// Tupled has structs that are arrays in the binary formats.
type Tupled struct {
	Point  Tuple            `json:"point"`
	Points []Tuple          `json:"points"`
	Named  map[string]Tuple `json:"named"`
	Far    *Tuple           `json:"far,omitempty"`
	None   Untold           `json:"none"`
	Any    any              `json:"any"`
}

// Tuple is written as an array of its fields, of which none is left out.
type Tuple struct {
	_    struct{} `cbor:",toarray" msgpack:",toarray"`
	X    int      `json:"x,omitempty"`
	Y    string   `json:"y,omitzero"`
	Z    *float64 `json:"z"`
	Skip int      `json:"-"`
	More []Tuple  `json:"more"`
	*TuplePart
}

// TuplePart is promoted through a pointer, which may be nil.
type TuplePart struct {
	P int  `json:"p"`
	Q bool `json:"q" cbor:"5,keyasint"`
}

// Untold is an array without elements.
type Untold struct {
	_ struct{} `cbor:",toarray" msgpack:",toarray"`
}

func tupledValues() []*Tupled {
	return []*Tupled{
		{
			Point:  Tuple{X: 1, Y: "y", Z: new(1.5), More: []Tuple{{}, {X: 2}}, TuplePart: &TuplePart{3, true}},
			Points: []Tuple{{}, {Y: "only"}}, Named: map[string]Tuple{"b": {X: 1}, "a": {}}, Far: &Tuple{TuplePart: &TuplePart{}},
		},
		{Any: Tuple{X: 7}},
		{Any: []*Tuple{{}, nil}},
	}
}

func tupledDocuments() []string {
	return []string{
		`{"point":[1,"y",2.5,[],4,true]}`, `{"point":[]}`, `{"point":[1]}`, `{"point":[1,"y",null,null,4,true,"more",[]]}`, `{"point":["x",1,true,[[1]],null,null]}`,
		`{"points":[[1],[2,"b"],null,{"x":1}]}`, `{"named":{"k":[5],"k":[null,"y"]}}`, `{"far":null}`, `{"far":[null]}`, `{"none":[1,2]}`, `{"none":{}}`,
		`{"point":{"x":1,"y":"s"},"none":null}`, `{"point":5}`,
	}
}
