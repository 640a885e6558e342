package cbor

import (
	"bytes"
	"testing"
)

const mega = 1_000_000

// mostAllocated is what reading a hostile document of a size may allocate, whatever reads it.
func mostAllocated(size int) uint64 { return 64<<10 + 6*uint64(size) }

// TestLyingHeads holds that heads which claim more than there is cost nothing.
func TestLyingHeads(t *testing.T) {
	for _, major := range []byte{majorBytes, majorText, majorArray, majorMap} {
		for _, n := range []uint64{1<<31 - 1, 1 << 31, 1<<32 - 1, 1 << 32, 1<<63 - 1, 1 << 63, 1<<64 - 1} {
			for _, before := range []string{"", "81", "9f", "c1", "a1 00", "a1", "5f", "7f"} {
				src := append(unhex(before), heads(major, n)[0]...)
				if at := len(unhex(before)) - 1; at >= 0 && src[at]&infoMask == infoIndefinite && src[at] < majorArray && src[at]&majorMask != major {
					checkCheap(t, src, at+1, problemChunk)
				} else {
					checkCheap(t, src, len(src), problemEnd)
				}
			}
		}
	}
}

// checkCheap is checkMalformed with an eye on memory.
func checkCheap(t *testing.T, src []byte, offset int, problem string) {
	t.Helper()
	readings := uint64(len(readers) + 3)
	if n := allocated(func() { checkMalformed(t, src, offset, problem) }); n > readings*mostAllocated(len(src)) {
		t.Errorf("reading %.20x of %d bytes allocates %d bytes, %d at a time", src, len(src), n, n/readings)
	}
}

// TestDeep holds that nesting beyond the limit ends, whatever is nested.
func TestDeep(t *testing.T) {
	const levels = 100_000
	for _, around := range []string{"81", "9f", "a1 00", "a1", "bf 00", "a2 00 00 01", "c0", "c2", "d9d9f7"} {
		src := append(bytes.Repeat(unhex(around), levels), unhex("41 00")...)
		checkDeep(t, src, maxDepth*len(unhex(around)))
	}
	for _, inner := range []string{"00", "f5", "60", "80"} {
		checkMalformed(t, append(bytes.Repeat(unhex("c1"), levels), unhex(inner)...), maxDepth, problemDepth)
	}
}

// checkDeep is checkCheap with memory for what is open: ten thousand containers for Check, and as many Go values for Any.
func checkDeep(t *testing.T, src []byte, offset int) {
	t.Helper()
	checkMalformed(t, src, offset, problemDepth)
	check := allocated(func() { Check(src) })
	value := allocated(func() { readAny(src) })
	deterministic := allocated(func() { Deterministic(nil, src) })
	if check > 1<<20 || value > 8<<20 || deterministic > 1<<20 {
		t.Errorf("%.20x allocates %d bytes in Check, %d in Any, %d in Deterministic", src, check, value, deterministic)
	}
}

// TestManyChunks reads strings of a million chunks of one byte, and of none.
func TestManyChunks(t *testing.T) {
	for _, c := range []struct{ head, chunk string }{{"5f", "4161"}, {"5f", "40"}, {"5f", "5800"}, {"7f", "6161"}, {"7f", "60"}, {"7f", "7800"}} {
		src := append(append(unhex(c.head), bytes.Repeat(unhex(c.chunk), mega)...), itemBreak)
		content := bytes.Repeat([]byte("a"), mega*(len(unhex(c.chunk))-1)*int(unhex(c.chunk)[0]&1))
		var want any = content
		if c.head == "7f" {
			want = string(content)
		}
		read := allocated(func() { checkSame(t, append(unhex("d9d9f7"), src...), want) })
		joined := allocated(func() {
			if out, err := Deterministic(nil, src); err != nil || !bytes.Equal(out[len(out)-len(content):], content) {
				t.Errorf("Deterministic of %.20x is %.20x, %v", src, out, err)
			}
		})
		if read > mostAllocated(len(src)) || joined > mostAllocated(len(src)) {
			t.Errorf("%.20x allocates %d bytes when it is read, %d in Deterministic", src, read, joined)
		}
		src = src[len(src)-len(src)/20:]
		src[0] = unhex(c.head)[0]
		checkCheap(t, src[:len(src)-1], len(src)-1, problemEnd)
		checkCheap(t, append(src[:len(src)-1], 0), len(src)-1, problemChunk)
	}
}

// TestManyZeros reads a bignum of a million bytes without a value, and one whose last byte is too much.
func TestManyZeros(t *testing.T) {
	src := AppendBytes([]byte{majorTag | tagBignum}, make([]byte, mega))
	if n := allocated(func() { checkSame(t, src, int64(0)) }); n > mostAllocated(len(src)) {
		t.Errorf("a bignum of a million zeros allocates %d bytes", n)
	}
	checkInteger(t, src, signed(0, false))
	if out, err := Deterministic(nil, src); err != nil || string(out) != "\x00" {
		t.Errorf("Deterministic of a million zeros is %.20x, %v", out, err)
	}
	src[len(src)-9] = 1
	checkUnfit(t, src, "int64", "uint64", "float64")
}

// TestManyKeys reads a map whose first keys are texts, and whose later ones are none, and one of keys that are equal to none.
func TestManyKeys(t *testing.T) {
	const n = 20_000
	texts := appendHead(nil, majorMap, 2*n)
	for k := range n {
		texts = append(appendHead(texts, majorText, 3), byte(k&127), byte(k>>7&127), byte(k>>14), 0)
	}
	for k := range n {
		texts = append(AppendUint(texts, uint64(k)), 0)
	}
	v, err := readAny(texts)
	if m, ok := v.(map[any]any); err != nil || !ok || len(m) != 2*n {
		t.Errorf("a map of texts and numbers is of another size: %v", err)
	}
	nans := append(appendHead(nil, majorMap, n), bytes.Repeat(unhex("f97e00 00"), n)...)
	v, err = readAny(nans)
	if m, ok := v.(map[any]any); err != nil || !ok || len(m) != n {
		t.Errorf("a map of NaNs is of another size: %v", err)
	}
	if out, err := writeAny(v); err != nil || !bytes.Equal(out, nans) {
		t.Errorf("a map of NaNs is written in %d bytes, %v", len(out), err)
	}
}
