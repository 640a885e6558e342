package msgpack

import (
	"bytes"
	"math"
	"strconv"
	"testing"
	"unsafe"
)

// put returns what a Put function writes, in memory that is full of something else.
func put(write func(d unsafe.Pointer) unsafe.Pointer) []byte {
	room := bytes.Repeat([]byte{0x55}, 2*Slack)
	next := write(unsafe.Pointer(&room[0]))
	n := int(uintptr(next) - uintptr(unsafe.Pointer(&room[0])))
	if !bytes.Equal(room[Slack:], bytes.Repeat([]byte{0x55}, Slack)) {
		return nil
	}
	return room[:n]
}

// around are the powers of two and the numbers next to them.
func around() (list []int64) {
	for shift := range 64 {
		for add := range int64(5) {
			list = append(list, 1<<shift+add-2, -1<<shift+add-2)
		}
	}
	return list
}

func TestPutIntegers(t *testing.T) {
	for _, v := range around() {
		if got, want := put(func(d unsafe.Pointer) unsafe.Pointer { return PutInt(d, v) }), AppendInt(nil, v); !bytes.Equal(got, want) {
			t.Errorf("PutInt(%d) = %x, want %x", v, got, want)
		}
		u := uint64(v)
		if got, want := put(func(d unsafe.Pointer) unsafe.Pointer { return PutUint(d, u) }), AppendUint(nil, u); !bytes.Equal(got, want) {
			t.Errorf("PutUint(%d) = %x, want %x", u, got, want)
		}
	}
}

func TestPutHeads(t *testing.T) {
	for _, v := range around() {
		n := int(v)
		if int64(n) != v || v < 0 || v > math.MaxUint32 {
			continue
		}
		want := appendLength(nil, itemText8, uint64(n))
		if n <= maxFixText {
			want = []byte{fixText + byte(n)}
		}
		if got := put(func(d unsafe.Pointer) unsafe.Pointer { return PutTextHead(d, n) }); !bytes.Equal(got, want) {
			t.Errorf("PutTextHead(%d) = %x, want %x", n, got, want)
		}
		if got := put(func(d unsafe.Pointer) unsafe.Pointer { return PutArrayHead(d, n) }); !bytes.Equal(got, AppendArray(nil, n)) {
			t.Errorf("PutArrayHead(%d) = %x, want %x", n, got, AppendArray(nil, n))
		}
	}
}

func TestPutFloats(t *testing.T) {
	for _, v := range []float64{0, math.Copysign(0, -1), 1.5, 0.1, math.MaxFloat32, math.Inf(1), math.NaN()} {
		all := true
		got := put(func(d unsafe.Pointer) unsafe.Pointer {
			next, ok := PutFloat64(d, v)
			all = all && ok
			next, ok = PutFloat32(next, float32(v))
			all = all && ok
			return next
		})
		if want := AppendFloat32(AppendFloat64(nil, v), float32(v)); !bytes.Equal(got, want) || !all {
			t.Errorf("PutFloat64 and PutFloat32 of %g = %x, %v; want %x", v, got, all, want)
		}
	}
}

// TestPeek looks at what every byte may begin, and at all items.
func TestPeek(t *testing.T) {
	for c := range 256 {
		for _, fill := range []byte{0x00, 0x7F, 0x80, 0xFF} {
			checkPeek(t, append([]byte{byte(c)}, bytes.Repeat([]byte{fill}, 600)...))
		}
	}
	for _, c := range items() {
		checkPeek(t, append(c.data[:min(len(c.data), 600):min(len(c.data), 600)], make([]byte, Slack)...))
	}
}

func checkPeek(t *testing.T, src []byte) {
	t.Helper()
	p := unsafe.Pointer(&src[0])
	checkPeekIntegers(t, src)
	if n, size := PeekText(p); size > 0 {
		if start, end := span(src, 0); start != size || end != size+n || kindAt(src, 0) != kindText {
			t.Errorf("PeekText(%.10x) = %d, %d", src, n, size)
		}
	} else if kindAt(src, 0) == kindText && src[0] != itemText16 && src[0] != itemText32 {
		t.Errorf("PeekText(%.10x) does not know it", src)
	}
	d := Decoder{Src: src}
	left, next := d.Array(0)
	if n, size := PeekArray(p); size > 0 && (n != left || size != next) || size == 0 && next == 1 {
		t.Errorf("PeekArray(%.10x) = %d, %d; want %d, %d", src, n, size, left, next)
	}
	left, next = d.Map(0)
	if n, size := PeekMap(p); size > 0 && (n != left || size != next) || size == 0 && next == 1 {
		t.Errorf("PeekMap(%.10x) = %d, %d; want %d, %d", src, n, size, left, next)
	}
	v, size := PeekFloat64(p)
	want, next := Float64(src, 0)
	isFloat := kindAt(src, 0) == kindFloat
	if isFloat != (size > 0) || isFloat && (size != next || math.Float64bits(v) != math.Float64bits(want)) {
		t.Errorf("PeekFloat64(%.10x) = %g, %d; want %g, %d", src, v, size, want, next)
	}
}

func checkPeekIntegers(t *testing.T, src []byte) {
	t.Helper()
	p := unsafe.Pointer(&src[0])
	v, sign, size := PeekInt(p)
	if size == 0 {
		v, sign, size = PeekLongInt(p)
	} else if _, _, long := PeekLongInt(p); long != 0 || size != 1 {
		t.Errorf("PeekInt(%.10x) has %d bytes, PeekLongInt %d", src, size, long)
	}
	if size == 0 {
		if kindAt(src, 0) == kindInt {
			t.Errorf("PeekInt and PeekLongInt do not know %.10x", src)
		}
		return
	}
	got := strconv.FormatUint(v, 10)
	if sign != 0 {
		got = strconv.FormatInt(int64(v), 10)
	}
	if want := describe(src, 0, true); kindAt(src, 0) != kindInt || "number "+got != want || size != Skip(src, 0, 0) || sign+1 > 1 {
		t.Errorf("PeekInt(%.10x) = %s, %x, %d; want %s", src, got, sign, size, want)
	}
}
