package page

import (
	"strings"
	"testing"

	"golang.org/x/perf/benchfmt"

	"github.com/vmbench/vmbench/report"
)

// lab is a run of the dispatch lab: on one engine tail calls gain, on another they lose, and a third has nothing but the baseline.
func lab() *Run {
	times := map[string]map[string]float64{
		"clang": {"switch": 2, "musttail": 1}, "fire<fox": {"switch": 2, "tail": 4, "tail-ref": 40, "outlined": 2.01}, "old": {"switch": 3},
	}
	o := report.DefaultOptions()
	o.Baseline, o.Floor, o.Agreement, o.Transposed, o.SkippedWord = "switch", 0.05, 0.05, true, "unsupported"
	o.Arrangement = &report.Arrangement{Table: "program", Row: "engine", Col: "technique"}
	var list []report.Measurement
	for start := range 8 {
		o.Starts = append(o.Starts, 2*start+1)
		for _, round := range []int{2*start + 1, 2*start + 2} {
			for engine, techniques := range times {
				for technique, ns := range techniques {
					for _, program := range []string{"fix", "json"} {
						if program == "json" {
							ns = 9
						}
						list = append(list, report.Measurement{
							Op: program, Strategy: technique, Workload: engine, Round: round,
							Values: []benchfmt.Value{{Value: ns * (1 + float64(round%3)/1000) / 1e9, Unit: "sec/op"}},
						})
					}
				}
			}
		}
	}
	list = append(list, report.Measurement{Op: "fix", Strategy: "tail-array", Workload: "old", Skipped: "invalid type"})
	return &Run{Report: report.New(report.Run{Directory: "lab"}, list, o), Marked: []string{"tail", "musttail"}, Origin: Origin{Command: []string{"vmbench dispatch"}}}
}

// TestLab holds what is said of techniques: where one is ahead of the baseline, and on how many engines none is. Engines are not compared.
func TestLab(t *testing.T) {
	texts := outputs(t, &Story{Runs: []*Run{lab()}})
	for name, text := range texts {
		for _, want := range []string{
			"What does it cost an interpreter", "On fix, ", "the time of ", ", and on 1 of 2 engines nothing is shown to be ahead of it; ",
			"on json, nothing is shown to be ahead of ", " on any of 2 engines", "Dispatch: 6 techniques on 3 engines",
		} {
			if name == "text" {
				text = strings.Join(strings.Fields(text), " ")
			}
			if !strings.Contains(strings.NewReplacer("**", "", "<b>", "", "</b>", "").Replace(text), strings.TrimSpace(want)) && (name != "markdown" || !strings.HasPrefix(want, "Dispatch")) {
				t.Errorf("%s: %q is missing", name, want)
			}
		}
		if name != "json" && strings.Contains(text, "eomean") || strings.Contains(text, "geometric") || strings.Contains(text, "fire<fox") && name == "html" {
			t.Errorf("%s: a mean over engines, or a name that is not escaped", name)
		}
	}
	html := texts["html"]
	for _, want := range []string{
		"fix: time / time of switch", "Diamonds: tail and musttail.", "fire&lt;fox: outlined 1.00, tail 2.00, tail-ref 20.0", "<th scope=\"col\">technique</th>", "unsupported [1]",
	} {
		if !strings.Contains(html, want) {
			t.Errorf("html: %q is missing", want)
		}
	}
	if n := strings.Count(html, "<svg"); n != 2 {
		t.Errorf("%d plots, want one for each program", n)
	}
}

// TestLabBesideRuns holds that a run of strategies beside the lab asks the usual question, and that sizes are not mixed with techniques.
func TestLabBesideRuns(t *testing.T) {
	s := usual().story()
	s.Runs = append(s.Runs, lab())
	if s.question() != Question || len(s.tradeOffs(s.Runs[1])) > 0 {
		t.Errorf("%s %v", s.question(), s.tradeOffs(s.Runs[1]))
	}
	s.Runs = s.Runs[1:]
	if got := s.fastest(); got != nil || s.question() != Question {
		t.Errorf("fastest %v; %s", got, s.question())
	}
	outputs(t, s)
}
