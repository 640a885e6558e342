package peers

import (
	"bytes"
	"errors"
	"slices"
	"sync"
	"testing"

	"github.com/bytedance/sonic"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
)

// embedded calls f for every peer, format and workload that has a value and that the peer supports.
func embedded(t *testing.T, f func(t *testing.T, codec strategies.Codec, r *reference, w *workloads.Workload)) {
	t.Helper()
	for _, format := range formats {
		for _, s := range peersOf(format) {
			for _, w := range workloads.All() {
				if w.Value == nil {
					continue
				}
				if codec, _ := compileIn(t, s, format, w.New()); codec != nil {
					t.Run(s.Name()+"/"+string(format)+"/"+w.Name, func(t *testing.T) {
						f(t, codec, newReference(t, format, w.New()), w)
					})
				}
			}
		}
	}
}

// TestAppend holds that what is before stays, whatever its length and capacity, that the result is the caller's alone, and
// that its memory is used where it is enough.
func TestAppend(t *testing.T) {
	embedded(t, func(t *testing.T, codec strategies.Codec, r *reference, w *workloads.Workload) {
		value := w.Value()
		want, err := codec.Append(nil, value)
		if err != nil {
			t.Fatal(err)
		}
		var others [][]byte
		for _, size := range [][2]int{{0, 0}, {0, 1}, {1, 1}, {3, 64}, {512, 512}, {511, 512}, {1024, 2048}, {5, 1 << 15}, {9, 1 << 17}} {
			dst := bytes.Repeat([]byte("<"), size[1])[:size[0]]
			out, err := codec.Append(dst, value)
			if err != nil || !bytes.HasPrefix(out, dst) || !r.equal(out[len(dst):], want) {
				t.Fatalf("behind %d of %d bytes: %.100q, %v", len(dst), cap(dst), out, err)
			}
			if size[1] > 1<<16 && &out[0] != &dst[0] {
				t.Errorf("%d bytes do not go into the %d that are there", len(out), size[1])
			}
			others = append(others, out)
		}
		copies := slices.Clone(others)
		for i := range copies {
			copies[i] = bytes.Clone(copies[i])
		}
		if _, err := codec.Append(nil, value); err != nil {
			t.Fatal(err)
		}
		for i := range others {
			if !bytes.Equal(copies[i], others[i]) {
				t.Errorf("a result changes with a later call")
			}
		}
	})
}

// A refusing cannot be written. (A channel or a function is not refused by all libraries.)
type refusing struct{}

var errRefused = errors.New("refused")

func (refusing) MarshalJSON() ([]byte, error)   { return nil, errRefused }
func (refusing) MarshalBinary() ([]byte, error) { return nil, errRefused }
func (*refusing) UnmarshalJSON([]byte) error    { return errRefused }
func (*refusing) UnmarshalBinary([]byte) error  { return errRefused }

// TestAppendErrors holds that dst comes back as it was.
func TestAppendErrors(t *testing.T) {
	for _, format := range formats {
		for _, s := range peersOf(format) {
			if codec, _ := compileIn(t, s, format, &workloads.AnyDoc{}); codec != nil {
				t.Run(s.Name()+"/"+string(format), func(t *testing.T) { appendErrors(t, codec) })
			}
		}
	}
}

func appendErrors(t *testing.T, codec strategies.Codec) {
	for _, dst := range [][]byte{nil, {}, []byte("kept"), append(make([]byte, 0, 4096), "kept"...)} {
		before := string(dst)
		out, err := codec.Append(dst, &workloads.AnyDoc{Event: "x", Payload: refusing{}})
		if err == nil || string(out) != before || len(dst) > 0 && &out[0] != &dst[0] || cap(out) != cap(dst) {
			t.Errorf("%q of %d bytes, error %v; want %q of %d", out, cap(out), err, before, cap(dst))
		}
		if out, err := codec.Append(dst, &workloads.AnyDoc{Event: "fine"}); err != nil || len(out) == len(dst) {
			t.Errorf("after an error: %q, %v", out, err)
		}
	}
}

// TestConcurrently holds that goroutines do not meet in the pools.
func TestConcurrently(t *testing.T) {
	embedded(t, func(t *testing.T, codec strategies.Codec, r *reference, w *workloads.Workload) {
		alone := w.New() // what the codec makes of the value by itself, be it another one
		out, err := codec.Append(nil, w.Value())
		if err == nil {
			err = codec.Decode(out, alone)
		}
		if err != nil {
			t.Fatal(err)
		}
		want, err := r.codec.Append(nil, alone)
		if err != nil {
			t.Fatal(err)
		}
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				var buffer []byte
				for range 5 {
					out, err := codec.Append(buffer[:0], w.Value())
					back := w.New()
					if err == nil {
						err = codec.Decode(out, back)
					}
					if text, _ := r.codec.Append(nil, back); err != nil || !r.equal(text, want) {
						t.Errorf("got %.200q, %v", out, err)
						return
					}
					buffer = out
				}
			})
		}
		all.Wait()
	})
}

// TestSonicAppendsWhatItMarshals holds that the functions called in place of Marshal give the same.
func TestSonicAppendsWhatItMarshals(t *testing.T) {
	for _, w := range workloads.All() {
		if w.Value == nil {
			continue
		}
		for _, value := range []any{w.Value(), w.New(), &workloads.Text{Title: "<\xff>\u2028"}} {
			want, err := sonic.ConfigStd.Marshal(value)
			if err != nil {
				t.Fatal(err)
			}
			got, err := appendOf(t, sonicStd(), value)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s: %.200s, %v, want %.200s", w.Name, got, err, want)
			}
		}
	}
}
