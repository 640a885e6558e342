package feature

// Pointers has pointers to everything, to several depths.
type Pointers struct {
	Bool    *bool           `json:"bool"`
	Int     *int            `json:"int"`
	Double  **int           `json:"double"`
	Triple  ***string       `json:"triple"`
	Named   NamedPointer    `json:"named"`
	Slice   *[]int          `json:"slice"`
	Map     *map[string]int `json:"map"`
	Array   *[2]int         `json:"array"`
	Struct  *OmitPoint      `json:"struct"`
	Structs **OmitPoint     `json:"structs"`
	Any     *any            `json:"any"`
	Bytes   *[]byte         `json:"bytes"`
	Omitted *float64        `json:"omitted,omitempty"`
	List    []*int          `json:"list"`
	Same    *int            `json:"same"`
}

func pointersValues() []*Pointers {
	shared := new(9)
	return []*Pointers{
		{
			Bool: new(true), Int: shared, Double: &shared, Triple: new(new(new("deep"))), Named: new(5),
			Slice: &[]int{1, 2},
			Map:   &map[string]int{"a": 1}, Array: &[2]int{3, 4}, Struct: &OmitPoint{5, 6},
			Structs: new(&OmitPoint{7, 8}),
			Any:     new(any("x")), Bytes: new([]byte("b")), Omitted: new(0.0), List: []*int{new(1), nil, shared},
			Same: shared,
		},
		{
			Double: new((*int)(nil)), Triple: new((**string)(nil)), Slice: new([]int), Map: new(map[string]int),
			Array:   new([2]int),
			Structs: new((*OmitPoint)(nil)), Any: new(any), Bytes: new([]byte), List: []*int{},
		},
		{Triple: new(new((*string)(nil))), Any: new(any(new(5))), Slice: &[]int{}, Map: &map[string]int{}},
		{Any: new(any(new(any(new(OmitPoint)))))},
	}
}

func pointersDocuments() []string {
	return []string{
		`{"double":null,"triple":null,"structs":null}`,
		`{"double":1,"triple":"x","structs":{"X":1}}`,
		`{"struct":{"X":1},"struct":{"Y":2}}`, `{"struct":{"X":1},"struct":null,"struct":{"Y":2}}`,
		`{"structs":{"X":1},"structs":{"Y":"bad"},"int":5}`,
		`{"any":1,"any":{"a":2},"any":null,"any":[3]}`,
		`{"map":{"a":1},"map":{"b":2}}`, `{"slice":[1,2,3],"slice":[4],"slice":[5,6]}`,
		`{"array":[1,2],"array":[3]}`,
		`{"list":[1,null,3],"list":[null,2]}`, `{"list":[1,2,3],"list":[],"list":[4,5]}`,
		`{"int":1,"int":null,"int":2}`, `{"int":"x","double":"x","triple":1}`, `{"bytes":"!!","int":1}`,
		`{"bytes":"AQI="}`,
	}
}
