//lint:file-ignore SA5008 odd tags are what is tested

package feature

// Channels has channels where they do no harm, and where they fail.
type Channels struct {
	Skipped chan int            `json:"-"`
	Zero    chan int            `json:"zero,omitzero"`
	Ptr     *chan int           `json:"ptr"`
	Slice   []chan int          `json:"slice"`
	Map     map[string]chan int `json:"map"`
	None    [0]chan int         `json:"none"`
	Any     any                 `json:"any"`
	Nested  *ChannelHolder      `json:"nested"`
	After   int                 `json:"after"`
}

// ChannelHolder cannot be written at all: omitempty does not know when a channel is empty.
type ChannelHolder struct {
	Before int      `json:"before"`
	Chan   chan int `json:"chan,omitempty"`
	After  int      `json:"after"`
}

func channelsValues() []*Channels {
	return []*Channels{
		{Skipped: make(chan int), Slice: []chan int{}, Map: map[string]chan int{}, After: 9},
		{Zero: make(chan int)}, {Ptr: new(make(chan int))}, {Ptr: new(chan int)},
		{Slice: []chan int{nil}}, {Map: map[string]chan int{"a": nil}}, {Any: make(chan int)},
		{Any: (chan int)(nil)}, {Nested: &ChannelHolder{}}, {Any: []chan int{}},
	}
}

func channelsDocuments() []string {
	list := unsupportedVariations("zero", "ptr", "any")
	return append(list,
		`{"slice":[],"after":1}`, `{"slice":[null,1],"after":1}`, `{"map":{"a":null},"after":1}`,
		`{"map":{"a":1,"b":2},"after":1}`, `{"none":[1],"after":1}`,
		`{"nested":{"before":1,"chan":null,"after":2},"after":1}`,
		`{"nested":{"before":1,"chan":5,"after":2},"after":1}`,
	)
}

// unsupportedVariations gives each member a value of each kind.
func unsupportedVariations(names ...string) []string {
	contents := []string{
		`null`, `true`, `1`, `1e400`, `"x"`, `[]`, `[1,{"a":2}]`, `{}`, `{"a":[1]}`, `nope`, `[1,]`, `{"a"}`,
	}
	var list []string
	for _, name := range names {
		for _, content := range contents {
			list = append(list, `{"`+name+`":`+content+`,"after":1}`)
		}
	}
	return list
}

// Functions has functions in the same places.
type Functions struct {
	Skipped func()            `json:"-"`
	Zero    func(int) string  `json:"zero,omitzero"`
	Ptr     *func()           `json:"ptr"`
	Slice   []func()          `json:"slice,omitempty"`
	Map     map[string]func() `json:"map,omitempty"`
	Any     any               `json:"any"`
	Method  FunctionMethod    `json:"method"`
	After   int               `json:"after"`
}

// FunctionMethod is a function that writes itself.
type FunctionMethod func() int

// MarshalJSON calls the function.
func (f FunctionMethod) MarshalJSON() ([]byte, error) {
	if f == nil {
		return []byte(`"nil"`), nil
	}
	return []byte{'0' + byte(f()%10)}, nil
}

func functionsValues() []*Functions {
	return []*Functions{
		{Slice: []func(){}, After: 9}, {Zero: func(int) string { return "" }}, {Ptr: new(func() {})},
		{Slice: []func(){nil}}, {Map: map[string]func(){"a": nil}}, {Any: func() {}},
		{Method: func() int { return 5 }}, {Any: FunctionMethod(func() int { return 6 })},
	}
}

func functionsDocuments() []string {
	return unsupportedVariations("zero", "ptr", "slice", "map", "method")
}

// ComplexNumbers has complex numbers in the same places.
type ComplexNumbers struct {
	Skipped complex64          `json:"-"`
	Zero    complex128         `json:"zero,omitzero"`
	Quoted  complex64          `json:"quoted,string,omitzero"`
	Ptr     *complex128        `json:"ptr"`
	Array   [0]complex64       `json:"array"`
	Map     map[int]complex128 `json:"map"`
	Any     any                `json:"any"`
	After   int                `json:"after"`
}

func complexNumbersValues() []*ComplexNumbers {
	return []*ComplexNumbers{
		{Skipped: 1, After: 9}, {Zero: 1i}, {Quoted: 1}, {Ptr: new(complex128(1))}, {Map: map[int]complex128{1: 1}},
		{Map: map[int]complex128{}}, {Any: 1i}, {Any: [0]complex64{}},
	}
}

func complexNumbersDocuments() []string {
	return unsupportedVariations("zero", "quoted", "ptr", "array", "map")
}
