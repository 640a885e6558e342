package feature

// Slices has slices of everything.
type Slices struct {
	Bools   []bool           `json:"bools"`
	Ints    []int            `json:"ints"`
	Int8s   []int8           `json:"int8s"`
	Uint16s []uint16         `json:"uint16s"`
	Floats  []float64        `json:"floats"`
	Singles []float32        `json:"singles"`
	Strings []string         `json:"strings"`
	Structs []OmitPoint      `json:"structs"`
	Ptrs    []*OmitPoint     `json:"ptrs"`
	Nested  [][]int          `json:"nested"`
	Deep    [][][]float64    `json:"deep"`
	Pairs   [][2]float64     `json:"pairs"`
	Maps    []map[string]int `json:"maps"`
	Anys    []any            `json:"anys"`
	Empties []struct{}       `json:"empties"`
	Named   NamedSlice       `json:"named"`
	Labels  []Label          `json:"labels"`
	Runes   []rune           `json:"runes"`
	After   int              `json:"after"`
}

// NamedSlice is a slice type with a name.
type NamedSlice []Level

func slicesValues() []*Slices {
	return []*Slices{
		{
			Bools: []bool{true, false}, Ints: []int{1, -2, 3}, Int8s: []int8{-128, 127},
			Uint16s: []uint16{0, 65535},
			Floats:  []float64{0, 1.5, 1e21, 1e-7}, Singles: []float32{0.1, 3}, Strings: []string{"", "<a>", "é"},
			Structs: []OmitPoint{{1, 2}, {3, 4}}, Ptrs: []*OmitPoint{{5, 6}, nil},
			Nested: [][]int{{1}, nil, {}, {2, 3}},
			Deep:   [][][]float64{{{1}, {}}, nil, {{2.5}}}, Pairs: [][2]float64{{1, 2}, {3, 4}},
			Maps: []map[string]int{{"a": 1}, nil, {}}, Anys: []any{nil, true, 1.5, "s", []any{}, map[string]any{}},
			Empties: make([]struct{}, 3), Named: NamedSlice{1, -1}, Labels: []Label{"l"}, Runes: []rune("é"),
			After: 9,
		},
		{
			Bools: []bool{}, Ints: make([]int, 0, 8), Strings: []string{}, Structs: []OmitPoint{},
			Nested: [][]int{},
			Anys:   []any{}, Named: NamedSlice{}, Floats: append([]float64{7, 8, 9}[:1:3], 10)[:1],
			Ptrs: []*OmitPoint{{1, 2}, {3, 4}, {5, 6}}[:1], Maps: []map[string]int{{"kept": 1}, {"kept": 2}}[:0],
		},
	}
}

func slicesDocuments() []string {
	return []string{
		`{"ints":[1,2,3],"ints":[4],"ints":[5,6,7,8]}`, `{"ints":[1,2,3],"ints":[null,null]}`,
		`{"ints":[1,2],"ints":null}`,
		`{"structs":[{"X":1,"Y":1},{"X":2,"Y":2}],"structs":[{"X":9}],"structs":[{"X":8},{"X":7}]}`,
		`{"ptrs":[{"X":1,"Y":1},{"X":2,"Y":2}],"ptrs":[{"X":9}],"ptrs":[{"X":8},{"X":7}]}`,
		`{"ptrs":[{"X":1},null,{"Y":2}],"ptrs":[null,{"X":3}]}`,
		`{"nested":[[1,2,3],[4,5]],"nested":[[6]],"nested":[[7],[8]]}`, `{"nested":[[1],null,[],"x",{}],"after":1}`,
		`{"maps":[{"a":1},{"b":2}],"maps":[{"c":3}],"maps":[{"d":4},{"e":5}]}`,
		`{"anys":[{"a":1},2],"anys":["x"],"anys":[[],{}]}`, `{"pairs":[[1,2,3],[4],[]]}`,
		`{"deep":[[[1,2],[3]],[[]],[]]}`,
		`{"ints":[1,"x",3,4.5,[5],6],"after":1}`, `{"int8s":[1,128,-129,2],"after":1}`,
		`{"uint16s":[-1,65536,7],"after":1}`,
		`{"floats":[1,1e400,3],"singles":[1e39,2],"after":1}`,
		`{"bools":[true,0,false],"strings":["a",1,"b"],"after":1}`,
		`{"empties":[{},{"a":1},null,5],"after":1}`, `{"ints":"AQID","after":1}`, `{"ints":{"0":1},"after":1}`,
		`{"ints":5,"after":1}`,
		`{"ints":[ ],"strings":[` + "\n\t\r " + `],"after":1}`, `{"ints":[ 1 , 2 ]}`, `{"runes":"x"}`,
		`{"strings":""}`,
		`{"ints":[1,]}`, `{"ints":[,]}`, `{"ints":[1,,2]}`, `{"ints":[1 2]}`, `{"ints":[1}`, `{"ints":[1:2]}`,
		`{"ints":[`, `{"ints":[1,`,
		`{"ints":[[1]],"after":1}`, `{"strings":[["a"]],"after":1}`, `{"structs":[[]],"after":1}`,
		`{"ints":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33]}`,
	}
}
