package vm

import (
	"bytes"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"
)

// countedMembers has, beside members that are always there, ones of every kind whose words tell whether they are.
type countedMembers struct {
	A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, Q, R, U int
	B8                                                   bool           `json:"b8,omitempty"`
	Z8                                                   uint8          `json:"z8,omitzero"`
	I16                                                  int16          `json:"i16,omitempty"`
	F32                                                  float32        `json:"f32,omitempty"`
	Z32                                                  float32        `json:"z32,omitzero"`
	F64                                                  float64        `json:"f64,omitempty"`
	Z64                                                  float64        `json:"z64,omitzero"`
	S                                                    string         `json:"s,omitempty"`
	ZS                                                   string         `json:"zs,omitzero"`
	ZL                                                   []int          `json:"zl,omitzero"`
	M1                                                   map[string]int `json:"m1,omitempty"`
	ZM                                                   map[string]int `json:"zm,omitzero"`
	T                                                    time.Time      `json:"t,omitzero"`
	Any                                                  any            `json:"any,omitempty"`
	P                                                    *int           `json:"p,omitempty"`
}

// values are those of the members that may be absent, some of them empty although they are not zero, or the reverse.
func (countedMembers) values() []countedMembers {
	zero, n := math.Copysign(0, -1), 0
	empty := "x"[:0]
	return []countedMembers{
		{},
		{
			B8: true, Z8: 1, I16: -1, F32: 1, Z32: 1, F64: 1, Z64: 1, S: "s", ZS: "s", ZL: []int{1}, M1: map[string]int{"": 1},
			ZM: map[string]int{"": 1}, T: time.Unix(1, 0).UTC(), Any: 1, P: &n,
		},
		{
			F32: float32(zero), Z32: float32(zero), F64: zero, Z64: zero, S: empty, ZS: empty, ZL: []int{}, M1: map[string]int{},
			ZM: map[string]int{}, T: time.Time{}.In(time.FixedZone("", 3600)), Any: empty,
		},
		{T: time.Time{}.Add(1)},
	}
}

// What is counted before it is written is as many members as are written: a program without fused instructions counts them then.
func TestMembersAreCounted(t *testing.T) {
	values := countedMembers{}.values()
	r := rand.New(rand.NewPCG(5, 3))
	for _, f := range Formats()[1:] {
		p, err := For[countedMembers](f)
		if err != nil {
			t.Fatal(err)
		}
		if at := countOps(p.program, OpCount); at != 1 {
			t.Fatalf("%s: %d instructions count members, want 1", f.Name(), at)
		}
		plain, err := NewUnfused(CBOR, MessagePack).Compile(p.program.Type, f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for range 500 {
			var v countedMembers
			for i := 18; i < reflect.TypeOf(v).NumField(); i++ {
				reflect.ValueOf(&v).Elem().Field(i).Set(reflect.ValueOf(values[r.IntN(len(values))]).Field(i))
			}
			got, err := p.Append(nil, &v)
			if err != nil {
				t.Fatal(err)
			}
			if want, err := plain.Append(nil, &v); err != nil || !bytes.Equal(got, want) {
				t.Fatalf("%s: written as\n%x, want\n%x (%v)", f.Name(), got, want, err)
			}
		}
	}
}

// countOps returns how many instructions of the program that writes have an opcode.
func countOps(p *Program, op Opcode) (n int) {
	for i := range p.Encode {
		if p.Encode[i].Op == op {
			n++
		}
	}
	return n
}

// The machine lies on the Go stack in every format, and nothing else of what is written into memory that is there is allocated.
func TestAppendAllocatesNothingInAnyFormat(t *testing.T) {
	type inner struct {
		Name string `json:"name,omitempty"`
		At   [][2]float64
	}
	type outer struct {
		N     int
		Inner []*inner
		Any   any
	}
	v := &outer{1, []*inner{{"a", [][2]float64{{1, 2.5}, {0.1, 4}}}, nil}, 7}
	for _, f := range Formats() {
		c, err := For[outer](f)
		if err != nil {
			t.Fatal(err)
		}
		buf := make([]byte, 0, 1024)
		allocs := testing.AllocsPerRun(100, func() {
			if _, err := c.Append(buf, v); err != nil {
				t.Error(err)
			}
		})
		if allocs != 0 {
			t.Errorf("%s: %v allocations per Append, want 0", f.Name(), allocs)
		}
	}
}
