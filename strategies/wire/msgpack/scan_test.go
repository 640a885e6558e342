package msgpack

import "testing"

func TestMalformed(t *testing.T) {
	for _, c := range []struct {
		data    string
		offset  int
		problem string
	}{
		{"", 0, problemEnd},
		{"c1", 0, problemNever},
		{"91 c1", 1, problemNever},
		{"93 01 c1 02", 2, problemNever},
		{"81 c1 01", 1, problemNever},
		{"81 01 c1", 2, problemNever},
		{"82 a161 01 c1 02", 4, problemNever},
		{"92 01", 2, problemEnd},
		{"92 91 01", 3, problemEnd},
		{"81 01", 2, problemEnd},
		{"82 01 02 03", 4, problemEnd},
		{"01 01", 1, "data after the end of the item"},
		{"c0 c1", 1, "data after the end of the item"},
	} {
		src := unhex(c.data)
		checkMalformed(t, src, c.offset, c.problem)
		checkReaders(t, src, 0)
	}
}

// TestEveryPairOfBytes holds all readers to Skip where most initial bytes lack what follows them.
func TestEveryPairOfBytes(t *testing.T) {
	for n := range 1 << 16 {
		checkWellFormed(t, []byte{byte(n >> 8), byte(n)})
	}
}

// checkWellFormed holds the Decoder to Check.
func checkWellFormed(t *testing.T, src []byte) {
	t.Helper()
	well := Check(src) == nil
	d := Decoder{Src: src}
	if _, next := d.Any(0, nil); (next == len(src)) != well {
		t.Errorf("Any(%x) ends at %d, Check: %v", src, next, Check(src))
	}
	if next := Skip(src, 0, 0); (next == len(src)) != well {
		t.Errorf("Skip(%x) ends at %d, Check: %v", src, next, Check(src))
	}
	if well && d.Depth() != 0 {
		t.Errorf("Any(%x) ends at depth %d", src, d.Depth())
	}
}

func TestSkipOutsideOfTheInput(t *testing.T) {
	src := unhex("c0")
	for _, i := range []int{Stop, 1, 2} {
		if next := Skip(src, i, 0); next != Stop {
			t.Errorf("Skip at %d = %d", i, next)
		}
		checkReaders(t, src, i)
	}
}

func TestSkipDoesNotAllocate(t *testing.T) {
	src := unhex("83 a161 92 01 cd0102 a162 d9 03 616263 a163 91 91 91 81 01 91 d4 05 00")
	if n := testing.AllocsPerRun(10, func() {
		if Skip(src, 0, 0) != len(src) {
			t.Fatal("Skip does not reach the end")
		}
	}); n != 0 {
		t.Errorf("Skip allocates %g times", n)
	}
}
