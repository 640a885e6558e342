package page

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"golang.org/x/perf/benchfmt"

	"github.com/vmbench/vmbench/report"
)

// speeds are the true times of strategies as parts of reflection's.
var speeds = []struct {
	strategy string
	speed    float64
}{{"reflection", 1}, {"generated", 0.6}, {"vm", 0.4}}

// made is a story of made-up measurements, whose names may be changed.
type made struct {
	rounds    int
	workloads []string
	rename    func(string) string
	label     string
}

func usual() made {
	return made{rounds: 15, workloads: []string{"order", "twitter", "canada"}, rename: func(name string) string { return name }}
}

func (m made) story() *Story {
	return &Story{Runs: []*Run{m.run()}, Sizes: []*Sizes{m.sizes()}}
}

func (m made) run() *Run {
	random := rand.New(rand.NewPCG(1, 2))
	var measurements []report.Measurement
	r := &Run{Label: m.label}
	for round := 1; round <= m.rounds; round++ {
		for _, op := range []string{"Encode", "Decode"} {
			for i, workload := range m.workloads {
				for _, s := range speeds {
					ns := 300 * float64(i+1) * s.speed * math.Exp(0.01*random.NormFloat64())
					c := report.Case{Op: op, Format: "json", Workload: m.rename(workload)}
					measurements = append(measurements, report.Measurement{
						Op: op, Format: "json", Workload: c.Workload, Strategy: m.rename(s.strategy), Round: round,
						Values: []benchfmt.Value{{Value: ns, Unit: "ns/op"}, {Value: 480, Unit: "B/op"}, {Value: 1, Unit: "allocs/op"}},
					})
					r.Trials = append(r.Trials, Trial{
						Case: c, Strategy: m.rename(s.strategy), Seconds: ns / 1e9, Fate: Fate(len(r.Trials) % 40 / 38),
						After: time.Duration(len(r.Trials)) * time.Second / 3,
					})
				}
			}
		}
	}
	o := report.DefaultOptions()
	o.Baseline = m.rename("reflection")
	o.StrategyNotes = map[string]string{m.rename("vm"): m.rename("without sorted maps")}
	r.Report = report.New(report.Run{Directory: m.rename("results/made"), Kept: m.rounds, Notes: []string{m.rename("a note")}}, measurements, o)
	r.Origin = Origin{
		Facts:   []report.KeyValue{{Key: m.rename("machine"), Value: m.rename("a machine")}},
		Command: []string{m.rename("vmbench run")}, Notes: []string{m.rename("the tree was dirty")},
	}
	return r
}

func (m made) sizes() *Sizes {
	s := &report.Sizes{Hosts: []string{m.rename("micro")}, Notes: []string{m.rename("a note")}}
	for i, cost := range []struct{ fixed, each int64 }{{700_000, 10}, {150_000, 20_000}, {730_000, 0}} {
		strategy := m.rename(speeds[i].strategy)
		s.Strategies = append(s.Strategies, strategy)
		for _, types := range []int{1, 16, 256} {
			total := cost.fixed + cost.each*int64(types)
			s.Rows = append(s.Rows, report.SizeRow{Strategy: strategy, Host: s.Hosts[0], Formats: 1, Types: types, Text: total, Total: total})
		}
	}
	s.Crossings = []report.SizeCrossing{{Smaller: m.rename("reflection"), Larger: m.rename("generated"), Host: s.Hosts[0], Formats: 1, From: 28}}
	return &Sizes{Label: m.label, Directory: m.rename("results/sizes"), Sizes: s, Origin: Origin{Command: []string{"vmbench size"}}}
}

// hostile names are what nobody has, and everybody must survive.
func hostile() made {
	m := usual()
	m.rename = func(name string) string {
		return name + `<script>alert("x")</script>|` + "`x`" + "\n# y\r\x1b[31m\x00\xff\u202e&amp;'*_[z](http://example.com)\" onload=\"x" + strings.Repeat("long", 500)
	}
	m.label = m.rename("label")
	return m
}

// outputs are all forms of a story.
func outputs(t *testing.T, s *Story) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for name, write := range map[string]func(*bytes.Buffer) error{
		"html":     func(b *bytes.Buffer) error { return s.HTML(b) },
		"markdown": func(b *bytes.Buffer) error { return s.Markdown(b, SummaryLimit) },
		"json":     func(b *bytes.Buffer) error { return s.JSON(b) },
		"text":     func(b *bytes.Buffer) error { return s.Text(b, report.Style{}) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		texts[name] = b.String()
	}
	return texts
}

// TestVerdict holds what stories say.
func TestVerdict(t *testing.T) {
	vague, one, alone := usual(), usual(), usual()
	vague.rounds, one.workloads = 6, []string{"order"}
	alone.rounds = 1
	for name, test := range map[string]struct {
		story *Story
		want  []string
	}{
		"usual": {usual().story(), []string{
			"Over 3 workloads, vm takes 0.4", "× (0.3", " the time of reflection to encode JSON, ahead of generated at 0.", "; 0.4", " to decode JSON, ahead of ",
			"in code, at 256 types, host micro, reflection costs 703 K bytes, vm 730 K, generated 5.27 M (more from 28 types on).",
		}},
		"vague": {vague.story(), []string{"(a mean; no workload shows it alone)"}},
		"one":   {one.story(), []string{"With order, vm takes "}},
		"alone": {alone.story(), []string{"no strategy is shown to be ahead to encode JSON (vm 0.3", ", generated 0.6"}},
		"empty": {&Story{}, []string{"There is nothing to compare"}},
		"sizes": {&Story{Sizes: []*Sizes{usual().sizes()}}, []string{"In code, at 256 types, host micro, reflection costs 703 K bytes, vm 730 K, generated 5.27 M"}},
	} {
		got := test.story.verdict().String()
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is not in %q", name, want, got)
			}
		}
		if !strings.HasSuffix(got, ".") || strings.Contains(strings.TrimSuffix(got, "."), ". ") {
			t.Errorf("%s: not one sentence: %q", name, got)
		}
	}
}

// TestText holds that the text fits a terminal, and begins with the verdict.
func TestText(t *testing.T) {
	text := outputs(t, usual().story())["text"]
	if !strings.HasPrefix(text, "Which serialization strategy") || !strings.Contains(text[:400], "vm takes") {
		t.Errorf("the verdict does not come first: %s", text[:400])
	}
	for line := range strings.Lines(text) {
		if n := len([]rune(strings.TrimSuffix(line, "\n"))); n > 80 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}

func TestEmptyStory(t *testing.T) {
	for name, text := range outputs(t, &Story{}) {
		if !strings.Contains(text, "nothing to compare") {
			t.Errorf("%s: %s", name, text)
		}
	}
}

func ExampleSentence() {
	var s Sentence
	s.name("vm")
	s.say(" takes 0.5×")
	fmt.Println(s)
	fmt.Println(s.Markdown())
	fmt.Println(s.HTML())
	// Output:
	// vm takes 0.5×
	// **vm** takes 0.5×
	// <b>vm</b> takes 0.5×
}
