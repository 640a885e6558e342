package null

import (
	"testing"

	"github.com/vmbench/vmbench/strategies"
)

func TestNullDoesNothing(t *testing.T) {
	s := New()
	if !s.Traits().Null {
		t.Error("the null strategy does not say so in its traits")
	}
	c, err := s.Compile(nil, strategies.JSON)
	if err != nil {
		t.Fatal(err)
	}
	value := 7
	out, err := c.Append([]byte("kept"), &value)
	if string(out) != "kept" || err != nil {
		t.Errorf("Append = %q, %v", out, err)
	}
	if err := c.Decode([]byte("not JSON"), &value); value != 7 || err != nil {
		t.Errorf("Decode left %d, %v", value, err)
	}
}

func TestNullAllocatesNothing(t *testing.T) {
	c, _ := New().Compile(nil, strategies.JSON)
	value, buffer := 7, make([]byte, 0, 8)
	allocs := testing.AllocsPerRun(100, func() {
		buffer, _ = c.Append(buffer[:0], &value)
		_ = c.Decode(buffer, &value)
	})
	if allocs != 0 {
		t.Errorf("%v allocations per call", allocs)
	}
}
