package feature

// Arrays has arrays of fixed length, of none to several dimensions.
type Arrays struct {
	None    [0]int            `json:"none"`
	One     [1]string         `json:"one"`
	Three   [3]int            `json:"three"`
	Bytes   [4]byte           `json:"bytes"`
	Octets  [2]Octet          `json:"octets"`
	Matrix  [2][2]float64     `json:"matrix"`
	Structs [2]OmitPoint      `json:"structs"`
	Ptrs    [2]*int           `json:"ptrs"`
	Anys    [2]any            `json:"anys"`
	Slices  [2][]int          `json:"slices"`
	Maps    [2]map[string]int `json:"maps"`
	Bools   [3]bool           `json:"bools"`
	NoFuncs [0]func()         `json:"nofuncs"`
	After   int               `json:"after"`
}

func arraysValues() []*Arrays {
	return []*Arrays{{
		One: [1]string{"<one>"}, Three: [3]int{1, 2, 3}, Bytes: [4]byte{1, 255, 0, 'x'}, Octets: [2]Octet{7, 8},
		Matrix: [2][2]float64{{1, 2}, {3, 4.5}}, Structs: [2]OmitPoint{{1, 2}, {3, 4}},
		Ptrs: [2]*int{new(1), new(2)},
		Anys: [2]any{"a", []any{1.0}}, Slices: [2][]int{{1, 2, 3}, {4}},
		Maps:  [2]map[string]int{{"a": 1}, {"b": 2}},
		Bools: [3]bool{true, false, true}, After: 9,
	}}
}

func arraysDocuments() []string {
	return []string{
		`{"none":[1,2,3],"after":1}`, `{"none":[],"after":1}`, `{"none":[{"a":[1,"]"]}],"after":1}`,
		`{"three":[9]}`, `{"three":[]}`, `{"three":[9,8,7,6,5],"after":1}`, `{"three":[1,null,3]}`,
		`{"three":[null,null,null,null]}`,
		`{"three":[1,"x",3,"y"],"after":1}`, `{"three":[1,2,3,{"deep":[1e999]}],"after":1}`,
		`{"three":[1,2,3,nope]}`,
		`{"bytes":"AQIDBA==","after":1}`, `{"bytes":[1,2,3,256],"after":1}`, `{"octets":"AQI="}`,
		`{"matrix":[[1]],"after":1}`, `{"matrix":[[1,2,3],[4,5,6],[7]]}`, `{"matrix":[1,[2]],"after":1}`,
		`{"structs":[{"X":1}],"structs":[{"Y":2}]}`, `{"structs":[{"X":1},{"X":2},{"X":3}]}`,
		`{"ptrs":[1],"ptrs":[null,2]}`, `{"anys":[{"a":1}],"anys":[null]}`,
		`{"slices":[[1,2,3]],"slices":[[4],[]]}`,
		`{"maps":[{"a":1},{"b":2}],"maps":[{"c":3}]}`, `{"nofuncs":[1]}`, `{"nofuncs":{}}`, `{"three":{"0":1}}`,
		`{"three":"123"}`,
		`{"three":[1,2,]}`, `{"three":[,1]}`, `{"three":[1 2]}`, `{"three":[1,2}`, `{"three":[`, `{"three":[1`,
		`{"three":[1,`,
	}
}
