package wire

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"testing"
)

// checkExact holds exact arithmetic to package math/big, on a number of JSON. To strconv it cannot be held: of an integer of more than
// 800 digits, that of Go 1.26 loses how many there are.
func checkExact(t *testing.T, number string) {
	t.Helper()
	exact, _, err := big.ParseFloat(number, 10, 20_000, big.ToNearestEven)
	if err != nil {
		t.Fatal(err)
	}
	v, _ := exact.Abs(exact).Float64()
	checkFormat(t, number, format64, math.Float64bits(v), !math.IsInf(v, 0))
	single, _ := exact.Float32()
	checkFormat(t, number, format32, uint64(math.Float32bits(single)), !math.IsInf(float64(single), 0))
}

func checkFormat(t *testing.T, number string, f floatFormat, want uint64, fits bool) {
	t.Helper()
	if got, ok := f.exactFloat([]byte(number)); ok != fits || ok && got != want {
		t.Errorf("%d bits of %.60s (%d bytes): %x, %t; want %x, %t", f.mantissa, number, len(number), got, ok, want, fits)
	}
}

func TestExactFloats(t *testing.T) {
	long := strings.Repeat("1234567890", 100)
	for _, number := range []string{
		"0", "0.0", "0e5", "0.000e-999", "1", "10", "1.5", "0.1", "123456789012345678901234567890",
		"9007199254740993", "9007199254740992.999999999999999999999", "9007199254740993.00000000000000000001",
		"1e308", "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "1e309", "1e9999",
		"1.797693134862315807e308", "179769313486231580793728971405301e276", "3.4028235e38", "3.4028236e38", "3.40282356e38",
		"3.4028235677973366e38", "3.4028235677973367e38", "5e-324", "4.9e-324", "2.5e-324", "2.4703282292062327e-324",
		"2.4703282292062328e-324", "2e-324", "1e-400", "1e-9999", "2.2250738585072011e-308", "2.2250738585072014e-308",
		"1.1754943508222875e-38", "1.17549429e-38", "1.401298464324817e-45", "7.0064923216240853e-46", "7.0064923216240854e-46",
		"0." + strings.Repeat("0", 400) + "1e400", strings.Repeat("9", 400), strings.Repeat("9", 300) + "e-300",
		long, long + "e-900", "0." + long, long + "." + long + "e-800", "1" + strings.Repeat("0", 900) + "e-900",
		"1" + strings.Repeat("0", 900) + "1e-900", "9007199254740993" + strings.Repeat("0", 800) + "1e-801",
		"9007199254740993." + strings.Repeat("0", 800), "9007199254740993." + strings.Repeat("0", 800) + "1",
		"0." + strings.Repeat("0", 323) + strings.Repeat("24703282292062327", 60),
	} {
		checkExact(t, number)
		checkExact(t, "-"+number)
	}
}

// TestHalves looks at numbers halfway between two floats, as exact decimals, and at those right beside them.
func TestHalves(t *testing.T) {
	r := random()
	for range 3000 {
		b := r.Uint64N(0x7FE<<52 + 1<<51)
		if r.IntN(4) == 0 {
			b = r.Uint64N(1 << 54)
		}
		v := math.Float64frombits(b)
		half := halfway(v, math.Float64frombits(b+1))
		checkExact(t, half)
		checkExact(t, strings.Replace(half, "e", "0000001e", 1))
		checkExact(t, below(half))
		single := math.Float32frombits(r.Uint32N(0x7F << 24))
		next := math.Nextafter32(single, math.MaxFloat32)
		checkExact(t, strconv.FormatFloat((float64(single)+float64(next))/2, 'e', 200, 64))
		checkExact(t, fmt.Sprintf("%de%d", r.Uint64(), r.IntN(700)-370))
		checkExact(t, fmt.Sprintf("%d.%d%de%d", r.Uint64(), r.Uint64(), r.Uint64(), r.IntN(700)-370))
	}
}

// halfway writes the middle of two neighbours that are finite, in full.
func halfway(v, next float64) string {
	const whole = 1100 // more digits than any float64 has
	sum := new(big.Float).SetPrec(4 * whole)
	sum.Add(big.NewFloat(v), big.NewFloat(next))
	return sum.Quo(sum, big.NewFloat(2)).Text('e', whole)
}

// below replaces the last digit that is not zero by what is next to it.
func below(number string) string {
	mantissa, exponent, _ := strings.Cut(number, "e")
	mantissa = strings.TrimRight(mantissa, "0")
	last := mantissa[len(mantissa)-1]
	if last == '.' {
		return number
	}
	return mantissa[:len(mantissa)-1] + string([]byte{last - 1}) + "9999e" + exponent
}

func TestParseIntegers(t *testing.T) {
	for _, text := range []string{
		"", "0", "+0", "-", "+", "007", "+7", "-7", "--7", "1_0", "0x1", " 1", "1 ", "1.0", "1e2", "127", "128", "-128", "-129", "255", "256",
		"32767", "32768", "-32768", "-32769", "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967295", "4294967296",
		"9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615",
		"18446744073709551616", "99999999999999999999", "٣",
	} {
		for _, bits := range []int{8, 16, 32, 64} {
			want, err := strconv.ParseInt(text, 10, bits)
			if got, ok := parseInt([]byte(text), bits); ok != (err == nil) || ok && got != want {
				t.Errorf("parseInt(%q, %d) = %d, %t; want %d, %v", text, bits, got, ok, want, err)
			}
			wantUint, err := strconv.ParseUint(text, 10, bits)
			if got, ok := parseUint([]byte(text), bits); ok != (err == nil) || ok && got != wantUint {
				t.Errorf("parseUint(%q, %d) = %d, %t; want %d, %v", text, bits, got, ok, wantUint, err)
			}
		}
	}
}

// TestEscapedBytes holds the characters of errors to strconv.
func TestEscapedBytes(t *testing.T) {
	for c := range 256 {
		if c == '"' || c == '\'' {
			continue // which quoteByte has
		}
		if want := strconv.Quote(string(rune(c))); `"`+escapedByte(byte(c))+`"` != want {
			t.Errorf("%#x is written %s, want %s", c, escapedByte(byte(c)), want)
		}
	}
}

func FuzzExact(f *testing.F) {
	f.Add("1.5e3")
	f.Fuzz(func(t *testing.T, number string) {
		_, exponent, _ := strings.Cut(strings.ToLower(number), "e")
		if IsNumber(number) && len(exponent) <= len("-9999") {
			checkExact(t, number)
		}
	})
}
