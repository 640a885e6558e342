package control

import (
	"testing"
	"time"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A fixed strategy has one codec, which counts its calls.
type fixed struct{ codec *counting }

func (fixed) Name() string              { return "fixed" }
func (fixed) Traits() strategies.Traits { return strategies.Traits{SortsMaps: true} }
func (f fixed) Compile(*schema.Type, strategies.Format) (strategies.Codec, error) {
	return f.codec, nil
}

type counting struct{ appends, decodes int }

func (c *counting) Append(dst []byte, _ any) ([]byte, error) {
	c.appends++
	spin(1 << 12)
	return append(dst, 'x'), nil
}

func (c *counting) Decode([]byte, any) error {
	c.decodes++
	spin(1 << 12)
	return nil
}

func named(t *testing.T, name string, codec *counting) strategies.Strategy {
	t.Helper()
	for _, s := range Of([]strategies.Strategy{fixed{codec}}) {
		if s.Name() == name {
			return s
		}
	}
	t.Fatalf("there is no control %s", name)
	return nil
}

func TestControls(t *testing.T) {
	list := Of([]strategies.Strategy{fixed{}, fixed{}})
	if want := 2 * (Twins + len(Percents())); len(list) != want {
		t.Errorf("%d controls, want %d", len(list), want)
	}
	for _, s := range list {
		if !s.Traits().SortsMaps {
			t.Errorf("%s has other traits than its strategy", s.Name())
		}
	}
}

func TestTwinIsTheStrategyItself(t *testing.T) {
	codec := &counting{}
	for i := 1; i <= Twins; i++ {
		got, err := named(t, Twin("fixed", i), codec).Compile(nil, strategies.JSON)
		if err != nil || got != strategies.Codec(codec) {
			t.Errorf("twin %d has a codec of its own, or %v", i, err)
		}
	}
}

// The load of a slowed codec is the part it says of the fastest call, in steps of the same spin as the call itself.
func TestSlowedDoesTheKnownPartMore(t *testing.T) {
	for _, percent := range Percents() {
		codec := &counting{}
		compiled, err := named(t, Slow("fixed", percent), codec).Compile(nil, strategies.JSON)
		if err != nil {
			t.Fatal(err)
		}
		slow := compiled.(*slowCodec)
		calls := 0
		for ; slow.appends.steps.Load() == 0 || slow.decodes.steps.Load() == 0; calls++ {
			out, err := slow.Append([]byte("kept"), nil)
			if err != nil || string(out) != "keptx" || slow.Decode(nil, nil) != nil {
				t.Fatalf("%q, %v", out, err)
			}
		}
		if codec.appends != calls || codec.decodes != calls || calls < settleCalls {
			t.Errorf("%d calls made %d and %d", calls, codec.appends, codec.decodes)
		}
		for _, l := range []*load{&slow.appends, &slow.decodes} {
			if l.total < settleTime || l.fastest <= 0 || l.fastest > l.total {
				t.Errorf("settled after %v, fastest %v", l.total, l.fastest)
			}
		}
	}
}

func TestLoadFollowsTheFastestCall(t *testing.T) {
	l := &load{part: 0.05}
	l.learn(settleTime)
	l.learn(settleTime / 2)
	if l.steps.Load() != 0 {
		t.Fatal("settled after two calls")
	}
	l.learn(3 * settleTime)
	half, twice := &load{part: 0.025}, &load{part: 0.10}
	for range settleCalls {
		half.learn(settleTime / 2)
		twice.learn(settleTime / 2)
	}
	if l.fastest != settleTime/2 || l.steps.Load() == 0 {
		t.Errorf("fastest %v, %d steps", l.fastest, l.steps.Load())
	}
	if half.steps.Load() >= l.steps.Load() || l.steps.Load() >= twice.steps.Load() {
		t.Errorf("parts 2.5, 5 and 10 %% are %d, %d and %d steps", half.steps.Load(), l.steps.Load(), twice.steps.Load())
	}
	made := 0
	l.around(func() { made++ })
	if made != 1 {
		t.Errorf("a settled call was made %d times", made)
	}
}

func TestStepTime(t *testing.T) {
	if step := stepTime(); step <= 0 || step > float64(time.Millisecond) {
		t.Errorf("a step takes %v ns", step)
	}
}

func TestSlowedAllocatesNothing(t *testing.T) {
	compiled, _ := named(t, Slow("fixed", 1), &counting{}).Compile(nil, strategies.JSON)
	buffer := make([]byte, 0, 8)
	if allocs := testing.AllocsPerRun(1000, func() { buffer, _ = compiled.Append(buffer[:0], nil) }); allocs != 0 {
		t.Errorf("%v allocations per call", allocs)
	}
}
