package strategies

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
)

// repeated is a codec that writes the letter x as often as the value says, and refuses negative values.
type repeated struct{}

var errNegative = errors.New("negative")

func (repeated) Append(dst []byte, v any) ([]byte, error) {
	n := *v.(*int)
	if n < 0 {
		return dst, errNegative
	}
	return append(dst, strings.Repeat("x", n)...), nil
}

func (repeated) Decode([]byte, any) error { return nil }

func TestEncodeReturnsSlicesOfTheirOwn(t *testing.T) {
	for _, n := range []int{0, 1, 100, 100_000} {
		first, err := Encode(repeated{}, &n)
		if err != nil || len(first) != n || first == nil {
			t.Fatalf("Encode of %d = %d bytes, %v", n, len(first), err)
		}
		if n > 0 && cap(first) > 2*n+16 {
			t.Errorf("%d bytes have a capacity of %d", n, cap(first))
		}
		kept := slices.Clone(first)
		second, _ := Encode(repeated{}, &n)
		for i := range second {
			second[i] = '#'
		}
		if !slices.Equal(first, kept) {
			t.Errorf("two results of %d bytes share memory", n)
		}
	}
}

func TestEncodeReturnsErrors(t *testing.T) {
	n := -1
	if out, err := Encode(repeated{}, &n); out != nil || !errors.Is(err, errNegative) {
		t.Errorf("Encode = %q, %v", out, err)
	}
	n = 3
	if out, err := Encode(repeated{}, &n); string(out) != "xxx" || err != nil {
		t.Errorf("Encode after an error = %q, %v", out, err)
	}
}

func TestEncodeAllocatesOnce(t *testing.T) {
	n := 1000
	if allocs := testing.AllocsPerRun(100, func() { _, _ = Encode(repeated{}, &n) }); allocs > 2 { // one is strings.Repeat
		t.Errorf("%v allocations per call", allocs)
	}
}

func TestEncodeConcurrently(t *testing.T) {
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			for range 100 {
				if out, err := Encode(repeated{}, &n); len(out) != n || err != nil {
					t.Errorf("Encode of %d = %q, %v", n, out, err)
				}
			}
		})
	}
	all.Wait()
}
