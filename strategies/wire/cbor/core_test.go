package cbor

import (
	"bytes"
	"math"
	"testing"
	"unsafe"
)

// put returns what f writes, and holds that it is no more than Slack.
func put(f func(d unsafe.Pointer) unsafe.Pointer) []byte {
	var space [2 * Slack]byte
	n := uintptr(f(unsafe.Pointer(&space[0]))) - uintptr(unsafe.Pointer(&space[0]))
	if !bytes.Equal(space[Slack:], make([]byte, Slack)) {
		panic("more than Slack is written")
	}
	return space[:n]
}

// TestPut holds the Put functions to the append functions.
func TestPut(t *testing.T) {
	for _, n := range boundaries {
		for _, n := range []uint64{n, n + 1, n - 1} {
			if got := put(func(d unsafe.Pointer) unsafe.Pointer { return PutUint(d, n) }); !bytes.Equal(got, AppendUint(nil, n)) {
				t.Errorf("PutUint(%d) writes %x", n, got)
			}
			for _, v := range []int64{int64(n), ^int64(n)} {
				if got := put(func(d unsafe.Pointer) unsafe.Pointer { return PutInt(d, v) }); !bytes.Equal(got, AppendInt(nil, v)) {
					t.Errorf("PutInt(%d) writes %x", v, got)
				}
			}
			size := int(n & math.MaxInt)
			if got := put(func(d unsafe.Pointer) unsafe.Pointer { return PutArrayHead(d, size) }); !bytes.Equal(got, AppendArray(nil, size)) {
				t.Errorf("PutArrayHead(%d) writes %x", size, got)
			}
			if got := put(func(d unsafe.Pointer) unsafe.Pointer { return PutTextHead(d, size) }); !bytes.Equal(got, appendHead(nil, majorText, uint64(size))) {
				t.Errorf("PutTextHead(%d) writes %x", size, got)
			}
		}
	}
}

// TestPutFloat holds that floats are put if they have no shorter form; some of those of 32 bits are left to AppendFloat32.
func TestPutFloat(t *testing.T) {
	r := random()
	values := []float64{0, 1, 1.1, math.NaN(), math.Inf(1), 0x1p-24, 0x1p-149, 65504, 65505, math.MaxFloat32, math.MaxFloat64}
	for range 3000 {
		values = append(values, math.Float64frombits(r.Uint64()), float64(math.Float32frombits(r.Uint32())))
	}
	for _, v := range values {
		var ok bool
		want := AppendFloat64(nil, v)
		got := put(func(d unsafe.Pointer) (next unsafe.Pointer) { next, ok = PutFloat64(d, v); return next })
		if ok != (len(want) == 9) || ok && !bytes.Equal(got, want) {
			t.Errorf("PutFloat64(%v) writes %x, %t", v, got, ok)
		}
		single := float32(v)
		want = AppendFloat32(nil, single)
		got = put(func(d unsafe.Pointer) (next unsafe.Pointer) { next, ok = PutFloat32(d, single); return next })
		if ok && !bytes.Equal(got, want) || !ok && math.Float32bits(single)&(1<<lost-1) != 0 && single == single {
			t.Errorf("PutFloat32(%v) writes %x, %t", single, got, ok)
		}
	}
}

// TestPeek holds the Peek functions to the read functions, for each initial byte.
func TestPeek(t *testing.T) {
	r := random()
	for n := range 256 * 50 {
		src := make([]byte, Slack, Slack+1<<16)
		for i := range src {
			src[i] = byte(r.Uint32())
		}
		src[0] = byte(n)
		p := unsafe.Pointer(&src[0])
		long := src[0]&infoMask >= info8 && src[0]&infoMask <= info64
		isInt := src[0] < majorBytes
		v, sign, size := PeekInt(p)
		checkPeekedInt(t, src, v, sign, size, isInt && src[0]&infoMask < info8)
		v, sign, size = PeekLongInt(p)
		checkPeekedInt(t, src, v, sign, size, isInt && long)
		whole := src[:cap(src)]
		length, size := PeekText(p)
		checkPeeked(t, src, length, size, majorText, info8)
		if start, end := span(whole, 0, majorText); size > 0 && (start != size || end != size+length) {
			t.Errorf("text %x of %d bytes behind %d, want %d to %d", src, length, size, start, end)
		}
		length, size = PeekArray(p)
		checkPeeked(t, src, length, size, majorArray, info8-1)
		length, size = PeekMap(p)
		checkPeeked(t, src, length, size, majorMap, info8-1)
		f, size := PeekFloat64(p)
		if want, next := Float64(src, 0); (size > 0) != (src[0] == itemFloat32 || src[0] == itemFloat64) || size > 0 && (size != next || !same(f, want)) {
			t.Errorf("%x is peeked at as %v, %d; want %v, %d", src, f, size, want, next)
		}
		if IsNull(src[0]) != (Null(src, 0) >= 0) {
			t.Errorf("%x is null: %t", src, IsNull(src[0]))
		}
	}
}

// checkPeekedInt holds that an integer was peeked at if it should, and is what Any reads.
func checkPeekedInt(t *testing.T, src []byte, v, sign uint64, size int, known bool) {
	t.Helper()
	if (size > 0) != known {
		t.Errorf("%x is peeked at as an integer of %d bytes", src, size)
	}
	if !known {
		return
	}
	d := Decoder{Src: src}
	want, next := d.Any(0, nil)
	var got any = v
	switch {
	case sign == 0 && v <= math.MaxInt64:
		got = int64(v)
	case sign == math.MaxUint64 && int64(v) < 0:
		got = int64(v)
	case sign == math.MaxUint64:
		got = Negative(^v)
	}
	if got != want || size != next {
		t.Errorf("%x is peeked at as %v, %d; want %v, %d", src, got, size, want, next)
	}
}

// checkPeeked holds that a head was peeked at if its lower bits are at most so many, and is what number reads.
func checkPeeked(t *testing.T, src []byte, length, size int, major, most byte) {
	t.Helper()
	known := src[0]&majorMask == major && src[0]&infoMask <= most
	n, next := number(src, 0)
	if (size > 0) != known || known && (size != next || uint64(length) != n) {
		t.Errorf("%x is peeked at as %d, %d; want %d, %d", src, length, size, n, next)
	}
}
