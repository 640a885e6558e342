package page

import (
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"

	"github.com/vmbench/vmbench/report"
)

// TestFrontier holds that what is beaten in both is not on it.
func TestFrontier(t *testing.T) {
	off := tradeOff{Points: []point{
		{Strategy: "both", Bytes: 30, Time: 3}, {Strategy: "small", Bytes: 10, Time: 2}, {Strategy: "fast", Bytes: 40, Time: 0.5},
		{Strategy: "middle", Bytes: 20, Time: 1}, {Strategy: "tie", Bytes: 20, Time: 1.5},
	}}
	off.markFrontier()
	var on []string
	for _, p := range off.Points {
		if p.Frontier {
			on = append(on, p.Strategy)
		}
	}
	if want := []string{"small", "middle", "fast"}; !slices.Equal(on, want) {
		t.Errorf("on the frontier: %v, want %v", on, want)
	}
}

// TestTradeOff holds what is divided by what.
func TestTradeOff(t *testing.T) {
	s := usual().story()
	all := s.tradeOffs(s.Runs[0])
	if len(all) != 2 || all[0].Types != 256 || len(all[0].Points) != 3 {
		t.Fatalf("%+v", all)
	}
	for _, p := range all[0].Points {
		if p.Strategy == "vm" && (p.Bytes != 730_000.0/256 || math.Abs(p.Time-0.4) > 0.01 || p.Lo >= p.Time || p.Hi <= p.Time) {
			t.Errorf("vm: %+v", p)
		}
		if p.Strategy == "reflection" && (p.Time != 1 || !p.Frontier) {
			t.Errorf("reflection: %+v", p)
		}
	}
	s.Sizes = nil
	if all := s.tradeOffs(s.Runs[0]); len(all) > 0 {
		t.Errorf("trade-offs without sizes: %v", all)
	}
}

func TestSpread(t *testing.T) {
	for _, test := range []struct{ heights, want []vg.Length }{
		{[]vg.Length{50, 10, 90}, []vg.Length{50, 10, 90}},
		{[]vg.Length{50, 50, 52}, []vg.Length{50, 60, 70}},
		{[]vg.Length{98, 99, 100}, []vg.Length{80, 90, 100}},
		{[]vg.Length{-5, 3}, []vg.Length{0, 10}},
	} {
		if got := spread(test.heights, 10, 0, 100); !slices.Equal(got, test.want) {
			t.Errorf("%v becomes %v, want %v", test.heights, got, test.want)
		}
	}
}

func labels(ticks []plot.Tick) string {
	var texts []string
	for _, tick := range ticks {
		texts = append(texts, tick.Label)
	}
	return strings.Join(texts, " ")
}

func TestTicks(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{labels(ratioTicks(0.35, 1.1)), "0.5× 0.75× 1×"},
		{labels(ratioTicks(0.95, 1.21)), "1× 1.1× 1.2×"},
		{labels(ratioTicks(0.12, 8)), "0.2× 0.5× 1× 2× 5×"},
		{labels(ratioTicks(1e-9, 1e9)), "1×"},
		{labels(sizeTicks(1100, 25_000)), "2 K 5 K 10 K 20 K"},
		{labels(sizeTicks(90, 2e6)), "100 1 K 10 K 100 K 1 M"},
		{labels(durationTicks(0, 56)), "0 10 s 20 s 30 s 40 s 50 s"},
		{labels(durationTicks(0, 3*3600)), "0 30 min 1 h 90 min 2 h 150 min 3 h"},
		{labels(durationTicks(0, 1e9))[:1], "0"},
		{labels(thinned{plot.ConstantTicks{{Value: 1, Label: "1"}, {Value: 500, Label: "500"}, {Value: 1000, Label: "1000"}}, 200}.Ticks(1, 1000)), "1   1000"},
	} {
		if test.got != test.want {
			t.Errorf("ticks %q, want %q", test.got, test.want)
		}
	}
}

// TestTimelineIsSmall holds that the dots of many trials are no more than places for them.
func TestTimelineIsSmall(t *testing.T) {
	r := usual().run()
	few := len(r.Trials)
	for len(r.Trials) < 100_000 {
		r.Trials = append(r.Trials, r.Trials[:few]...)
	}
	f, err := newTimeline(r).picture().figure("x")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(f.SVG), "Z"); n == 0 || n > few {
		t.Errorf("%d dots of %d different trials", n, few)
	}
	if !strings.Contains(f.Caption, report.Count(len(r.Trials), "trial")+" in ") {
		t.Errorf("the caption does not count: %s", f.Caption)
	}
}

func TestLeadingNumber(t *testing.T) {
	for text, want := range map[string]float64{"1.2KiB 12": 1228.8, "~464KiB ~1": 464 * 1024, "31.2 K": 31_200, "99.7µs": 99.7e-6, "5": 5, "-11.7 K at 1": -11_700} {
		if got, ok := leadingNumber(text); !ok || math.Abs(got-want) > 1e-9*math.Abs(want) {
			t.Errorf("%q begins with %v (%v), want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "-", "vm", "always"} {
		if got, ok := leadingNumber(text); ok {
			t.Errorf("%q begins with %v", text, got)
		}
	}
}
