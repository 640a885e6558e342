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
	work(1 << 12)
	return append(dst, 'x'), nil
}

func (c *counting) Decode([]byte, any) error {
	c.decodes++
	work(1 << 12)
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

// A load is told of calls that take a microsecond each, but for a pause now and then and for slow ones at the start, beside
// work of which a step takes a nanosecond.
func TestLoadFollowsTheCalls(t *testing.T) {
	for part, want := range map[float64]int64{0.01: 10, 0.05: 50, 0.1: 100, 1: 1000} {
		l := &load{part: part}
		clock, calls := time.Unix(0, 0), 0
		now := func() time.Time { return clock }
		work := func(steps int) { clock = clock.Add(time.Duration(steps)) }
		for ; l.steps.Load() == 0; calls++ {
			l.tick(now, work)
			clock = clock.Add(time.Microsecond)
			if calls < 200 || calls%1000 == 500 {
				clock = clock.Add(10 * time.Microsecond)
			}
		}
		if got := l.steps.Load(); got < want || got > want+want/50 {
			t.Errorf("a part of %v is %d steps, want %d", part, got, want)
		}
		if len(l.ratios) < settleBatches || l.total < settleTime || calls < 10*len(l.ratios) {
			t.Errorf("settled after %d batches of %d calls, and %v", len(l.ratios), calls, l.total)
		}
	}
}

func TestSlowedAllocatesNothing(t *testing.T) {
	compiled, _ := named(t, Slow("fixed", 1), &counting{}).Compile(nil, strategies.JSON)
	buffer := make([]byte, 0, 8)
	if allocs := testing.AllocsPerRun(1000, func() { buffer, _ = compiled.Append(buffer[:0], nil) }); allocs != 0 {
		t.Errorf("%v allocations per call", allocs)
	}
}
