package cbor

import (
	"bytes"
	"encoding/binary"
	"math"
	"testing"
)

// halfValue is the value of a half float by the formula of the standard.
func halfValue(h uint16) float64 {
	sign := 1 - 2*float64(h>>15)
	exponent, mantissa := int(h>>10&31), float64(h&1023)
	switch {
	case exponent == 31 && mantissa != 0:
		return math.NaN()
	case exponent == 31:
		return math.Inf(int(sign))
	case exponent == 0:
		return math.Copysign(math.Ldexp(mantissa, -24), sign)
	}
	return sign * math.Ldexp(1024+mantissa, exponent-25)
}

func TestHalf(t *testing.T) {
	for n := range 1 << 16 {
		h := uint16(n)
		want := halfValue(h)
		if got := fromHalf(h); !same(float64(got), want) {
			t.Fatalf("half float %04x is %v, want %v", h, got, want)
		}
		back, ok := half(float32(want))
		if want != want {
			h = nan16
		}
		if back != h || !ok {
			t.Fatalf("the half float of %v is %04x, %t; want %04x", want, back, ok, h)
		}
		if src := []byte{itemFloat16, byte(n >> 8), byte(n)}; n%17 == 0 || n < 100 {
			checkFloat(t, src, want, []byte{itemFloat16, byte(h >> 8), byte(h)})
		}
		for _, more := range []float32{float32(math.Inf(1)), float32(math.Inf(-1))} {
			v := math.Nextafter32(float32(want), more)
			if _, ok := half(v); ok && v == v && !math.IsInf(want, 0) && !isHalf(float64(v)) {
				t.Fatalf("a half float holds %v", v)
			}
		}
	}
}

// isHalf reports whether a half float has the value, by arithmetic.
func isHalf(v float64) bool {
	if v != v || math.IsInf(v, 0) || v == 0 {
		return true
	}
	_, exponent := math.Frexp(v) // |v| is in [0.5, 1) times 2 to that
	unit := math.Ldexp(1, max(exponent-11, -24))
	return math.Abs(v) <= 65504 && v/unit == math.Trunc(v/unit)
}

// checkFloat reads a float in all ways, and writes it in the shortest form.
func checkFloat(t *testing.T, src []byte, want float64, written []byte) {
	t.Helper()
	if got, next := Float64(src, 0); !same(got, want) || next != len(src) {
		t.Errorf("%x is %v, %d; want %v", src, got, next, want)
	}
	if got, err := readAny(src); err != nil || !same(got, want) {
		t.Errorf("%x is %v, %v; want %v", src, got, err, want)
	}
	if got := AppendFloat64(nil, want); !bytes.Equal(got, written) {
		t.Errorf("%v is written as %x, want %x", want, got, written)
	}
	if got, err := Deterministic(nil, src); err != nil || !bytes.Equal(got, written) {
		t.Errorf("Deterministic of %x = %x, %v; want %x", src, got, err, written)
	}
}

// TestFloats holds that floats are written in the least bytes that hold them, and read from more.
func TestFloats(t *testing.T) {
	r := random()
	values := []float64{0, 1, 65504, 65505, 65520, 65536, 0x1p-24, 0x1p-25, 0x1.8p-24, 0x1.8p-25, 0x1p-14, 0x1.ffcp-15, 0x1.ffep-15, 0x1.ffcp-14,
		0x1.004p0, 0x1.002p0, math.MaxFloat32, 0x1.ffffffp127, 0x1p128, math.SmallestNonzeroFloat32, 0x1p-150, 0x1.8p-149, 0x1p-126,
		math.MaxFloat64, math.SmallestNonzeroFloat64, math.Pi, 0x1.000002p0, 0x1.000001p0, math.Inf(1), math.NaN(), 1e300}
	for range 3000 {
		values = append(values, math.Float64frombits(r.Uint64()), float64(math.Float32frombits(r.Uint32())), halfValue(uint16(r.Uint32())))
	}
	for _, v := range values {
		for _, v := range []float64{v, -v} {
			wide := binary.BigEndian.AppendUint64([]byte{itemFloat64}, math.Float64bits(v))
			single := binary.BigEndian.AppendUint32([]byte{itemFloat32}, math.Float32bits(float32(v)))
			short := AppendFloat64(nil, v)
			switch {
			case v != v && string(short) != "\xf9\x7e\x00",
				isHalf(v) && len(short) != 3,
				!isHalf(v) && float64(float32(v)) == v && !bytes.Equal(short, single),
				v == v && float64(float32(v)) != v && !bytes.Equal(short, wide):
				t.Errorf("%x is written as %x", v, short)
			}
			checkFloat(t, wide, v, short)
			checkFloat(t, short, v, short)
			if float64(float32(v)) == v || v != v {
				checkFloat(t, single, v, short)
				if got := AppendFloat32(nil, float32(v)); !bytes.Equal(got, short) {
					t.Errorf("float32 %x is written as %x, want %x", v, got, short)
				}
			}
			checkFloat32(t, wide, v)
		}
	}
}

// checkFloat32 reads a float64 as a float32, which finite ones may be too large for.
func checkFloat32(t *testing.T, src []byte, v float64) {
	t.Helper()
	got, next := Float32(src, 0)
	if math.Abs(v) >= 0x1.ffffffp127 && !math.IsInf(v, 0) {
		if next != Stop {
			t.Errorf("%v as float32 is %v, want Stop", v, got)
		}
		checkUnfit(t, src, "float32")
	} else if next != len(src) || !same(float64(got), float64(float32(v))) {
		t.Errorf("%v as float32 is %v, %d", v, got, next)
	}
}

// TestNaN holds that all NaNs are read as one and written as one.
func TestNaN(t *testing.T) {
	for _, item := range []string{"f97e00", "f97c01", "f9fe00", "f97fff", "fa7f800001", "faffc00000", "fb7ff0000000000001", "fbffffffffffffffff"} {
		checkFloat(t, unhex(item), math.NaN(), unhex("f97e00"))
	}
}
