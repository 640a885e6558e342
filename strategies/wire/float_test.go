package wire

import (
	"bytes"
	"flag"
	"math"
	"math/big"
	"math/rand/v2"
	"runtime"
	"strconv"
	"sync"
	"testing"
)

var (
	exhaustive = flag.Bool("exhaustive", false, "write and read every float32, which takes the better part of an hour of a core")
	floatCount = flag.Int("floats", 50_000, "how many random float64s of each kind to write and read")
)

// TestEveryFloat32 holds every float32 to strconv in both directions.
func TestEveryFloat32(t *testing.T) {
	if !*exhaustive {
		t.Skip("without -exhaustive")
	}
	var all sync.WaitGroup
	parts := uint64(runtime.GOMAXPROCS(0))
	for part := range parts {
		all.Go(func() {
			var c comparer
			for b := part; b < 1<<32 && !t.Failed(); b += parts {
				if v := math.Float32frombits(uint32(b)); Finite(float64(v)) {
					c.float32(t, v)
				}
			}
		})
	}
	all.Wait()
}

// floatKinds make random float64s, each kind of which has its own difficulties.
var floatKinds = map[string]func(r *rand.Rand) float64{
	"bits":      func(r *rand.Rand) float64 { return math.Float64frombits(r.Uint64()) },
	"subnormal": func(r *rand.Rand) float64 { return math.Float64frombits(r.Uint64() >> (12 + r.IntN(52))) },
	"decimals": func(r *rand.Rand) float64 {
		return float64(r.Uint64N(tenTo[1+r.IntN(16)])) / powersOfTen[r.IntN(23)]
	},
	"powers of two": func(r *rand.Rand) float64 { return near(math.Ldexp(1, r.IntN(2098)-1074), r) },
	"powers of ten": func(r *rand.Rand) float64 {
		v, _ := strconv.ParseFloat("1e"+strconv.Itoa(r.IntN(632)-323), 64)
		return near(v, r)
	},
	"whole": func(r *rand.Rand) float64 { return near(float64(r.Uint64()>>r.IntN(64)), r) },
}

// near returns one of the ten next floats on either side of v.
func near(v float64, r *rand.Rand) float64 {
	return math.Float64frombits(math.Float64bits(v) + uint64(r.IntN(21)) - 10)
}

func TestRandomFloats(t *testing.T) {
	for kind, next := range floatKinds {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			var c comparer
			r := random()
			for range *floatCount {
				if v := next(r); Finite(v) {
					c.float64(t, v)
				}
			}
		})
	}
}

// A comparer keeps the buffers of its comparisons.
type comparer struct{ got, want []byte }

// float64 compares v written and read with strconv, and so that of opposite sign.
func (c *comparer) float64(t *testing.T, v float64) {
	abs := math.Abs(v)
	c.want = appendStrconv(c.want[:0], v, 64, abs != 0 && (abs < 1e-6 || abs >= 1e21))
	if c.got = AppendFloat64(c.got[:0], v); !bytes.Equal(c.got, c.want) {
		t.Fatalf("AppendFloat64(%x) = %s, want %s", v, c.got, c.want)
	}
	if back, next := Float64(c.want, 0); next != len(c.want) || math.Float64bits(back) != math.Float64bits(v) {
		t.Fatalf("Float64(%s) = %x, %d, want %x", c.want, back, next, v)
	}
}

// float32 is float64 for a float32.
func (c *comparer) float32(t *testing.T, v float32) {
	abs := math.Abs(float64(v))
	c.want = appendStrconv(c.want[:0], float64(v), 32, abs != 0 && (float32(abs) < 1e-6 || float32(abs) >= 1e21))
	if c.got = AppendFloat32(c.got[:0], v); !bytes.Equal(c.got, c.want) {
		t.Errorf("AppendFloat32(%x) = %s, want %s", v, c.got, c.want)
	}
	if back, next := Float32(c.want, 0); next != len(c.want) || math.Float32bits(back) != math.Float32bits(v) {
		t.Errorf("Float32(%s) = %x, %d, want %x", c.want, back, next, v)
	}
}

// appendStrconv appends v as encoding/json writes it.
func appendStrconv(dst []byte, v float64, bits int, exponent bool) []byte {
	if !exponent {
		return strconv.AppendFloat(dst, v, 'f', -1, bits)
	}
	dst = strconv.AppendFloat(dst, v, 'e', -1, bits)
	if n := len(dst); n >= 4 && string(dst[n-4:n-1]) == "e-0" {
		return append(dst[:n-2], dst[n-1])
	}
	return dst
}

// TestHalfway reads decimals exactly halfway between two floats, and others next to them that differ in the last digit.
func TestHalfway(t *testing.T) {
	r := random()
	for range 300 {
		b := r.Uint64() >> 1 >> r.IntN(8)
		checkHalfway(t, math.Float64frombits(b), math.Float64frombits(b+1), 64)
		short := uint32(r.Uint64() >> 33)
		checkHalfway(t, float64(math.Float32frombits(short)), float64(math.Float32frombits(short+1)), 32)
		m := 1<<53 + r.Uint64N(1<<10)
		checkHalfway(t, float64(m), math.Nextafter(float64(m), math.Inf(1)), 64)
	}
}

func checkHalfway(t *testing.T, low, high float64, width int) {
	t.Helper()
	if !Finite(low) || !Finite(high) {
		return
	}
	sum := new(big.Float).SetPrec(2200).SetFloat64(low)
	sum.Add(sum, new(big.Float).SetFloat64(high))
	half := sum.Quo(sum, big.NewFloat(2))
	for _, digits := range []int{-1, 16, 17, 18, 800} {
		text := half.Text('e', digits)
		checkRead(t, text, width)
		last := bytes.IndexByte([]byte(text), 'e') - 1
		for _, c := range []byte{'0', '1', '9'} {
			checkRead(t, text[:last]+string(c)+text[last+1:], width)
			checkRead(t, text[:last+1]+"0000"+string(c)+text[last+1:], width)
		}
	}
}

// checkRead compares a number read with strconv.
func checkRead(t *testing.T, text string, width int) {
	t.Helper()
	want, err := strconv.ParseFloat(text, width)
	got, next := Float64([]byte(text), 0)
	if width == 32 {
		var narrow float32
		narrow, next = Float32([]byte(text), 0)
		got = float64(narrow)
	}
	if (next == len(text)) != (err == nil) || err == nil && math.Float64bits(got) != math.Float64bits(want) {
		t.Fatalf("%s read as a float%d is %x, %d; want %x, %v", text, width, got, next, want, err)
	}
}
