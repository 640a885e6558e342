package cbor

import (
	"bytes"
	"strings"
	"testing"
)

// boundaries are the least and the greatest number of each length that a head has.
var boundaries = []uint64{0, 23, 24, 255, 256, 65535, 65536, 1<<32 - 1, 1 << 32, 1<<63 - 1, 1 << 63, 1<<64 - 1}

// sizes are those of boundaries that strings and containers have in tests.
var sizes = []int{0, 23, 24, 255, 256, 65535, 65536}

// head returns a head with so many bytes after the initial one, 0, 1, 2, 4 or 8.
func head(major byte, n uint64, more int) []byte {
	info := map[int]byte{0: byte(n), 1: info8, 2: info16, 4: info32, 8: info64}[more]
	out := []byte{major | info}
	for more--; more >= 0; more-- {
		out = append(out, byte(n>>(8*more)))
	}
	return out
}

// shortest returns how many bytes follow the initial one at least.
func shortest(n uint64) int {
	switch {
	case n < 24:
		return 0
	case n < 1<<8:
		return 1
	case n < 1<<16:
		return 2
	case n < 1<<32:
		return 4
	}
	return 8
}

// heads returns all heads with a number, the shortest first.
func heads(major byte, n uint64) (all [][]byte) {
	for _, more := range []int{0, 1, 2, 4, 8} {
		if more >= shortest(n) {
			all = append(all, head(major, n, more))
		}
	}
	return all
}

func TestHead(t *testing.T) {
	for _, n := range boundaries {
		for major := 0; major < 1<<8; major += 1 << 5 {
			want := heads(byte(major), n)[0]
			if got := appendHead([]byte("x"), byte(major), n); !bytes.Equal(got[1:], want) || headLen(n) != len(want) {
				t.Errorf("the head of %d is %x of %d bytes, want %x", n, got[1:], headLen(n), want)
			}
			for _, h := range heads(byte(major), n) {
				if got, next := number(h, 0); got != n || next != len(h) {
					t.Errorf("the number of %x is %d, %d; want %d", h, got, next, n)
				}
			}
		}
	}
}

// TestStringHeads reads strings of each size behind each head that they may have.
func TestStringHeads(t *testing.T) {
	for _, n := range sizes {
		text := strings.Repeat("x", n)
		for k, h := range heads(majorText, uint64(n)) {
			src := append(h, text...)
			if got, next := String(src, 0); got != text || next != len(src) {
				t.Errorf("text of %d bytes behind %x: %d bytes, %d", n, h, len(got), next)
			}
			if k == 0 && !bytes.Equal(AppendString(nil, text), src) {
				t.Errorf("text of %d bytes is written with another head than %x", n, h)
			}
			checkSame(t, src, text)
		}
		for k, h := range heads(majorBytes, uint64(n)) {
			src := append(h, text...)
			d := Decoder{Src: src}
			if got, next := d.Bytes(0, nil, "[]uint8"); string(got) != text || next != len(src) || got == nil {
				t.Errorf("%d bytes behind %x: %d bytes, %d", n, h, len(got), next)
			}
			if k == 0 && !bytes.Equal(AppendBytes(nil, []byte(text)), src) {
				t.Errorf("%d bytes are written with another head than %x", n, h)
			}
			checkSame(t, src, []byte(text))
		}
	}
}

// checkSame holds that Any reads want, and that Check sees nothing wrong.
func checkSame(t *testing.T, src []byte, want any) {
	t.Helper()
	if err := Check(src); err != nil {
		t.Errorf("Check(%x): %v", src[:min(len(src), 20)], err)
	}
	if got, err := readAny(src); err != nil || !same(got, want) {
		t.Errorf("%.40x is another value than wanted: %.100v, %v", src, got, err)
	}
}

// TestContainerHeads reads arrays and maps of each size behind each head that they may have.
func TestContainerHeads(t *testing.T) {
	for _, n := range sizes {
		elems, members := make([]any, n), make(map[string]any, n)
		var flat, pairs []byte
		for k := range n {
			key := string([]byte{byte(k>>14&0x7F) + 1, byte(k >> 7 & 0x7F), byte(k & 0x7F)})
			elems[k], members[key] = int64(k%7), int64(k%7)
			flat = AppendInt(flat, int64(k%7))
			pairs = AppendInt(AppendString(pairs, key), int64(k%7))
		}
		checkContainer(t, elems, majorArray, n, flat, AppendArray(nil, n))
		checkContainer(t, members, majorMap, n, pairs, AppendMap(nil, n))
	}
}

func checkContainer(t *testing.T, v any, major byte, n int, content, shortest []byte) {
	t.Helper()
	all := heads(major, uint64(n))
	if !bytes.Equal(shortest, all[0]) {
		t.Errorf("the head of a container of %d is %x, want %x", n, shortest, all[0])
	}
	if out, err := writeAny(v); err != nil || !bytes.Equal(out, append(all[0], content...)) {
		t.Errorf("a container of %d is written as %.40x, %v", n, out, err)
	}
	for k, h := range all {
		checkOpened(t, append(h, content...), major, n, n, len(h))
		if k == 0 || n < 1000 {
			checkSame(t, append(h, content...), v)
		}
	}
	indefinite := append(append([]byte{major | infoIndefinite}, content...), itemBreak)
	checkOpened(t, indefinite, major, Indefinite, n, 1)
	checkSame(t, indefinite, v)
}

// checkOpened opens a container of n elements or members, and goes through it.
func checkOpened(t *testing.T, src []byte, major byte, left, n, size int) {
	t.Helper()
	d := Decoder{Src: src}
	got, next := d.Array(0)
	if major == majorMap {
		got, next = d.Map(0)
	}
	if got != left || next != size || d.Depth() != 1 {
		t.Errorf("%.20x has %d left at %d, depth %d; want %d at %d", src, got, next, d.Depth(), left, size)
	}
	count := 0
	for more := true; ; left-- {
		if next, more = d.More(next, left); !more {
			break
		}
		if next = d.Skip(next); major == majorMap {
			next = d.Skip(next)
		}
		count++
	}
	if count != n || next != len(src) || d.Depth() != 0 {
		t.Errorf("%.20x has %d to %d of %d bytes, depth %d; want %d", src, count, next, len(src), d.Depth(), n)
	}
}
