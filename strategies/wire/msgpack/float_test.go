package msgpack

import (
	"math"
	"testing"
)

func TestAppendFloats(t *testing.T) {
	for _, c := range []struct {
		v      float64
		data32 string
		data64 string
	}{
		{0, "ca 00000000", "cb 0000000000000000"},
		{math.Copysign(0, -1), "ca 80000000", "cb 8000000000000000"},
		{1, "ca 3f800000", "cb 3ff0000000000000"},
		{-1.1, "ca bf8ccccd", "cb bff199999999999a"},
		{math.MaxFloat32, "ca 7f7fffff", "cb 47efffffe0000000"},
		{math.Inf(1), "ca 7f800000", "cb 7ff0000000000000"},
		{math.NaN(), "ca 7fc00000", "cb 7ff8000000000001"},
	} {
		if got := AppendFloat32([]byte("x"), float32(c.v)); string(got) != "x"+string(unhex(c.data32)) {
			t.Errorf("AppendFloat32(%g) = %x, want %s", c.v, got, c.data32)
		}
		if got := AppendFloat64([]byte("x"), c.v); string(got) != "x"+string(unhex(c.data64)) {
			t.Errorf("AppendFloat64(%g) = %x, want %s", c.v, got, c.data64)
		}
		if got, next := Float64(unhex(c.data64), 0); math.Float64bits(got) != math.Float64bits(c.v) || next != 9 {
			t.Errorf("Float64(%s) = %g, %d; want %g", c.data64, got, next, c.v)
		}
		if got, next := Float32(unhex(c.data32), 0); math.Float32bits(got) != math.Float32bits(float32(c.v)) || next != 5 {
			t.Errorf("Float32(%s) = %g, %d; want %g", c.data32, got, next, c.v)
		}
	}
}

func TestFloat32OfFloat64(t *testing.T) {
	for _, c := range []struct {
		v    float64
		next int
	}{
		{0.1, 9},                                // rounded
		{math.MaxFloat32, 9},                    //
		{math.Nextafter(0x1p128-0x1p103, 0), 9}, // rounds to the greatest
		{0x1p128 - 0x1p103, Stop},               // rounds to infinity
		{-math.MaxFloat64, Stop},                //
		{math.Inf(-1), 9},                       // is no finite number
		{0x1p-200, 9},                           // becomes zero
	} {
		got, next := Float32(AppendFloat64(nil, c.v), 0)
		if next != c.next || next >= 0 && got != float32(c.v) {
			t.Errorf("Float32(%g) = %g, %d", c.v, got, next)
		}
	}
	if got, next := Float32(AppendFloat64(nil, math.NaN()), 0); got == got || next != 9 {
		t.Errorf("Float32(NaN) = %g, %d", got, next)
	}
}

func TestFloatsOfOtherItems(t *testing.T) {
	for _, data := range []string{"", "c0", "c1", "c3", "a131", "c40131", "91 01", "81 01 01", "d4 01 01", "ca 000000", "cb 00000000000000"} {
		src := unhex(data)
		if v, next := Float64(src, 0); v != 0 || next != Stop {
			t.Errorf("Float64(%s) = %g, %d", data, v, next)
		}
		if v, next := Float32(src, 0); v != 0 || next != Stop {
			t.Errorf("Float32(%s) = %g, %d", data, v, next)
		}
	}
}
