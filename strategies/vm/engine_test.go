package vm

import (
	"bytes"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// engines are the strategies that run programs each in its own way.
func engines() []strategies.Strategy {
	return []strategies.Strategy{New(), NewSwitch(), NewTable(), NewClosure(), NewThunk(), NewAsm()}
}

// An opcode that a program can hold has to have a function.
func TestEveryOpcodeHasItsFunctions(t *testing.T) {
	readOnly := []Opcode{OpTarget, OpObject, OpEndObject, OpCount, OpNextRow, OpStringView, OpStringLaxView, OpQuoted, OpQuotedPointer, OpNextArray, OpQuotedJSON, OpQuotedText}
	writeOnly := []Opcode{OpCallPointer, OpLiteral, OpReserve, OpComma, OpTarget, OpEndObject, OpCount, OpNextRow, OpStringPlain, OpQuotedString}
	for op := OpOmit8; op < opcodes; op++ {
		writeOnly = append(writeOnly, op)
	}
	for op := Opcode(0); op < opcodes; op++ {
		if want := !slices.Contains(readOnly, op); (encodeTable[op] != nil) != want || (encodeFuncs[op] != nil) != want {
			t.Errorf("%v: writes by a table: %v, by a thunk: %v, want %v", op, encodeTable[op] != nil, encodeFuncs[op] != nil, want)
		}
		if want := !slices.Contains(writeOnly, op); (decodeTable[op] != nil) != want || (decodeFuncs[op] != nil) != want {
			t.Errorf("%v: reads by a table: %v, by a thunk: %v, want %v", op, decodeTable[op] != nil, decodeFuncs[op] != nil, want)
		}
	}
}

func TestEveryOpcodeHasItsAssembly(t *testing.T) {
	source, err := os.ReadFile("asm_encode_amd64.s")
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(source, []byte("\nDATA asmTable<>+(const_Op")); n != int(opcodes) {
		t.Errorf("the table has %d entries, want %d", n, opcodes)
	}
}

// A mixture has a field for each opcode that an engine may have code of its own for.
type mixture struct {
	I8      int8
	I16     int16
	I32     int32
	I64     int64
	U8      uint8
	U16     uint16
	U32     uint32
	U64     uint64
	F32     float32
	F64     float64
	Bool    bool
	String  string
	Ints    []int64
	Floats  []float64
	Array   [3]float32
	Next    *mixture          `json:"next,omitempty"`
	Pointer *string           `json:"pointer"`
	Omit8   int8              `json:"omit8,omitempty"`
	Omit16  uint16            `json:"omit16,omitempty"`
	Omit32  int32             `json:"omit32,omitempty"`
	Omit64  uint64            `json:"omit64,omitempty"`
	OmitF32 float32           `json:"omitf32,omitempty"`
	OmitF64 float64           `json:"omitf64,omitempty"`
	Map     map[string]string `json:"map,omitempty"`
}

func newMixture(r *rand.Rand, depth int) *mixture {
	m := &mixture{
		I8: int8(r.Uint64()), I16: int16(number(r)), I32: int32(number(r)), I64: int64(number(r)),
		U8: uint8(r.Uint64()), U16: uint16(number(r)), U32: uint32(number(r)), U64: number(r),
		F32: float32(decimal(r)), F64: decimal(r), Bool: r.IntN(2) == 0, String: text(r),
		Array: [3]float32{float32(decimal(r)), float32(decimal(r)), float32(decimal(r))},
		Omit8: int8(r.IntN(2)), Omit16: uint16(r.IntN(2)), Omit32: int32(r.IntN(2)), Omit64: number(r) * r.Uint64N(2),
		OmitF32: float32(decimal(r)), OmitF64: decimal(r) * float64(r.IntN(2)),
	}
	for range r.IntN(4) {
		m.Ints = append(m.Ints, int64(number(r)))
		m.Floats = append(m.Floats, decimal(r))
	}
	if r.IntN(2) == 0 {
		s := text(r)
		m.Pointer, m.Map = &s, map[string]string{s: text(r)}
	}
	if depth > 0 {
		m.Next = newMixture(r, depth-1)
	}
	return m
}

// number returns a number of any length, often at the edge of it.
func number(r *rand.Rand) uint64 {
	switch edge := uint64(math.Pow10(r.IntN(20))); r.IntN(4) {
	case 0:
		return edge
	case 1:
		return edge - 1
	default:
		return r.Uint64() >> r.IntN(64)
	}
}

// decimal returns a number with any number of digits before and after the point.
func decimal(r *rand.Rand) float64 {
	v := float64(int64(number(r))) / math.Pow10(r.IntN(12))
	if r.IntN(8) == 0 {
		return math.Copysign(0, v)
	}
	return v
}

func text(r *rand.Rand) string {
	b := make([]byte, r.IntN(40))
	for i := range b {
		b[i] = ' ' + byte(r.IntN(95))
		if r.IntN(100) != 0 && bytes.IndexByte([]byte(`"\<>&`), b[i]) >= 0 {
			b[i] = 'x'
		}
	}
	return string(b)
}

func TestEnginesDoTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	reference := codecOf(t, new(mixture))
	for range 500 {
		v := newMixture(r, r.IntN(10))
		want, err := reference.Append(nil, v)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range engines() {
			c, err := s.Compile(schema.Of(reflect.TypeFor[mixture]()), strategies.JSON)
			if err != nil {
				t.Fatal(err)
			}
			got, err := c.Append([]byte("["), v)
			if err != nil || !bytes.Equal(got[1:], want) {
				t.Fatalf("%s: got %s, %v, want %s", s.Name(), got, err, want)
			}
			into := new(mixture)
			if err := c.Decode(want, into); err != nil {
				t.Fatalf("%s: %v in %s", s.Name(), err, want)
			}
			if again, err := reference.Append(nil, into); err != nil || !bytes.Equal(again, want) {
				t.Fatalf("%s: read as %s, %v, want %s", s.Name(), again, err, want)
			}
		}
	}
}

// A machine lies on the Go stack, whichever way it runs.
func TestDecodeIntoWhatIsThereAllocatesNothing(t *testing.T) {
	type item struct {
		N []int
		P *float64
	}
	src := []byte(`[{"N":[1,2],"P":1.5},{"N":[],"P":null}]`)
	eachVariant(t, func(t *testing.T, codecOf compiler) {
		var into []item
		c := codecOf(t, &into)
		var f float64
		allocs := testing.AllocsPerRun(100, func() {
			if len(into) > 0 {
				into[0].P = &f
			}
			if err := c.Decode(src, &into); err != nil {
				t.Error(err)
			}
		})
		if allocs != 0 {
			t.Errorf("%v allocations per Decode, want 0", allocs)
		}
	})
}
