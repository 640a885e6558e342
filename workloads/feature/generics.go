package feature

import "encoding/json"

// Pair is a generic struct.
type Pair[K comparable, V any] struct {
	Key   K `json:"key"`
	Value V `json:"value"`
}

// List is a generic slice.
type List[T any] []T

// Optional is a generic struct with methods.
type Optional[T any] struct {
	Set   bool
	Value T
}

// IsZero reports whether no value is set.
func (o Optional[T]) IsZero() bool { return !o.Set }

// MarshalJSON writes the value, or null where it is not set.
func (o Optional[T]) MarshalJSON() ([]byte, error) {
	if !o.Set {
		return []byte("null"), nil
	}
	return json.Marshal(o.Value)
}

// UnmarshalJSON reads the value, and null as none.
func (o *Optional[T]) UnmarshalJSON(data []byte) error {
	if o.Set = string(data) != "null"; !o.Set {
		return nil
	}
	return json.Unmarshal(data, &o.Value)
}

// Linked is a generic type that recurs.
type Linked[T any] struct {
	Value T          `json:"value"`
	Next  *Linked[T] `json:"next,omitempty"`
}

// Generics has instances of generic types.
type Generics struct {
	Pair     Pair[string, int]                  `json:"pair"`
	Nested   Pair[int, Pair[Label, []bool]]     `json:"nested"`
	List     List[float64]                      `json:"list"`
	Points   List[*OmitPoint]                   `json:"points"`
	Map      map[string]List[Pair[string, any]] `json:"map"`
	Optional Optional[int]                      `json:"optional"`
	Zero     Optional[string]                   `json:"zero,omitzero"`
	Options  []Optional[Pair[string, int]]      `json:"options"`
	Linked   *Linked[string]                    `json:"linked"`
	Pair2    *Pair[[2]int, map[string]int]      `json:"pair2"`
	After    int                                `json:"after"`
}

func genericsValues() []*Generics {
	return []*Generics{{
		Pair:   Pair[string, int]{"k", 1},
		Nested: Pair[int, Pair[Label, []bool]]{2, Pair[Label, []bool]{"l", []bool{true}}}, List: List[float64]{1.5},
		Points: List[*OmitPoint]{{1, 2}, nil},
		Map:    map[string]List[Pair[string, any]]{"m": {{"a", 1.0}, {"b", "x"}}}, Optional: Optional[int]{true, 3},
		Zero:    Optional[string]{true, "z"},
		Options: []Optional[Pair[string, int]]{{}, {true, Pair[string, int]{"o", 4}}},
		Linked:  &Linked[string]{"a", &Linked[string]{"b", nil}},
		Pair2:   &Pair[[2]int, map[string]int]{[2]int{1, 2}, map[string]int{"c": 3}}, After: 9,
	}}
}

func genericsDocuments() []string {
	return []string{
		`{"optional":null,"zero":null,"options":[null,{"key":"x"}],"after":1}`, `{"optional":"bad","after":1}`,
		`{"pair":{"key":5,"value":6},"after":1}`, `{"linked":{"next":{"next":{"value":"c"}}}}`,
		`{"nested":{"value":{"value":[true,1]}},"after":1}`, `{"map":{"a":[{"key":"k","value":[1]}],"a":[{}]}}`,
		`{"pair2":{"key":[1,2,3],"value":{"a":"x"}},"after":1}`,
	}
}
