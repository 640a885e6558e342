package msgpack

import (
	"encoding/binary"
	"math"
	"strconv"
	"testing"
)

// integers are those around which forms change, with what is written for them.
var integers = []struct{ value, data string }{
	{"0", "00"},
	{"1", "01"},
	{"127", "7f"},
	{"128", "cc 80"},
	{"255", "cc ff"},
	{"256", "cd 0100"},
	{"32767", "cd 7fff"},
	{"32768", "cd 8000"},
	{"65535", "cd ffff"},
	{"65536", "ce 00010000"},
	{"2147483647", "ce 7fffffff"},
	{"2147483648", "ce 80000000"},
	{"4294967295", "ce ffffffff"},
	{"4294967296", "cf 0000000100000000"},
	{"9223372036854775807", "cf 7fffffffffffffff"},
	{"9223372036854775808", "cf 8000000000000000"},
	{"18446744073709551615", "cf ffffffffffffffff"},
	{"-1", "ff"},
	{"-32", "e0"},
	{"-33", "d0 df"},
	{"-128", "d0 80"},
	{"-129", "d1 ff7f"},
	{"-32768", "d1 8000"},
	{"-32769", "d2 ffff7fff"},
	{"-2147483648", "d2 80000000"},
	{"-2147483649", "d3 ffffffff7fffffff"},
	{"-9223372036854775808", "d3 8000000000000000"},
}

// integerForms returns all forms that hold a value, beginning with what is written for it.
func integerForms(value, data string) [][]byte {
	forms := [][]byte{unhex(data)}
	for log, bits := range []int{8, 16, 32, 64} {
		var number [8]byte
		if n, err := strconv.ParseUint(value, 10, bits); err == nil {
			binary.BigEndian.PutUint64(number[:], n)
			forms = append(forms, append([]byte{0xCC + byte(log)}, number[8-bits/8:]...))
		}
		if n, err := strconv.ParseInt(value, 10, bits); err == nil {
			binary.BigEndian.PutUint64(number[:], uint64(n))
			forms = append(forms, append([]byte{0xD0 + byte(log)}, number[8-bits/8:]...))
		}
	}
	return forms
}

func integerItems() (list []item) {
	for _, c := range integers {
		var v any
		if n, err := strconv.ParseInt(c.value, 10, 64); err == nil {
			v = n
		} else {
			v, _ = strconv.ParseUint(c.value, 10, 64)
		}
		for _, data := range integerForms(c.value, c.data) {
			list = append(list, item{"integer " + c.value, data, v, string(data) == string(unhex(c.data))})
		}
	}
	return list
}

func TestAppendIntegers(t *testing.T) {
	for _, c := range integers {
		want := "x" + string(unhex(c.data))
		if v, err := strconv.ParseInt(c.value, 10, 64); err == nil {
			if got := string(AppendInt([]byte("x"), v)); got != want {
				t.Errorf("AppendInt(%d) = %x, want %x", v, got, want)
			}
		}
		if v, err := strconv.ParseUint(c.value, 10, 64); err == nil {
			if got := string(AppendUint([]byte("x"), v)); got != want {
				t.Errorf("AppendUint(%d) = %x, want %x", v, got, want)
			}
		}
	}
}

// TestIntegers reads every form into integers of every size, and into floats.
func TestIntegers(t *testing.T) {
	for _, c := range integers {
		for _, data := range integerForms(c.value, c.data) {
			src := append([]byte("x"), data...)
			for _, bits := range []int{8, 16, 32, 64} {
				want, err := strconv.ParseInt(c.value, 10, bits)
				if got, next := Int(src, 1, bits); err == nil && (got != want || next != len(src)) || err != nil && next != Stop {
					t.Errorf("Int(%x, %d) = %d, %d; want %d, %v", data, bits, got, next, want, err)
				}
				unsigned, err := strconv.ParseUint(c.value, 10, bits)
				if got, next := Uint(src, 1, bits); err == nil && (got != unsigned || next != len(src)) || err != nil && next != Stop {
					t.Errorf("Uint(%x, %d) = %d, %d; want %d, %v", data, bits, got, next, unsigned, err)
				}
			}
			want, _ := strconv.ParseFloat(c.value, 64)
			if got, next := Float64(src, 1); got != want || next != len(src) {
				t.Errorf("Float64(%x) = %g, %d; want %g", data, got, next, want)
			}
			if got, next := Float32(src, 1); got != float32(want) || next != len(src) {
				t.Errorf("Float32(%x) = %g, %d; want %g", data, got, next, want)
			}
		}
	}
}

func TestIntegersOfOtherItems(t *testing.T) {
	others := []string{"", "c0", "c1", "c3", "a131", "c40131", "ca 3f800000", "cb 3ff0000000000000", "91 01", "81 01 01", "d4 01 01"}
	for _, data := range others {
		src := unhex(data)
		if v, next := Int(src, 0, 64); v != 0 || next != Stop {
			t.Errorf("Int(%s) = %d, %d", data, v, next)
		}
		if v, next := Uint(src, 0, 64); v != 0 || next != Stop {
			t.Errorf("Uint(%s) = %d, %d", data, v, next)
		}
	}
}

// TestSmallIntegers writes and reads all of 16 bits.
func TestSmallIntegers(t *testing.T) {
	for v := int64(math.MinInt16); v <= math.MaxUint16; v++ {
		src := AppendInt(nil, v)
		if got, next := Int(src, 0, 64); got != v || next != len(src) {
			t.Fatalf("%d is written as %x and read as %d, %d", v, src, got, next)
		}
		if v >= 0 && string(AppendUint(nil, uint64(v))) != string(src) {
			t.Fatalf("AppendUint(%d) is not AppendInt", v)
		}
	}
}
