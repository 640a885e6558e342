package feature

// Anonymous has struct types without a name.
type Anonymous struct {
	Point struct {
		X, Y int
	} `json:"point"`
	Ptr *struct {
		Name string `json:"name"`
	} `json:"ptr"`
	List []struct {
		Base
		Tags []string `json:"tags,omitempty"`
	} `json:"list"`
	Map map[string]struct {
		On bool `json:"on"`
	} `json:"map"`
	Func  interface{ Area() float64 } `json:"func"`
	After int                         `json:"after"`
}

func anonymousValues() []*Anonymous {
	a := &Anonymous{After: 9}
	a.Point.X, a.Point.Y = 1, 2
	a.Ptr = &struct {
		Name string `json:"name"`
	}{"p"}
	a.List = append(a.List, a.List[:0:0]...)
	a.List = make([]struct {
		Base
		Tags []string `json:"tags,omitempty"`
	}, 2)
	a.List[1].ID, a.List[1].Tags = 3, []string{"t"}
	a.Map = map[string]struct {
		On bool `json:"on"`
	}{"m": {true}}
	a.Func = Square{2}
	return []*Anonymous{a}
}

func anonymousDocuments() []string {
	return []string{
		`{"point":{"x":1,"Y":"bad"},"after":1}`, `{"ptr":{"name":"a"},"ptr":{},"ptr":null}`,
		`{"list":[{"id":1,"tags":[]},{"tags":null}],"list":[{}]}`, `{"map":{"a":{"on":true},"a":{}}}`,
	}
}
