package msgpack

import (
	"bytes"
	"runtime"
	"testing"
)

// lies are heads that claim more than follows.
var lies = []string{
	"d9 ff", "da ffff", "db ffffffff", "db 7fffffff", "db 80000000",
	"c4 ff", "c5 ffff", "c6 ffffffff", "c6 7fffffff",
	"dc ffff", "dd ffffffff", "dd 7fffffff", "dd 80000000",
	"de ffff", "df ffffffff", "df 7fffffff", "df 80000000",
	"c7 ff 01", "c8 ffff 01", "c9 ffffffff", "c9 ffffffff ff", "c9 7fffffff ff",
}

// TestLies holds what is read, and what memory it takes, to what is there.
func TestLies(t *testing.T) {
	for _, data := range lies {
		for _, rest := range []int{0, 1, 200} {
			src := append(unhex(data), make([]byte, rest)...)
			checkMalformed(t, src, len(src), problemEnd)
			checkBounded(t, src)
			nested := append([]byte{0x92, 0x01}, src...)
			checkMalformed(t, nested, len(nested), problemEnd)
			checkBounded(t, nested)
		}
	}
}

func TestManyLies(t *testing.T) {
	for _, head := range []string{"dd 00003fff", "df 00001fff", "dd ffffffff", "df ffffffff"} {
		checkBounded(t, bytes.Repeat(unhex(head), 4000))
	}
	for _, b := range []byte{0x91, 0x81, 0x9F, 0x8F, 0xDD} {
		checkBounded(t, bytes.Repeat([]byte{b}, 100_000))
	}
}

// checkBounded reads src by every reader and allows each less than 1 MiB.
func checkBounded(t *testing.T, src []byte) {
	t.Helper()
	for _, r := range readers {
		d := Decoder{Src: src}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		next := r.read(&d, 0)
		err := d.Finish(next)
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used >= 1<<20 {
			t.Errorf("%s(%.20x), %d bytes, allocates %d bytes", r.name, src, len(src), used)
		}
		if err == nil {
			t.Errorf("%s(%.20x) takes it", r.name, src)
		}
	}
}
