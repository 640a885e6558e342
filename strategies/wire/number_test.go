package wire

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"
)

func TestAppendInteger(t *testing.T) {
	values := []uint64{0, math.MaxUint64}
	for shift := range 64 {
		values = append(values, 1<<shift, 1<<shift-1, 1<<shift+1)
	}
	for p := uint64(1); p < 1e19; p *= 10 {
		values = append(values, p-1, p, p+1, 5*p)
	}
	r := random()
	for range 20_000 {
		values = append(values, r.Uint64()>>r.IntN(64))
	}
	for _, v := range values {
		if got, want := string(AppendUint([]byte("x"), v)), "x"+strconv.FormatUint(v, 10); got != want {
			t.Fatalf("AppendUint(%d) = %s", v, got)
		}
		if got, want := string(AppendInt([]byte("x"), int64(v))), "x"+strconv.FormatInt(int64(v), 10); got != want {
			t.Fatalf("AppendInt(%d) = %s", int64(v), got)
		}
		checkNumber(t, strconv.FormatUint(v, 10))
		checkNumber(t, strconv.FormatInt(int64(v), 10))
	}
}

func TestAppendFloat(t *testing.T) {
	values := []float64{0, math.Copysign(0, -1), math.MaxFloat64, math.SmallestNonzeroFloat64, math.MaxFloat32,
		math.SmallestNonzeroFloat32,
		1e-6, 1e-7, 9.99e-7, 1e20, 1e21, 1e22, 123456789012345680000, 0.1, 0.3, 1.0 / 3, 5e-324, 1 << 53, 1<<53 + 2,
		1<<24 + 1, tie32}
	r := random()
	for e := -30; e <= 30; e++ {
		for range 300 {
			digits := r.IntN(17) + 1
			m := float64(r.Uint64N(uint64(math.Pow10(digits))))
			values = append(values, m*math.Pow10(e), m/math.Pow10(-e))
		}
	}
	for _, v := range values {
		for range 3 {
			checkAppendFloat(t, v)
			checkAppendFloat(t, -v)
			v = math.Nextafter(v, math.Inf(1))
		}
	}
}

func TestAppendFloatOfRandomBits(t *testing.T) {
	r := random()
	n := 1_000_000
	if testing.Short() {
		n /= 20
	}
	for range n {
		checkAppendFloat(t, math.Float64frombits(r.Uint64()))
	}
	for range n {
		checkAppendFloat(t, float64(math.Float32frombits(r.Uint32())))
	}
}

// checkAppendFloat compares both widths with encoding/json's rules, and reads the result back.
func checkAppendFloat(t *testing.T, v float64) {
	t.Helper()
	if Finite(v) {
		got := AppendFloat64(nil, v)
		if want := floatText(v, 64); string(got) != want {
			t.Fatalf("AppendFloat64(%x) = %s, want %s", v, got, want)
		}
		if back, next := Float64(got, 0); next != len(got) || math.Float64bits(back) != math.Float64bits(v) {
			t.Fatalf("Float64(%s) = %x, want %x", got, back, v)
		}
	}
	if v := float32(v); Finite(float64(v)) {
		got := AppendFloat32(nil, v)
		if want := floatText(float64(v), 32); string(got) != want {
			t.Fatalf("AppendFloat32(%x) = %s, want %s", v, got, want)
		}
		if back, next := Float32(got, 0); next != len(got) || math.Float32bits(back) != math.Float32bits(v) {
			t.Fatalf("Float32(%s) = %x, want %x", got, back, v)
		}
	}
}

// floatText follows encoding/json's rules in the plainest way. TestFloatText holds it to encoding/json itself.
func floatText(v float64, bits int) string {
	abs := math.Abs(v)
	small, large := abs < 1e-6, abs >= 1e21
	if bits == 32 {
		small, large = float32(abs) < 1e-6, float32(abs) >= 1e21
	}
	if abs == 0 || !small && !large {
		return strconv.FormatFloat(v, 'f', -1, bits)
	}
	return strings.Replace(strconv.FormatFloat(v, 'e', -1, bits), "e-0", "e-", 1)
}

func TestFloatText(t *testing.T) {
	r := random()
	for range 20_000 {
		v := math.Float64frombits(r.Uint64())
		if Finite(v) {
			if got, want := floatText(v, 64), mustMarshal(t, v); got != want {
				t.Fatalf("floatText(%x) = %s, want %s", v, got, want)
			}
		}
		if v := math.Float32frombits(r.Uint32()); Finite(float64(v)) {
			if got, want := floatText(float64(v), 32), mustMarshal(t, v); got != want {
				t.Fatalf("floatText(%x) = %s, want %s", v, got, want)
			}
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, s := range numbers() {
		checkNumber(t, s)
		for n := range s {
			checkNumber(t, s[:n])
		}
	}
}

func TestRandomDecimals(t *testing.T) {
	r := random()
	for range 60_000 {
		s := strconv.FormatUint(r.Uint64()>>r.IntN(64), 10)
		if point := r.IntN(len(s) + 1); point > 0 && point < len(s) {
			s = s[:point] + "." + s[point:]
		}
		if strings.HasPrefix(s, "0") || r.IntN(4) == 0 {
			s = "0." + strings.Repeat("0", r.IntN(5)) + strings.ReplaceAll(s, ".", "")
		}
		if r.IntN(2) == 0 {
			s += "e" + strconv.Itoa(r.IntN(700)-350)
		}
		checkNumber(t, s)
	}
}

// checkNumber compares all ways to read a number with encoding/json's grammar and strconv's values.
func checkNumber(t *testing.T, s string) {
	t.Helper()
	src := []byte(s)
	valid := json.Valid(src) && strings.TrimLeft(s, "-0123456789") != s && strings.TrimSpace(s) == s
	if IsNumber(s) != valid {
		t.Fatalf("IsNumber(%q) = %v", s, !valid)
	}
	if _, next := NumberLiteral(src, 0); (next == len(s)) != valid && s != "" {
		t.Fatalf("NumberLiteral(%q) = %d", s, next)
	}
	for _, bits := range []int{8, 16, 32, 64} {
		want, err := strconv.ParseInt(s, 10, bits)
		if got, next := Int(src, 0, bits); valid && ((next == len(s)) != (err == nil) || err == nil && got != want) {
			t.Fatalf("Int(%q, %d) = %d, %d; want %d, %v", s, bits, got, next, want, err)
		}
		wantUint, err := strconv.ParseUint(s, 10, bits)
		if got, next := Uint(src, 0, bits); valid && ((next == len(s)) != (err == nil) || err == nil && got != wantUint) {
			t.Fatalf("Uint(%q, %d) = %d, %d; want %d, %v", s, bits, got, next, wantUint, err)
		}
	}
	want, err := strconv.ParseFloat(s, 64)
	got, next := Float64(src, 0)
	if valid && ((next == len(s)) != (err == nil) || err == nil && math.Float64bits(got) != math.Float64bits(want)) {
		t.Fatalf("Float64(%q) = %x, %d; want %x, %v", s, got, next, want, err)
	}
	want, err = strconv.ParseFloat(s, 32)
	got32, next := Float32(src, 0)
	if valid && ((next == len(s)) != (err == nil) || err == nil && math.Float32bits(got32) != math.Float32bits(float32(want))) {
		t.Fatalf("Float32(%q) = %x, %d; want %x, %v", s, got32, next, want, err)
	}
	if !valid {
		checkInvalidNumber(t, src)
	}
}

// checkInvalidNumber expects each function to refuse src or to stop before its end.
func checkInvalidNumber(t *testing.T, src []byte) {
	t.Helper()
	_, i := Int(src, 0, 64)
	_, u := Uint(src, 0, 64)
	_, f := Float64(src, 0)
	_, g := Float32(src, 0)
	for _, next := range []int{i, u, f, g} {
		if next == len(src) {
			t.Fatalf("%q was read to its end: int %d, uint %d, float64 %d, float32 %d", src, i, u, f, g)
		}
	}
}

func FuzzNumber(f *testing.F) {
	for _, s := range numbers() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if s == "" {
			return
		}
		checkNumber(t, s)
		if v, err := strconv.ParseFloat(s, 64); err == nil {
			checkAppendFloat(t, v)
		}
	})
}
