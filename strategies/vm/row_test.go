package vm

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"
)

// optional has rows of members of every kind that can be left out, next to each other so that some share a word.
type optional struct {
	B   bool           `json:"b,omitempty"`
	I8  int8           `json:"i8,omitempty"`
	I16 int16          `json:"i16,omitempty"`
	U32 uint32         `json:"u32,omitempty"`
	F32 float32        `json:"f32,omitempty"`
	Z8  uint8          `json:"z8,omitzero"`
	F64 float64        `json:"f64,omitempty"`
	S   string         `json:"s,omitempty"`
	P   *int           `json:"p,omitempty"`
	L   []int          `json:"l,omitempty"`
	M   map[string]int `json:"m,omitempty"`
	A   any            `json:"a,omitempty"`
	T   time.Time      `json:"t,omitzero"`
	R   [3]int16       `json:"r,omitzero"`
	Big [9]int64       `json:"big,omitzero"`
	In  struct {
		X int  `json:"x,omitempty"`
		Y *int `json:"y,omitempty"`
		Z int  `json:"z,omitempty"`
	} `json:"in,omitzero"`
	Between int       `json:"between"`
	PP      **int     `json:"pp,omitempty"`
	Next    *optional `json:"next,omitempty"`
	Last    int64     `json:"last,omitempty"`
	F       float64   `json:"f,omitzero"`
}

// fill gives some fields values, among them ones that are empty although they are not zero.
func (o *optional) fill(r *rand.Rand, depth int) {
	n := 7
	v := reflect.ValueOf(o).Elem()
	full := reflect.ValueOf(optional{
		B: true, I8: -1, I16: 300, U32: 1 << 31, F32: float32(math.Copysign(0, -1)), Z8: 9, F64: math.Copysign(0, -1), S: "ä",
		P: &n, L: []int{}, M: map[string]int{}, A: 1.5, T: time.Time{}.In(time.FixedZone("", 3600)), R: [3]int16{2: 1},
		Big: [9]int64{8: 1}, Between: 5, PP: new(&n), Last: 1, F: math.Copysign(0, -1),
	})
	for i := range v.NumField() {
		if r.IntN(3) == 0 {
			v.Field(i).Set(full.Field(i))
		}
	}
	if r.IntN(2) == 0 {
		o.F32, o.F64, o.L, o.M = 0.5, 2.25, []int{1}, map[string]int{"k": 1}
		o.T, o.In.Y = time.Unix(1, 0).UTC(), &n
	}
	if depth > 0 && r.IntN(2) == 0 {
		o.Next = new(optional)
		o.Next.fill(r, depth-1)
	}
}

func TestMembersLeftOut(t *testing.T) { eachVariant(t, testMembersLeftOut) }

func testMembersLeftOut(t *testing.T, codecOf compiler) {
	r := rand.New(rand.NewPCG(7, 11))
	c := codecOf(t, new(optional))
	for range 3000 {
		v := new(optional)
		v.fill(r, 3)
		want, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := c.Append(nil, v); err != nil || string(got) != string(want) {
			t.Fatalf("written as\n%s (%v), want\n%s", got, err, want)
		}
	}
}
