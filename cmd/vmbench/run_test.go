package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/strategies/all"
)

func TestUsualCases(t *testing.T) {
	quick, _ := trial.LookupPreset("quick")
	cases, err := planCases(runOptions{}, quick, nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := 2 * 4 * len(all.Strategies()); len(cases) != want {
		t.Errorf("%d cases, want %d: two operations on four workloads", len(cases), want)
	}
	for _, workload := range []string{"order", "twitter", "canada"} {
		if !slices.ContainsFunc(cases, func(c trial.Case) bool { return c.Workload == workload }) {
			t.Errorf("%s is not among the usual cases", workload)
		}
	}
	if slices.ContainsFunc(cases, func(c trial.Case) bool { return c.Strategy == "null" }) {
		t.Error("the null strategy takes part without being named")
	}
}

func TestParsePrecision(t *testing.T) {
	for text, want := range map[string]float64{"1%": 0.01, "0.01": 0.01, " 0.5 % ": 0.005} {
		if got, err := parsePrecision(text); err != nil || got != want {
			t.Errorf("%q: %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "%", "1", "100%", "-1%", "0", "NaN", "x"} {
		if got, err := parsePrecision(text); exitCode(err) != codeUsage {
			t.Errorf("%q: %v, error %v; want one of usage", text, got, err)
		}
	}
}

func TestChooseBaseline(t *testing.T) {
	cases := []trial.Case{{Op: trial.Encode, Strategy: "vm"}, {Op: trial.Encode, Strategy: "reflection"}}
	unchanged := func(string) bool { return false }
	for _, test := range []struct {
		asked string
		cases []trial.Case
		want  string
	}{
		{"reflection", cases, "reflection"},
		{"vm", cases, "vm"},
		{"reflection", cases[:1], "vm"},
	} {
		got, err := chooseBaseline(runOptions{baseline: test.asked, changed: unchanged}, test.cases)
		if err != nil || got != test.want {
			t.Errorf("%s of %v: %s, %v", test.asked, test.cases, got, err)
		}
	}
}

func TestPlainProgress(t *testing.T) {
	var out bytes.Buffer
	p := &plainProgress{w: &out}
	e := trial.Event{Round: 2, Rounds: 9, Left: 61 * time.Second}
	e.Case = trial.Case{Op: trial.Encode, Strategy: "vm", Format: "json", Workload: "order"}
	p.observe(e)
	e.Record = &trial.Record{}
	p.observe(e)
	e.Record = &trial.Record{Failure: &trial.Failure{Reason: "panic: no luck"}}
	p.observe(e)
	e.Record = nil
	p.observe(e) // too soon after the first
	const want = "round 2/9 · 1m1s left · Encode vm json order\nfailed: Encode vm json order: panic: no luck\n"
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

func TestBarFitsTheTerminal(t *testing.T) {
	for _, width := range []int{0, 40, 80, 200} {
		var out bytes.Buffer
		p := newBar(&out, width)
		e := trial.Event{Round: 2, Rounds: 9, Elapsed: time.Minute, Left: time.Minute}
		e.Case = trial.Case{Op: trial.Encode, Strategy: "reflection", Format: "json", Workload: "a_workload_with_a_long_name"}
		p.observe(e)
		limit := width
		if width == 0 {
			limit = 80
		}
		text := strings.NewReplacer("\x1b[0K", "", "\x1b[2K", "").Replace(out.String())
		for line := range strings.SplitSeq(text, "\r") {
			if n := len([]rune(strings.TrimRight(line, " "))); n > limit {
				t.Errorf("a bar of %d columns where there are %d: %q", n, limit, line)
			}
		}
		if !strings.Contains(text, "round 2") {
			t.Errorf("width %d: no round in %q", width, text)
		}
	}
}
