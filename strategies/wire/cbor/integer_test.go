package cbor

import (
	"bytes"
	"math"
	"math/big"
	"testing"

	"github.com/vmbench/vmbench/strategies/wire"
)

// signed returns n or, if negative, -1-n.
func signed(n uint64, negative bool) *big.Int {
	v := new(big.Int).SetUint64(n)
	if negative {
		v.Not(v)
	}
	return v
}

// integers returns the items that stand for n or -1-n: behind each head, and as the bytes of tag 2 or 3.
func integers(n uint64, negative bool) (all [][]byte) {
	major, tag := byte(majorUint), uint64(tagBignum)
	if negative {
		major, tag = majorNegint, tagNegative
	}
	digits := new(big.Int).SetUint64(n).Bytes()
	return append(heads(major, n),
		AppendBytes(appendHead(nil, majorTag, tag), append([]byte{}, digits...)),
		AppendBytes(head(majorTag, tag, 8), append(make([]byte, 20), digits...)),
		append(append(append(appendHead(nil, majorTag, tag), 0x5F, 0x40, 0x41, 0x00), AppendBytes(nil, append([]byte{}, digits...))...), itemBreak))
}

func TestIntegers(t *testing.T) {
	rounded := []uint64{1<<53 - 1, 1 << 53, 1<<53 + 1, 1<<53 + 2, 1<<53 + 3, 1<<63 + 1023, 1<<63 + 1024, 1<<63 + 1025, 1<<64 - 1025, 1<<64 - 1024}
	for _, n := range append(rounded, boundaries...) {
		for _, negative := range []bool{false, true} {
			for _, src := range integers(n, negative) {
				checkInteger(t, src, signed(n, negative))
				for _, tags := range []string{"c0", "c1", "d9d9f7", "d9d9f7 d80a"} {
					checkInteger(t, append(unhex(tags), src...), signed(n, negative))
				}
			}
		}
	}
}

// checkInteger reads an integer as each type that it may fit.
func checkInteger(t *testing.T, src []byte, want *big.Int) {
	t.Helper()
	for _, bits := range []int{8, 16, 32, 64} {
		v, next := Int(src, 0, bits)
		least := new(big.Int).Lsh(big.NewInt(-1), uint(bits-1))
		fits := want.Cmp(least) >= 0 && want.Cmp(new(big.Int).Not(least)) <= 0
		if fits && (next != len(src) || big.NewInt(v).Cmp(want) != 0) || !fits && next != Stop {
			t.Errorf("%x as int%d is %d, %d; want %d, fits: %t", src, bits, v, next, want, fits)
		}
		u, next := Uint(src, 0, bits)
		fits = want.Sign() >= 0 && want.BitLen() <= bits
		if fits && (next != len(src) || new(big.Int).SetUint64(u).Cmp(want) != 0) || !fits && next != Stop {
			t.Errorf("%x as uint%d is %d, %d; want %d, fits: %t", src, bits, u, next, want, fits)
		}
	}
	nearest, _ := new(big.Float).SetInt(want).Float64()
	if f, next := Float64(src, 0); f != nearest || next != len(src) {
		t.Errorf("%x as float64 is %v, %d; want %v", src, f, next, nearest)
	}
	if f, next := Float32(src, 0); f != float32(nearest) || next != len(src) {
		t.Errorf("%x as float32 is %v, %d; want %v", src, f, next, float32(nearest))
	}
}

// TestAnyIntegers reads integers as the first of int64, uint64 and Negative that they fit.
func TestAnyIntegers(t *testing.T) {
	for _, n := range boundaries {
		for _, src := range integers(n, false) {
			if n <= math.MaxInt64 {
				checkAnyInteger(t, src, int64(n), heads(majorUint, n)[0])
			} else {
				checkAnyInteger(t, src, n, heads(majorUint, n)[0])
			}
		}
		for _, src := range integers(n, true) {
			if n <= math.MaxInt64 {
				checkAnyInteger(t, src, int64(^n), heads(majorNegint, n)[0])
			} else {
				checkAnyInteger(t, src, Negative(n), heads(majorNegint, n)[0])
			}
		}
	}
}

func checkAnyInteger(t *testing.T, src []byte, want any, written []byte) {
	t.Helper()
	checkSame(t, src, want)
	if out, err := writeAny(want); err != nil || !bytes.Equal(out, written) {
		t.Errorf("%v is written as %x, %v; want %x", want, out, err, written)
	}
	if out, err := Deterministic(nil, src); err != nil || !bytes.Equal(out, written) {
		t.Errorf("Deterministic of %x = %x, %v; want %x", src, out, err, written)
	}
}

// TestAnyNumbers writes all types of numbers.
func TestAnyNumbers(t *testing.T) {
	for _, v := range []any{5, int8(5), int16(5), int32(5), int64(5), uint(5), uint8(5), uint16(5), uint32(5), uint64(5), uintptr(5)} {
		if out, err := writeAny(v); err != nil || string(out) != "\x05" {
			t.Errorf("%T(5) is written as %x, %v", v, out, err)
		}
	}
	for _, v := range []any{-500, int16(-500), int32(-500), int64(-500)} {
		if out, err := writeAny(v); err != nil || string(out) != "\x39\x01\xf3" {
			t.Errorf("%T(-500) is written as %x, %v", v, out, err)
		}
	}
	if out, err := writeAny(float32(0.1)); err != nil || string(out) != "\xfa\x3d\xcc\xcc\xcd" {
		t.Errorf("float32(0.1) is written as %x, %v", out, err)
	}
}

// TestBignums holds that those that fit no type stay tags, and that leading zeros are lost in Deterministic alone.
func TestBignums(t *testing.T) {
	nine := unhex("010000000000000000")
	for tag, item := range map[uint64]string{tagBignum: "c2", tagNegative: "c3"} {
		for _, digits := range []string{"49 010000000000000000", "5f 41 01 48 0000000000000000 ff", "58 09 010000000000000000"} {
			src := unhex(item + digits)
			checkSame(t, src, Tag{tag, nine})
			checkUnfit(t, src, "int64", "uint64", "float64")
			if out, err := Deterministic(nil, src); err != nil || !bytes.Equal(out, AppendBytes(unhex(item), nine)) {
				t.Errorf("Deterministic of %x = %x, %v", src, out, err)
			}
		}
		src := unhex(item + "4b 0000 010000000000000000")
		checkSame(t, src, Tag{tag, append([]byte{0, 0}, nine...)})
		if out, err := Deterministic(nil, src); err != nil || !bytes.Equal(out, AppendBytes(unhex(item), nine)) {
			t.Errorf("Deterministic of %x = %x, %v", src, out, err)
		}
		checkSame(t, unhex(item+"05"), Tag{tag, int64(5)})
		checkUnfit(t, unhex(item+"05"), "int64", "uint64", "float64")
		checkSame(t, unhex(item+"6105"), Tag{tag, "\x05"})
	}
}

// checkUnfit holds that the readers named pass over src with a *wire.TypeError of its offset, behind an element that they read.
func checkUnfit(t *testing.T, src []byte, names ...string) {
	t.Helper()
	for _, r := range readers {
		for _, name := range names {
			if r.name != name {
				continue
			}
			d := Decoder{Src: append([]byte{majorArray | 1}, src...)}
			left, next := d.Array(0)
			_, next = r.read(&d, next)
			next, more := d.More(next, left-1)
			unfit, ok := d.Finish(next).(*wire.TypeError)
			if more || next != len(d.Src) || !ok || unfit.Offset != 1 || unfit.Format != Format {
				t.Errorf("%x as %s ends at %d with %v", src, name, next, unfit)
			}
		}
	}
}
