package msgpack

import (
	"bytes"
	"math"
	"testing"
)

// heads are what arrays and maps of a length begin with.
var heads = []struct {
	n          int
	array, obj string
}{
	{0, "90", "80"},
	{1, "91", "81"},
	{15, "9f", "8f"},
	{16, "dc 0010", "de 0010"},
	{31, "dc 001f", "de 001f"},
	{65535, "dc ffff", "de ffff"},
	{65536, "dd 00010000", "df 00010000"},
	{math.MaxInt32, "dd 7fffffff", "df 7fffffff"},
}

func TestAppendHeads(t *testing.T) {
	for _, c := range heads {
		if got := AppendArray(nil, c.n); !bytes.Equal(got, unhex(c.array)) {
			t.Errorf("AppendArray(%d) = %x, want %s", c.n, got, c.array)
		}
		if got := AppendMap(nil, c.n); !bytes.Equal(got, unhex(c.obj)) || MapHead(c.n) != string(got) {
			t.Errorf("AppendMap(%d) = %x, want %s", c.n, got, c.obj)
		}
	}
}

// TestLengthsThatDoNotExist writes heads that nothing reads.
func TestLengthsThatDoNotExist(t *testing.T) {
	for _, first := range []byte{itemText8, itemBytes8, itemArray16 - 1, itemMap16 - 1} {
		if got := appendLength(nil, first, math.MaxUint32); !bytes.Equal(got, []byte{first + 2, 0xFF, 0xFF, 0xFF, 0xFF}) {
			t.Errorf("the greatest length after %X is written as %x", first, got)
		}
		if got := appendLength(nil, first, math.MaxUint32+1); !bytes.Equal(got, []byte{0xC1}) {
			t.Errorf("a length of 33 bits after %X is written as %x", first, got)
		}
	}
}

func TestOpenMap(t *testing.T) {
	for _, most := range []int{0, 1, 15, 16, 65535, 65536} {
		for _, n := range []int{0, 1, 15, 16, 65535, 65536} {
			if n > most {
				continue
			}
			out := append(OpenMap([]byte("before"), most), "members"...)
			out = CloseMap(out, len("before"), most, n)
			if want := "before" + MapHead(n) + "members"; string(out) != want {
				t.Errorf("a map of %d members of at most %d is %x, want %x", n, most, out, want)
			}
		}
	}
}

// TestOpen reads heads with as many bytes after them as needed, and with one less.
func TestOpen(t *testing.T) {
	for _, c := range []struct {
		data       string
		left, rest int // rest is how many bytes must follow
		isMap      bool
	}{
		{"90", 0, 0, false},
		{"91", 1, 1, false},
		{"9f", 15, 15, false},
		{"dc 0000", 0, 0, false},
		{"dc 0001", 1, 1, false},
		{"dc 0010", 16, 16, false},
		{"dd 00000000", 0, 0, false},
		{"dd 00000100", 256, 256, false},
		{"80", 0, 0, true},
		{"81", 1, 2, true},
		{"8f", 15, 30, true},
		{"de 0010", 16, 32, true},
		{"df 00000100", 256, 512, true},
	} {
		src := append(unhex(c.data), make([]byte, c.rest)...)
		checkOpen(t, src, len(src)-c.rest, c.left, c.isMap)
		if c.rest > 0 {
			checkOpen(t, src[:len(src)-1], Stop, 0, c.isMap)
		}
	}
	for _, data := range []string{"", "c0", "c1", "01", "a0", "c400", "dc", "dc00", "dd 000000", "de00", "df 000000", "db 00000000", "e0"} {
		checkOpen(t, unhex(data), Stop, 0, false)
		checkOpen(t, unhex(data), Stop, 0, true)
	}
}

// checkOpen reads a head with each of Array and Map, one of which must refuse it.
func checkOpen(t *testing.T, src []byte, next, left int, isMap bool) {
	t.Helper()
	var d, other Decoder
	d.Src, other.Src = src, src
	open, refuse := d.Array, other.Map
	if isMap {
		open, refuse = d.Map, other.Array
	}
	depth := 1
	if next < 0 {
		depth = 0
	}
	if gotLeft, got := open(0); gotLeft != left || got != next || d.Depth() != depth {
		t.Errorf("%.10x opens with %d left, at %d, depth %d; want %d, %d", src, gotLeft, got, d.Depth(), left, next)
	}
	if gotLeft, got := refuse(0); gotLeft != 0 || got != Stop || other.Depth() != 0 {
		t.Errorf("%.10x is the other container, with %d left, at %d", src, gotLeft, got)
	}
}

func TestMore(t *testing.T) {
	d := Decoder{Src: unhex("92 01 02 03")}
	left, i := d.Array(0)
	for n := 0; ; n++ {
		next, more := d.More(i, left)
		if next != i || more != (n < 2) {
			t.Fatalf("More(%d, %d) = %d, %v", i, left, next, more)
		}
		if !more {
			break
		}
		i, left = d.Skip(next), left-1
	}
	if i != 3 || d.Depth() != 0 {
		t.Errorf("the array ends at %d, depth %d", i, d.Depth())
	}
	if next, more := d.More(Stop, 1); next != Stop || more {
		t.Errorf("More(Stop, 1) = %d, %v", next, more)
	}
}

func TestDepth(t *testing.T) {
	for _, c := range []struct {
		levels int
		ok     bool
	}{{1, true}, {9999, true}, {10000, true}, {10001, false}, {100_000, false}} {
		arrays := append(bytes.Repeat([]byte{0x91}, c.levels-1), 0x90)
		maps := append(bytes.Repeat([]byte{0x81, 0x01}, c.levels-1), 0x80)
		if c.ok {
			checkRoundTrip(t, arrays)
			checkRoundTrip(t, maps)
			continue
		}
		checkMalformed(t, arrays, maxDepth, problemDepth)
		checkMalformed(t, maps, 2*maxDepth, problemDepth)
	}
}

// TestSiblings passes over items that follow containers nested around the depth at which Skip begins to use memory.
func TestSiblings(t *testing.T) {
	for levels := range 40 {
		src := append(bytes.Repeat([]byte{0x92}, levels), bytes.Repeat([]byte{0xC0}, levels+1)...)
		checkRoundTrip(t, src)
		for n := range src {
			checkMalformed(t, src[:n], n, problemEnd)
		}
		checkMalformed(t, append(src, 0xC0), len(src), "data after the end of the item")
	}
}

func TestLimitDepth(t *testing.T) {
	d := Decoder{Src: unhex("91 91 90")}
	d.LimitDepth(2)
	if d.Skip(0) != Stop || d.Skip(1) != 3 {
		t.Error("Skip does not keep to the limit")
	}
	_, next := d.Array(0)
	if _, next = d.Array(next); next != 2 {
		t.Errorf("the second level is at %d", next)
	}
	if _, next = d.Array(next); next != Stop {
		t.Errorf("a third level is at %d", next)
	}
}
