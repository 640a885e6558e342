package cbor

import (
	"strings"
	"testing"
)

// malformed are the examples of RFC 8949, appendix F, by what is wrong with them and at which byte; atEnd is the end of the input.
var malformed = []struct {
	problem string
	at      int
	items   string
}{
	{problemEnd, atEnd, "18, 19, 1a, 1b, 19 01, 1a 01 02, 1b 01 02 03 04 05 06 07, 38, 58, 78, 98, 9a 01 ff 00, b8, d8, f8, f9 00, fa 00 00, " +
		"fb 00 00 00"},
	{problemEnd, atEnd, "41, 61, 5a ff ff ff ff 00, 5b ff ff ff ff ff ff ff ff 01 02 03, 7a ff ff ff ff 00, 7b 7f ff ff ff ff ff ff ff 01 02 03"},
	{problemEnd, atEnd, "81, 81 81 81 81 81 81 81 81 81, 82 00, a1, a2 01 02, a1 00, a2 00 00 00"},
	{problemEnd, atEnd, "c0"},
	{problemEnd, atEnd, "5f 41 00, 7f 61 00"},
	{problemEnd, atEnd, "9f, 9f 01 02, bf, bf 01 02 01 02, 81 9f, 9f 80 00, 9f 9f 9f 9f 9f ff ff ff ff, 9f 81 9f 81 9f 9f ff ff ff"},
	{problemReserved, 0, "1c, 1d, 1e, 3c, 3d, 3e, 5c, 5d, 5e, 7c, 7d, 7e, 9c, 9d, 9e, bc, bd, be, dc, dd, de, fc, fd, fe"},
	{problemSimple, 0, "f8 00, f8 01, f8 18, f8 1f"},
	{problemChunk, 1, "5f 00 ff, 5f 21 ff, 5f 61 00 ff, 5f 80 ff, 5f a0 ff, 5f c0 00 ff, 5f e0 ff, 7f 41 00 ff"},
	{problemChunk, 1, "5f 5f 41 00 ff ff, 7f 7f 61 00 ff ff"},
	{problemBreak, 0, "ff"},
	{problemBreak, 1, "81 ff, a1 ff, a1 ff 00"},
	{problemBreak, 2, "82 00 ff, a1 00 ff, 9f 81 ff"},
	{problemBreak, 3, "a2 00 00 ff"},
	{problemBreak, 9, "9f 82 9f 81 9f 9f ff ff ff ff"},
	{problemHalf, 2, "bf 00 ff"},
	{problemHalf, 4, "bf 00 00 00 ff"},
	{problemReserved, 0, "1f, 3f, df"},
}

const atEnd = -1

func TestMalformed(t *testing.T) {
	n := 0
	for _, group := range malformed {
		for item := range strings.SplitSeq(group.items, ", ") {
			n++
			src, at := unhex(item), group.at
			if at == atEnd {
				at = len(src)
			}
			checkMalformed(t, src, at, group.problem)
		}
	}
	if n != 94 {
		t.Errorf("%d examples, want 94", n)
	}
}

// TestMalformedInside has each example in the place of an element, a key, a value, and what a tag stands before. What is wrong comes first.
func TestMalformedInside(t *testing.T) {
	for _, group := range malformed {
		if group.at == atEnd || group.problem == problemBreak {
			continue
		}
		for item := range strings.SplitSeq(group.items, ", ") {
			for _, before := range []string{
				"81", "83 00", "9f", "9f 9f 00", "a1", "a1 00", "a2 00 00 00", "bf", "bf 61 61", "d9 d9f7", "c2", "9b 00 00 00 00 ff ff ff ff",
			} {
				src := unhex(before + item + "00 00 ff")
				checkMalformed(t, src, len(unhex(before))+group.at, group.problem)
			}
		}
	}
}

func TestMalformedEmpty(t *testing.T) { checkMalformed(t, nil, 0, problemEnd) }

// TestBreakInside holds that a break ends no tag and nothing that says its length.
func TestBreakInside(t *testing.T) {
	for _, before := range []string{"c1", "d818", "9f c1", "bf 00 c1", "9f 81", "bf a1", "bf 00 81", "9f 9f ff 82 00"} {
		src := unhex(before + "ff ff ff 00 00")
		checkMalformed(t, src, len(unhex(before)), problemBreak)
	}
}
