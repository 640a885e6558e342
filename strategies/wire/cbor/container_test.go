package cbor

import (
	"bytes"
	"testing"

	"github.com/vmbench/vmbench/strategies/wire"
)

// TestOpenMap closes maps with all numbers of members that there was room for.
func TestOpenMap(t *testing.T) {
	const content = "content"
	var dst, want []byte
	for most := range 301 {
		for n := range most + 1 {
			dst = OpenMap(append(dst[:0], "x"...), most)
			dst = CloseMap(append(dst, content...), 1, most, n)
			want = append(AppendMap(append(want[:0], "x"...), n), content...)
			if !bytes.Equal(dst, want) {
				t.Fatalf("a map of %d members, for which there was room for %d, is %x, want %x", n, most, dst, want)
			}
		}
	}
}

func TestOpenLongMap(t *testing.T) {
	for _, most := range []int{65535, 65536, 1 << 30} {
		for _, n := range []int{0, 23, 24, 255, 256, 65535, 65536, 1 << 30} {
			if n > most {
				continue
			}
			dst := CloseMap(append(OpenMap([]byte("x"), most), "content"...), 1, most, n)
			if want := append(AppendMap([]byte("x"), n), "content"...); !bytes.Equal(dst, want) || MapHead(n) != string(AppendMap(nil, n)) {
				t.Errorf("a map of %d members, for which there was room for %d, is %x, want %x", n, most, dst, want)
			}
		}
	}
}

// TestDepth holds that all that passes over items has the same limit, which tags count for.
func TestDepth(t *testing.T) {
	for _, around := range []string{"81", "9f", "a100", "bf00", "d9d9f7"} {
		checkDepth(t, around, "00", maxDepth, true)
		checkDepth(t, around, "00", maxDepth+1, false)
		checkDepth(t, around, "80", maxDepth-1, true)
		checkDepth(t, around, "bfff", maxDepth, false)
	}
	checkMalformed(t, append(bytes.Repeat([]byte{majorArray | 1}, maxDepth), majorMap), maxDepth, problemDepth)
}

// checkDepth reads an item with so many levels around it.
func checkDepth(t *testing.T, around, inner string, levels int, ok bool) {
	t.Helper()
	src := append(bytes.Repeat(unhex(around), levels), unhex(inner)...)
	if around == "9f" || around == "bf00" {
		src = append(src, bytes.Repeat([]byte{itemBreak}, levels)...)
	}
	_, err := readAny(src)
	flat, failed := Deterministic(nil, src)
	if good := Check(src) == nil; good != ok || (err == nil) != ok || (failed == nil) != ok {
		t.Errorf("%d times %s around %s: %v, %v, %v; well-formed should be %t", levels, around, inner, Check(src), err, failed, ok)
	}
	if again, err := Deterministic(nil, flat); ok && (err != nil || !bytes.Equal(again, flat)) {
		t.Errorf("Deterministic of %d times %s around %s is not the same again: %v", levels, around, inner, err)
	}
}

func TestLimitDepth(t *testing.T) {
	for n, want := range []error{0: wire.ErrStopped, 1: wire.ErrStopped, 2: nil} {
		d := Decoder{Src: unhex("818100")}
		d.LimitDepth(n)
		_, next := d.Any(0, nil)
		if err := d.Finish(next); err != want {
			t.Errorf("with %d levels: %v, want %v", n, err, want)
		}
	}
}
