package cbor

import (
	"bytes"
	"math"
	"testing"
	"time"
)

// A vector is an item, the value that Any reads, and what that is written as, unless it is the same item: in other words whether the item
// is in preferred serialization, of definite length, and of a type that Go has. deterministic is what Deterministic makes of the item, if
// that is something else than what the value is written as.
type vector struct {
	item          string
	value         any
	written       string
	deterministic string
}

// oneTo25 are the elements of an array of the RFC.
var oneTo25 = func() (v []any) {
	for n := range int64(25) {
		v = append(v, n+1)
	}
	return v
}()

// vectors are those of RFC 8949, appendix A.
var vectors = []vector{
	{item: "00", value: int64(0)},
	{item: "01", value: int64(1)},
	{item: "0a", value: int64(10)},
	{item: "17", value: int64(23)},
	{item: "1818", value: int64(24)},
	{item: "1819", value: int64(25)},
	{item: "1864", value: int64(100)},
	{item: "1903e8", value: int64(1000)},
	{item: "1a000f4240", value: int64(1000000)},
	{item: "1b000000e8d4a51000", value: int64(1000000000000)},
	{item: "1bffffffffffffffff", value: uint64(math.MaxUint64)},
	{item: "c249010000000000000000", value: Tag{2, unhex("010000000000000000")}},
	{item: "3bffffffffffffffff", value: Negative(math.MaxUint64)},
	{item: "c349010000000000000000", value: Tag{3, unhex("010000000000000000")}},
	{item: "20", value: int64(-1)},
	{item: "29", value: int64(-10)},
	{item: "3863", value: int64(-100)},
	{item: "3903e7", value: int64(-1000)},
	{item: "f90000", value: 0.0},
	{item: "f98000", value: math.Copysign(0, -1)},
	{item: "f93c00", value: 1.0},
	{item: "fb3ff199999999999a", value: 1.1},
	{item: "f93e00", value: 1.5},
	{item: "f97bff", value: 65504.0},
	{item: "fa47c35000", value: 100000.0},
	{item: "fa7f7fffff", value: 3.4028234663852886e+38},
	{item: "fb7e37e43c8800759c", value: 1.0e+300},
	{item: "f90001", value: 5.960464477539063e-8},
	{item: "f90400", value: 0.00006103515625},
	{item: "f9c400", value: -4.0},
	{item: "fbc010666666666666", value: -4.1},
	{item: "f97c00", value: math.Inf(1)},
	{item: "f97e00", value: math.NaN()},
	{item: "f9fc00", value: math.Inf(-1)},
	{item: "fa7f800000", value: math.Inf(1), written: "f97c00"},
	{item: "fa7fc00000", value: math.NaN(), written: "f97e00"},
	{item: "faff800000", value: math.Inf(-1), written: "f9fc00"},
	{item: "fb7ff0000000000000", value: math.Inf(1), written: "f97c00"},
	{item: "fb7ff8000000000000", value: math.NaN(), written: "f97e00"},
	{item: "fbfff0000000000000", value: math.Inf(-1), written: "f9fc00"},
	{item: "f4", value: false},
	{item: "f5", value: true},
	{item: "f6", value: nil},
	{item: "f7", value: nil, written: "f6", deterministic: "f7"},
	{item: "f0", value: Simple(16)},
	{item: "f8ff", value: Simple(255)},
	{item: "c074323031332d30332d32315432303a30343a30305a", value: time.Date(2013, 3, 21, 20, 4, 0, 0, time.UTC)},
	{item: "c11a514b67b0", value: time.Date(2013, 3, 21, 20, 4, 0, 0, time.UTC),
		written: "c074323031332d30332d32315432303a30343a30305a", deterministic: "c11a514b67b0"},
	{item: "c1fb41d452d9ec200000", value: time.Date(2013, 3, 21, 20, 4, 0, 5e8, time.UTC),
		written: "c076323031332d30332d32315432303a30343a30302e355a", deterministic: "c1fb41d452d9ec200000"},
	{item: "d74401020304", value: Tag{23, []byte{1, 2, 3, 4}}},
	{item: "d818456449455446", value: Tag{24, []byte("dIETF")}},
	{item: "d82076687474703a2f2f7777772e6578616d706c652e636f6d", value: Tag{32, "http://www.example.com"}},
	{item: "40", value: []byte{}},
	{item: "4401020304", value: []byte{1, 2, 3, 4}},
	{item: "60", value: ""},
	{item: "6161", value: "a"},
	{item: "6449455446", value: "IETF"},
	{item: "62225c", value: `"\`},
	{item: "62c3bc", value: "\u00fc"},
	{item: "63e6b0b4", value: "\u6c34"},
	{item: "64f0908591", value: "\U00010151"},
	{item: "80", value: []any{}},
	{item: "83010203", value: []any{int64(1), int64(2), int64(3)}},
	{item: "8301820203820405", value: []any{int64(1), []any{int64(2), int64(3)}, []any{int64(4), int64(5)}}},
	{item: "98190102030405060708090a0b0c0d0e0f101112131415161718181819", value: oneTo25},
	{item: "a0", value: map[string]any{}},
	{item: "a201020304", value: map[any]any{int64(1): int64(2), int64(3): int64(4)}},
	{item: "a26161016162820203", value: map[string]any{"a": int64(1), "b": []any{int64(2), int64(3)}}},
	{item: "826161a161626163", value: []any{"a", map[string]any{"b": "c"}}},
	{item: "a56161614161626142616361436164614461656145", value: map[string]any{"a": "A", "b": "B", "c": "C", "d": "D", "e": "E"}},
	{item: "5f42010243030405ff", value: []byte{1, 2, 3, 4, 5}, written: "450102030405"},
	{item: "7f657374726561646d696e67ff", value: "streaming", written: "6973747265616d696e67"},
	{item: "9fff", value: []any{}, written: "80"},
	{item: "9f018202039f0405ffff", value: []any{int64(1), []any{int64(2), int64(3)}, []any{int64(4), int64(5)}}, written: "8301820203820405"},
	{item: "9f01820203820405ff", value: []any{int64(1), []any{int64(2), int64(3)}, []any{int64(4), int64(5)}}, written: "8301820203820405"},
	{item: "83018202039f0405ff", value: []any{int64(1), []any{int64(2), int64(3)}, []any{int64(4), int64(5)}}, written: "8301820203820405"},
	{item: "83019f0203ff820405", value: []any{int64(1), []any{int64(2), int64(3)}, []any{int64(4), int64(5)}}, written: "8301820203820405"},
	{item: "9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff", value: oneTo25,
		written: "98190102030405060708090a0b0c0d0e0f101112131415161718181819"},
	{item: "bf61610161629f0203ffff", value: map[string]any{"a": int64(1), "b": []any{int64(2), int64(3)}}, written: "a26161016162820203"},
	{item: "826161bf61626163ff", value: []any{"a", map[string]any{"b": "c"}}, written: "826161a161626163"},
	{item: "bf6346756ef563416d7421ff", value: map[string]any{"Fun": true, "Amt": int64(-2)}, written: "a263416d74216346756ef5"},
}

func TestVectors(t *testing.T) {
	for _, v := range vectors {
		src := unhex(v.item)
		if err := Check(src); err != nil {
			t.Errorf("Check(%s): %v", v.item, err)
		}
		got, err := readAny(src)
		if err != nil || !same(got, v.value) {
			t.Errorf("%s is %#v, %v; want %#v", v.item, got, err, v.value)
		}
		if v.written == "" {
			v.written = v.item
		}
		if out, err := writeAny(got); err != nil || !bytes.Equal(out, unhex(v.written)) {
			t.Errorf("%s is written as %x, %v; want %s", v.item, out, err, v.written)
		}
	}
}

// TestTruncatedVectors holds that all of a vector is needed.
func TestTruncatedVectors(t *testing.T) {
	for _, v := range vectors {
		src := unhex(v.item)
		for n := range src {
			checkMalformed(t, src[:n:n], n, problemEnd)
		}
	}
}

// TestExtendedVectors holds that nothing may follow an item.
func TestExtendedVectors(t *testing.T) {
	for _, v := range vectors {
		for _, more := range []byte{0x00, 0x60, itemBreak} {
			src := append(unhex(v.item), more)
			checkMalformed(t, src, len(src)-1, "data after the end of the item")
		}
	}
}
