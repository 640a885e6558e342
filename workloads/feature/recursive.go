package feature

// Node recurs through pointers.
type Node struct {
	Name  string `json:"name"`
	Left  *Node  `json:"left"`
	Right *Node  `json:"right,omitempty"`
}

func nodeValues() []*Node {
	self := &Node{Name: "self"}
	self.Left = self
	a, b := &Node{Name: "a"}, &Node{Name: "b"}
	a.Right, b.Left = b, a
	shared := &Node{Name: "shared"}
	return []*Node{
		{Name: "root", Left: &Node{Name: "l", Right: &Node{Name: "lr"}}, Right: &Node{Name: "r"}},
		{Left: shared, Right: shared},
		chain(10), chain(999), chain(1000), chain(1001), chain(2500), chain(10500), self, a,
	}
}

// chain is a list of nodes of the given length.
func chain(length int) *Node {
	n := &Node{Name: "end"}
	for range length - 1 {
		n = &Node{Left: n}
	}
	return n
}

func nodeDocuments() []string {
	return []string{
		`{"left":{"left":{"left":null}},"right":{"name":"r"}}`,
		`{"left":{"name":"a"},"left":{"right":{"name":"b"}},"left":{"right":{"left":{}}}}`,
		`{"left":{"name":"a"},"left":null}`, `{"left":{"left":{"left":{"name":5}}},"name":"n"}`,
		`{"left":[{}],"name":"n"}`, `{"LEFT":{"Left":{}}}`,
		nested(`{"left":`, `null`, `}`, 100), nested(`{"left":`, `null`, `}`, 9999),
		nested(`{"left":`, `null`, `}`, 10000), nested(`{"left":`, `null`, `}`, 10001),
		nested(`{"left":`, `{}`, `}`, 9999), nested(`{"left":`, `{}`, `}`, 10000), nested(`{"x":`, `1`, `}`, 9999),
		nested(`{"x":`, `1`, `}`, 10000),
		nested(`{"x":`, `1`, `}`, 10001), `{"x":` + nested(`[`, ``, `]`, 9999) + `}`,
		`{"x":` + nested(`[`, ``, `]`, 10000) + `}`, `{"name":` + nested(`[`, ``, `]`, 10000) + `}`,
		nested(`{"left":`, ``, ``, 9000), nested(`{"left":`, ``, ``, 20000), nested(`{"left":`, `1`, ``, 50),
		nested(`{"left":`, `"x`, ``, 50),
	}
}

// Mutual and MutualOther recur through each other.
type Mutual struct {
	N     int           `json:"n"`
	Other *MutualOther  `json:"other,omitempty"`
	List  []MutualOther `json:"list,omitempty"`
}

// MutualOther is the other side.
type MutualOther struct {
	S    string            `json:"s"`
	Back *Mutual           `json:"back,omitempty"`
	Map  map[string]Mutual `json:"map,omitempty"`
}

func mutualValues() []*Mutual {
	cycle := &Mutual{N: 1, Other: &MutualOther{S: "x"}}
	cycle.Other.Back = cycle
	viaMap := &Mutual{Other: &MutualOther{Map: map[string]Mutual{}}}
	viaMap.Other.Map["self"] = Mutual{Other: viaMap.Other}
	viaSlice := &Mutual{List: make([]MutualOther, 1)}
	viaSlice.List[0].Back = viaSlice
	return []*Mutual{
		{
			N: 1,
			Other: &MutualOther{
				S: "a", Back: &Mutual{N: 2}, Map: map[string]Mutual{"m": {N: 3, List: []MutualOther{{S: "b"}}}},
			},
			List: []MutualOther{{S: "c", Back: &Mutual{N: 4}}, {}},
		},
		cycle, viaMap, viaSlice,
	}
}

func mutualDocuments() []string {
	return []string{
		`{"other":{"back":{"other":{"s":"x"}},"map":{"a":{"n":1,"list":[{"s":"y"}]},"a":{"n":2}}}}`,
		`{"list":[{"back":{"n":1}},{"s":"a"}],"list":[{"back":{"list":[{}]}}]}`,
		`{"list":[{"s":1},{"s":"b"}],"n":5}`, `{"other":{"map":{"a":[],"b":{"n":"x"},"c":{"n":1}}},"n":5}`,
	}
}

// NestedMap is a map of itself.
type NestedMap map[string]NestedMap

func nestedMapValues() []*NestedMap {
	cycle := NestedMap{"x": nil}
	cycle["self"] = cycle
	deep := NestedMap{}
	for range 1500 {
		deep = NestedMap{"d": deep}
	}
	return []*NestedMap{{}, {"b": nil, "a": {"c": {}}}, &deep, &cycle}
}

func nestedMapDocuments() []string {
	return []string{
		`{"a":{"b":{"c":null}},"a":{"d":{}}}`, `{"a":1,"b":{}}`, `{"a":[],"b":{}}`, `null`, `[]`,
		nested(`{"a":`, `null`, `}`, 9999), nested(`{"a":`, `{}`, `}`, 9999), nested(`{"a":`, `{}`, `}`, 10000),
		nested(`{"a":`, ``, ``, 20000),
	}
}

// NestedSlice is a slice of itself.
type NestedSlice []NestedSlice

func nestedSliceValues() []*NestedSlice {
	cycle := NestedSlice{nil, nil}
	cycle[1] = cycle
	deep := NestedSlice{}
	for range 1500 {
		deep = NestedSlice{deep}
	}
	return []*NestedSlice{{}, {nil, {}, {{}, nil}}, &deep, &cycle, {{nil}, {nil, nil}, {}}}
}

func nestedSliceDocuments() []string {
	return []string{
		`[[],[[]],null]`, `[[[],[]],[]]`, `[1,[]]`, `[{},[]]`, `null`, `"AQID"`, `[[],[],"x",[[],5,[]]]`,
		nested(`[`, ``, `]`, 100), nested(`[`, ``, `]`, 9999), nested(`[`, ``, `]`, 10000),
		nested(`[`, ``, `]`, 10001), nested(`[`, `1`, `]`, 10000), nested(`[`, ``, ``, 20000),
		nested(`[[],`, `[]`, `]`, 3000), nested(`[`, ``, `]`, 500) + `]`,
	}
}

// NestedAny recurs through interfaces, which the type does not show.
type NestedAny struct {
	Any  any   `json:"any"`
	List []any `json:"list"`
}

func nestedAnyValues() []*NestedAny {
	cycle := &NestedAny{}
	cycle.Any = cycle
	viaList := &NestedAny{List: []any{1, nil}}
	viaList.List[1] = viaList.List
	deep := any(1.0)
	for i := range 1500 {
		deep = []any{deep}
		if i%2 == 0 {
			deep = map[string]any{"d": deep}
		}
	}
	return []*NestedAny{
		{Any: NestedAny{Any: &NestedAny{}}}, {Any: deep}, {List: []any{deep}}, cycle, viaList, {Any: chain(1500)},
		{Any: *chain(1500)},
	}
}

func nestedAnyDocuments() []string {
	return []string{
		`{"any":` + nested(`[`, ``, `]`, 9999) + `}`, `{"any":` + nested(`[`, ``, `]`, 10000) + `}`,
		`{"any":` + nested(`{"a":`, `1`, `}`, 9999) + `}`,
		`{"any":` + nested(`{"a":`, `1`, `}`, 10000) + `}`, `{"list":[` + nested(`[`, ``, `]`, 9998) + `]}`,
		`{"list":[` + nested(`[`, ``, `]`, 9999) + `]}`,
		`{"any":` + nested(`[`, ``, ``, 20000), `{"any":` + nested(`[{"a":`, `1`, `}]`, 4999) + `}`,
		`{"any":` + nested(`[{"a":`, `1`, `}]`, 5000) + `}`,
	}
}

// Grove recurs in every way at once.
type Grove struct {
	Ptr     *Grove             `json:"ptr,omitempty"`
	Slice   []Grove            `json:"slice,omitempty"`
	Ptrs    []*Grove           `json:"ptrs,omitempty"`
	Map     map[string]Grove   `json:"map,omitempty"`
	MapPtr  map[int]*Grove     `json:"mapptr,omitempty"`
	Array   [2]*Grove          `json:"array"`
	Double  **Grove            `json:"double,omitempty"`
	Nested  map[string][]Grove `json:"nested,omitempty"`
	Generic *List[Grove]       `json:"generic,omitempty"`
	N       int                `json:"n"`
}

func groveValues() []*Grove {
	cycle := &Grove{N: 1}
	cycle.Double = &cycle
	array := &Grove{N: 2}
	array.Array[1] = array
	return []*Grove{
		{
			Ptr: &Grove{N: 1}, Slice: []Grove{{N: 2}, {Ptr: &Grove{N: 3}}}, Ptrs: []*Grove{nil, {N: 4}},
			Map: map[string]Grove{"a": {N: 5}}, MapPtr: map[int]*Grove{1: {N: 6}, 2: nil},
			Array: [2]*Grove{{N: 7}, nil}, Double: new(&Grove{N: 8}), Nested: map[string][]Grove{"b": {{N: 9}}},
			Generic: &List[Grove]{{N: 10}}, N: 11,
		},
		cycle, array,
	}
}

func groveDocuments() []string {
	return []string{
		`{"ptr":{"ptr":{"n":1}},"slice":[{"n":2},{"slice":[{"n":3}]}],"array":[{"n":4},{"array":[null,{}]},{}]}`,
		`{"double":{"double":{"n":1}},"nested":{"a":[{"nested":{"b":[]}}]}}`,
		`{"slice":[{"n":1},{"n":2}],"slice":[{"ptr":{"n":3}}],"slice":[{},{}]}`,
		`{"mapptr":{"1":{"n":1},"x":{"n":2},"1":{"n":3}},"n":4}`,
		`{"ptrs":[{"n":1}],"ptrs":[{"ptr":{}}],"n":"bad"}`,
	}
}
