package calibrate

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/strategies/control"
)

func setup() Setup {
	return Setup{
		Preset:      trial.Presets()[0],
		Strategies:  []string{"reflection", "vm"},
		Ops:         []trial.Op{trial.Encode, trial.Decode},
		Workloads:   []string{"order", "twitter", "canada", "catalog"},
		Comparisons: 200,
		Seed:        7,
	}
}

func TestExperiments(t *testing.T) {
	s := setup()
	seeds := map[uint64]bool{}
	for _, e := range s.Experiments() {
		if !slices.Contains(Names(), e.Name) || Title(e.Name) == "" {
			t.Errorf("%s is not listed", e.Name)
		}
		comparisons := 0
		for _, plan := range e.Runs {
			if err := plan.Check(); err != nil {
				t.Errorf("%s: %v", e.Name, err)
			}
			if seeds[plan.Seed] {
				t.Errorf("%s: two runs have the seed %d", e.Name, plan.Seed)
			}
			seeds[plan.Seed] = true
			truth := Truth(plan.Baseline)
			for _, c := range plan.Cases {
				if _, known := truth[c.Strategy]; known {
					comparisons++
				}
			}
			if Estimate(plan) <= 0 {
				t.Errorf("%s: no estimate", e.Name)
			}
		}
		want := map[string]int{Ranks: 0, Builds: 50, Layouts: 50}
		least, halved := want[e.Name]
		if !halved {
			least = 200
		}
		if comparisons < least || comparisons > least+23 {
			t.Errorf("%s: %d comparisons, want %d and the rest of a run", e.Name, comparisons, least)
		}
	}
}

// The default experiments are what vmbench run does: as many columns as there are strategies, the same design and stop.
func TestDefaultExperimentsAreDefault(t *testing.T) {
	s := setup()
	for _, e := range s.Experiments() {
		if e.Name != Default && e.Name != Slowed {
			continue
		}
		for i, plan := range e.Runs {
			if plan.Design != s.Preset.Design || plan.Stop != s.Preset.Stop || len(plan.Cases) != 32 {
				t.Errorf("%s: run %d differs from the preset", e.Name, i+1)
			}
			if want := s.Strategies[i%2]; plan.Baseline != want || plan.Cases[0].Strategy != want {
				t.Errorf("%s: run %d is of %s, want %s", e.Name, i+1, plan.Baseline, want)
			}
		}
	}
}

// Every strategy is slowed by every part, if there are two runs for each.
func TestEverySlowdownIsMeasuredOfEveryStrategy(t *testing.T) {
	s := setup()
	s.Strategies = []string{"reflection", "generated", "visitor", "vm"}
	counts := map[string]int{}
	for _, e := range s.Experiments() {
		if e.Name != Slowed {
			continue
		}
		for _, plan := range e.Runs[:2*len(s.Strategies)] {
			for _, c := range plan.Cases {
				counts[c.Strategy]++
			}
		}
	}
	cases := len(s.Ops) * len(s.Workloads)
	for _, strategy := range s.Strategies {
		for _, percent := range control.Percents() {
			want := cases
			if percent == 5 {
				want = 2 * cases
			}
			if n := counts[control.Slow(strategy, percent)]; n != want {
				t.Errorf("%s by %d %%: %d cases, want %d", strategy, percent, n, want)
			}
		}
	}
}

func TestDesignsOfExperiments(t *testing.T) {
	plans := map[string]trial.Plan{}
	for _, e := range setup().Experiments() {
		plans[e.Name] = e.Runs[0]
	}
	for _, name := range []string{InBlocks, Interleaved, Fresh} {
		var records []trial.Record
		for _, c := range plans[name].Cases {
			r := trial.Record{Round: 1, Case: c, Disturbed: true, Result: &trial.Result{Time: 1}}
			r.Conditions.Steal, r.Conditions.Wall = 0.9, time.Second
			records = append(records, r)
		}
		if kept := plans[name].Design.Keep(records); len(kept.Records) != len(records) {
			t.Errorf("%s: rules leave %d of %d trials", name, len(kept.Records), len(records))
		}
	}
	if d := plans[InBlocks].Design; !d.Shared || d.Order != trial.Blocked || plans[InBlocks].Stop.Rounds != Habit {
		t.Errorf("blocked: %+v", plans[InBlocks])
	}
	if d := plans[Interleaved].Design; !d.Shared || d.Order != trial.Mixed {
		t.Errorf("interleaved: %+v", d)
	}
	if d := plans[Fresh].Design; d.Shared || d.Frame != 0 || d.Quantile != 0.5 || plans[Fresh].Stop.Rounds != Habit {
		t.Errorf("fresh: %+v", plans[Fresh])
	}
	layouts := map[uint64]bool{}
	for _, c := range plans[Builds].Cases {
		layouts[plans[Builds].Layout(trial.Turn{Round: 1, Case: c})] = true
	}
	if len(layouts) != 1+control.Twins {
		t.Errorf("four builds have %d layouts", len(layouts))
	}
	c := plans[Layouts].Cases[0]
	if a, b := plans[Layouts].Layout(trial.Turn{Round: 1, Case: c}), plans[Layouts].Layout(trial.Turn{Round: 2, Case: c}); a == 0 || b == 0 {
		t.Error("no layouts by trial")
	}
}

func TestGoTestRunsOnce(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no shell: ", err)
	}
	calls := filepath.Join(t.TempDir(), "calls")
	script := "#!/bin/sh\necho \"BenchmarkX 1 7 ns/op\"\necho \"$@\" >> " + calls + "\n"
	binary := filepath.Join(t.TempDir(), "all.test")
	if err := os.WriteFile(binary, []byte(script), 0o777); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	os.MkdirAll(filepath.Join(dir, "strategies", "all"), 0o777)
	g := &GoTest{Setup: setup(), Dir: dir, Binary: binary}
	out := filepath.Join(dir, "gotest-01")
	before, after, err := g.Run(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	want := "-test.run=^$ -test.bench=" + g.pattern() + " -test.count=10 -test.benchtime=100ms\n"
	if text, err := os.ReadFile(calls); err != nil || string(text) != want+want {
		t.Errorf("the test was called with %q, %v", text, err)
	}
	for _, path := range []string{before, after} {
		if text, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(text), "BenchmarkX 1 ") {
			t.Errorf("%s holds %q, %v", path, text, err)
		}
	}
	os.Remove(binary)
	if _, _, err := g.Run(t.Context(), out); err != nil {
		t.Errorf("what is there is made again: %v", err)
	}
	os.Remove(after)
	if _, _, err := g.Run(t.Context(), out); err == nil {
		t.Error("what is missing is not made")
	}
	if _, err := os.Stat(after); err == nil {
		t.Error("a failed invocation leaves a file")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := g.Run(ctx, filepath.Join(dir, "other")); err == nil {
		t.Error("a cancelled invocation is no error")
	}
}

func TestGoTestPattern(t *testing.T) {
	g := &GoTest{Setup: setup()}
	const want = "^Benchmark(Encode|Decode)$/^strategy=(reflection|vm)$/^format=json$/^workload=(order|twitter|canada|catalog)$"
	if got := g.pattern(); got != want {
		t.Errorf("got %s", got)
	}
	if g.Runs() != 13 { // of 16 benchmarks
		t.Errorf("%d runs", g.Runs())
	}
}
