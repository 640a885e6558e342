package size

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/internal/build"
)

// open returns a workshop whose cache is the test's own.
func open(t *testing.T, setup Setup) *Workshop {
	t.Helper()
	var err error
	if setup.Checkout, err = build.Checkout(); err != nil {
		t.Fatal(err)
	}
	w, err := Open(t.Context(), &build.Cache{Dir: t.TempDir()}, setup)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// run measures a plan, which has to work, and returns how much of it was known.
func run(t *testing.T, w *Workshop, p Plan) (samples []Sample, known int) {
	t.Helper()
	if err := p.Validate(); err != nil {
		t.Fatal(err)
	}
	samples, err := w.Run(t.Context(), p.Probes(), 2, func(_ Sample, k bool) {
		if k {
			known++
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range samples {
		if s.Problem != "" {
			t.Errorf("%+v: %s", s.Probe, s.Problem)
		}
	}
	return samples, known
}

// names are the strategies of this repository.
func names() (all []string) {
	for _, s := range Strategies() {
		if !s.Peer {
			all = append(all, s.Name)
		}
	}
	return all
}

// TestSweep builds programs of every strategy, and holds what no change may break: sizes of every group, a generator's code that
// grows with types and an interpreter's that does not, methods that are linked where they should be alone, and that what is
// known is not built again.
func TestSweep(t *testing.T) {
	w := open(t, Setup{})
	plan := Plan{Strategies: names(), Hosts: []string{"micro"}, Types: []int{0, 1, 9}, Formats: []int{1}}
	samples, known := run(t, w, plan)
	if want := 3 * (1 + len(names())); len(samples) != want || known > 0 {
		t.Errorf("%d samples, %d of them known; want %d", len(samples), known, want)
	}
	for _, s := range samples {
		if s.Text == 0 || s.Pclntab == 0 || s.Rodata == 0 || s.Data == 0 || s.Loaded() > s.File || s.Zstd >= s.File {
			t.Errorf("%+v", s)
		}
		if s.Sings {
			t.Errorf("%+v: methods that nothing calls are linked", s.Probe)
		}
	}
	again, known := run(t, w, plan)
	for i := range again {
		if again[i].Sizes != samples[i].Sizes {
			t.Errorf("%+v: %+v, then %+v", samples[i].Probe, samples[i].Sizes, again[i].Sizes)
		}
	}
	if known != len(samples) {
		t.Errorf("%d of %d samples are known the second time", known, len(samples))
	}
	for _, law := range NewResult(nil, samples).Laws {
		switch law.Strategy {
		case "generated", "visitor":
			if law.PerType < 1000 {
				t.Errorf("a type costs %s %.0f bytes", law.Strategy, law.PerType)
			}
		case "vm-static": // what few types use for the first time outweighs what they cost: see TestStaticPrograms
		default:
			if law.PerType > 64 {
				t.Errorf("a type costs %s %.0f bytes, though there is no code for it", law.Strategy, law.PerType)
			}
		}
	}
}

// TestStaticPrograms holds what a type costs as a program: at most 150 bytes with its names, both directions together, of which the
// function table has none, and nothing that the loader would have to relocate. Two further formats cost no more.
func TestStaticPrograms(t *testing.T) {
	if testing.Short() {
		t.Skip("links programs of many types")
	}
	for _, target := range []Target{{}, {PIE: true}} {
		w := open(t, Setup{Target: target})
		samples, _ := run(t, w, Plan{Strategies: []string{"vm-static"}, Hosts: []string{"micro"}, Types: []int{64, 128}, Formats: []int{1, 3}})
		over := Over(samples)
		one := checkStatic(t, target, over[0], over[2])
		if three := checkStatic(t, target, over[1], over[3]); three > one+8 {
			t.Errorf("%+v: a type costs %d bytes with three formats, %d with one", target, three, one)
		}
	}
}

// checkStatic returns how many bytes a type costs, by programs with 64 and 128 of them.
func checkStatic(t *testing.T, target Target, few, many Sample) int64 {
	perType := (many.Loaded() - few.Loaded()) / 64
	if perType > 150 || perType < 50 {
		t.Errorf("%+v: a type costs %d bytes", target, perType)
	}
	// Other constants move code, and with it the lengths of a few entries.
	if more := many.Pclntab - few.Pclntab; more < -64 || more > 64 {
		t.Errorf("%+v: 64 types cost %d bytes of the function table", target, more)
	}
	if more := many.Relocs - few.Relocs; more > 0 {
		t.Errorf("%+v: 64 types cost %d bytes of relocations", target, more)
	}
	return perType
}

// TestHosts holds that each host builds and runs, and that the linker keeps dead methods in the one where it should, alone.
func TestHosts(t *testing.T) {
	if testing.Short() {
		t.Skip("links large programs")
	}
	w := open(t, Setup{})
	samples, _ := run(t, w, Plan{Strategies: []string{"vm"}, Hosts: Hosts, Types: []int{1}, Formats: []int{1}})
	for _, s := range samples {
		if want := s.Host == "nodce"; s.Sings != want {
			t.Errorf("%+v: methods that nothing calls are linked: %t", s.Probe, s.Sings)
		}
	}
}

// TestTargets builds for other machines, where programs are not run.
func TestTargets(t *testing.T) {
	for _, name := range []string{"linux/arm64", "wasip1"} {
		target, err := ParseTarget(name)
		if err != nil {
			t.Fatal(err)
		}
		w := open(t, Setup{Target: target})
		samples, _ := run(t, w, Plan{Strategies: []string{"vm"}, Hosts: []string{"micro"}, Types: []int{1}, Formats: []int{1}})
		if over := Over(samples); len(over) != 1 || over[0].Text < 100_000 {
			t.Errorf("%s: %+v", name, over)
		}
	}
	w := open(t, Setup{Target: Target{PIE: true}, Debug: true})
	samples, _ := run(t, w, Plan{Strategies: []string{"vm"}, Hosts: []string{"micro"}, Types: []int{1}, Formats: []int{1}})
	for _, s := range samples {
		if s.Relocs == 0 || s.DWARF == 0 {
			t.Errorf("PIE with DWARF: %+v", s)
		}
	}
	if _, err := ParseTarget("plan9/mips"); err == nil {
		t.Error("plan9/mips is a target")
	}
}

// TestSubject measures types of another module, and says what is wrong with those that cannot be.
func TestSubject(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module example.com/shop\n\ngo 1.24\n")
	write(t, filepath.Join(dir, "orders", "orders.go"), "package orders\n\ntype Order struct{ ID string; Items []Item }\n\ntype Item struct{ N int }\n")
	write(t, filepath.Join(dir, "cmd", "main.go"), "package main\n\nfunc main() {}\n")
	write(t, filepath.Join(dir, "internal", "secret", "s.go"), "package secret\n\ntype T struct{}\n")
	subject, err := FindSubject(t.Context(), dir, "./orders", []string{"Order", "Item"})
	if err != nil {
		t.Fatal(err)
	}
	w := open(t, Setup{Subject: subject})
	plan := Plan{Strategies: []string{"generated", "vm"}, Hosts: []string{"micro"}, Types: []int{0, 1, 2}, Formats: []int{1}}
	samples, _ := run(t, w, plan)
	if series := SeriesOf(Over(samples)); len(series) != 2 || len(series[0].Points) != 2 || series[0].Points[1].Bytes < 10_000 {
		t.Errorf("%+v", series)
	}
	write(t, filepath.Join(dir, "orders", "orders.go"), "package orders\n\ntype Order struct{ ID string }\n\ntype Item struct{ N, M int }\n")
	w = open(t, Setup{Subject: subject})
	plan.Types = []int{1}
	changed, known := run(t, w, plan)
	same := func(s Sample) bool {
		return slices.ContainsFunc(samples, func(old Sample) bool { return old.Sizes == s.Sizes })
	}
	if known > 0 || len(changed) != 3 || !slices.ContainsFunc(changed, func(s Sample) bool { return !same(s) }) {
		t.Error("a change of the types changes nothing")
	}
	for pattern, want := range map[string]string{
		"./cmd": "is a program", "./internal/secret": "is internal", "./nothing": "no", "fmt": "is in no module",
	} {
		if _, err := FindSubject(t.Context(), dir, pattern, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want one with %q", pattern, err, want)
		}
	}
	missing := open(t, Setup{Subject: &Subject{subject.Package, []string{"Nobody"}, subject.module}})
	s, _, err := missing.Measure(t.Context(), Probe{Strategy: "vm", Host: "micro", Types: 1, Formats: []string{"json"}})
	if err != nil || !strings.Contains(s.Problem, "Nobody") {
		t.Errorf("a type that is not there: %v, problem %q", err, s.Problem)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestProblemsAreNotKept holds that what could not be measured is measured the next time.
func TestProblemsAreNotKept(t *testing.T) {
	w := open(t, Setup{})
	w.cache.Env = []string{"GOFLAGS=-nonsense"}
	p := Probe{Strategy: Baseline, Host: "micro", Types: 1}
	s, known, err := w.Measure(t.Context(), p)
	if err != nil || known || !strings.Contains(s.Problem, "nonsense") {
		t.Errorf("%+v, %t, %v", s, known, err)
	}
	w = open(t, Setup{})
	if s, known, err = w.Measure(t.Context(), p); err != nil || known || s.Problem != "" {
		t.Errorf("%+v, %t, %v", s, known, err)
	}
}

// TestSourceChanges holds that nothing is kept of a program of which nobody knows what it was built from.
func TestSourceChanges(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module example.com/shop\n\ngo 1.24\n")
	write(t, filepath.Join(dir, "shop.go"), "package shop\n\ntype Order struct{ ID string }\n")
	subject, err := FindSubject(t.Context(), dir, ".", []string{"Order"})
	if err != nil {
		t.Fatal(err)
	}
	w := open(t, Setup{Subject: subject})
	p := Probe{Strategy: Baseline, Host: "micro", Types: 1}
	if _, err := w.plan(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "shop.go"), "package shop\n\ntype Order struct{ ID, Name string }\n")
	if s, known, err := w.Measure(t.Context(), p); err != nil || known || s.Problem != errChanged.Error() {
		t.Errorf("%+v, %t, %v", s, known, err)
	}
}

func TestInterruption(t *testing.T) {
	w := open(t, Setup{})
	ctx, cancel := context.WithCancel(t.Context())
	plan := Plan{Strategies: []string{"vm"}, Hosts: []string{"micro"}, Types: []int{0, 1}, Formats: []int{1}}
	done := 0
	_, err := w.Run(ctx, plan.Probes(), 1, func(Sample, bool) {
		if done++; done == 2 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if _, known := run(t, w, plan); known < 2 {
		t.Errorf("%d samples are known after an interruption", known)
	}
}

func TestNoGoCommand(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := Open(t.Context(), &build.Cache{Dir: t.TempDir()}, Setup{Checkout: t.TempDir()})
	if err == nil || !strings.Contains(err.Error(), "needs the go command") {
		t.Errorf("error %v", err)
	}
}
