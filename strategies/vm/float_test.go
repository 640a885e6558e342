package vm

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

// decimalText returns a number without an exponent, of up to 21 digits.
func decimalText(r *rand.Rand) []byte {
	text := strconv.AppendUint(nil, r.Uint64N(1e18)>>r.IntN(60), 10)
	if r.IntN(8) > 0 {
		text = append(text[:1+r.IntN(len(text))], '.')
		for range 1 + r.IntN(20) {
			text = append(text, '0'+byte(r.IntN(10)))
		}
	}
	if r.IntN(4) == 0 {
		text = append([]byte{'-'}, text...)
	}
	return text
}

// TestFloatsAsStrconv holds floats of all lengths to strconv, as they are read, and to encoding/json, as they are written.
func TestFloatsAsStrconv(t *testing.T) { eachVariant(t, testFloatsAsStrconv) }

func testFloatsAsStrconv(t *testing.T, codecOf compiler) {
	const n = 20_000
	r := rand.New(rand.NewPCG(5, 3))
	texts := make([][]byte, n)
	for i := range texts {
		texts[i] = decimalText(r)
	}
	doc := append(append([]byte{'['}, bytes.Join(texts, []byte{','})...), ']')
	var wide []float64
	var narrow []float32
	for _, into := range []any{&wide, &narrow} {
		if err := codecOf(t, into).Decode(doc, into); err != nil {
			t.Fatal(err)
		}
	}
	for i, text := range texts {
		want, _ := strconv.ParseFloat(string(text), 64)
		if math.Float64bits(wide[i]) != math.Float64bits(want) {
			t.Fatalf("%s is read as %v, want %v", text, wide[i], want)
		}
		want, _ = strconv.ParseFloat(string(text), 32)
		if math.Float32bits(narrow[i]) != math.Float32bits(float32(want)) {
			t.Fatalf("%s is read as %v, want %v", text, narrow[i], float32(want))
		}
	}
	for i := range wide { // some of the same digits, some of more
		wide[i] = math.Float64frombits(math.Float64bits(wide[i]) + r.Uint64N(2))
		narrow[i] = math.Float32frombits(math.Float32bits(narrow[i]) + r.Uint32N(2))
	}
	rows := make([][2]float64, n/2)
	cubes := make([][2][3]float32, n/6)
	for i := range rows {
		rows[i] = [2]float64(wide[2*i:])
	}
	for i := range cubes {
		cubes[i] = [2][3]float32{[3]float32(narrow[6*i:]), [3]float32(narrow[6*i+3:])}
	}
	type line struct {
		Points [][2]float64 `json:"points"`
		Box    [2][2]float64
	}
	lines := []line{{rows[:5], [2][2]float64(rows)}, {rows[5:6], [2][2]float64{}}, {nil, [2][2]float64(rows[7:])}, {rows[:0], [2][2]float64{}}}
	for _, v := range []any{&wide, &narrow, &rows, &cubes, &lines, new([][][1]float64{{{1.25}, {wide[0]}}, {{wide[1]}}})} {
		got, err := codecOf(t, v).Append(nil, v)
		want, theirs := json.Marshal(v)
		if err != nil || theirs != nil || !bytes.Equal(got, want) {
			t.Errorf("%T is not written as encoding/json writes it (%v, %v)", v, err, theirs)
		}
	}
}
