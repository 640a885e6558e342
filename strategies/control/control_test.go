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

func TestSlowedSettlesAndPassesCallsOn(t *testing.T) {
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
		if codec.appends != calls || codec.decodes != calls || calls < settleBatches {
			t.Errorf("%d calls made %d and %d", calls, codec.appends, codec.decodes)
		}
	}
}

// A load is told of calls that take a microsecond each, but for a pause now and then.
func TestLoadFollowsTheFastestBatch(t *testing.T) {
	steps := func(part float64) int64 {
		l := &load{part: part}
		clock, calls := time.Unix(0, 0), 0
		now := func() time.Time { return clock }
		for ; l.steps.Load() == 0; calls++ {
			l.tick(now)
			clock = clock.Add(time.Microsecond)
			if calls%1000 == 500 {
				clock = clock.Add(time.Millisecond)
			}
		}
		if l.best != 1000 || l.total < settleTime || l.timed < settleBatches {
			t.Errorf("settled on %v ns for a call after %d batches and %v", l.best, l.timed, l.total)
		}
		if looks := l.timed; calls < 10*looks {
			t.Errorf("%d looks at the clock for %d calls", looks, calls)
		}
		return l.steps.Load()
	}
	half, whole, twice := steps(0.25), steps(0.5), steps(1)
	if half >= whole || whole >= twice {
		t.Errorf("parts of a quarter, a half and a whole are %d, %d and %d steps", half, whole, twice)
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
