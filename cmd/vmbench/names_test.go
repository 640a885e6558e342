package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNearestName(t *testing.T) {
	known := []string{"order", "telemetry", "twitter", "text", "tree"}
	for name, want := range map[string]string{
		"ordr": "order", "oder": "order", "Order": "order", "telemtry": "telemetry", "tele": "telemetry", "twiter": "twitter",
		"xyz": "", "": "", "canada": "",
	} {
		if got := nearestName(name, known); got != want {
			t.Errorf("nearestName(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestEditDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"kitten", "sitting", 3}, {"flaw", "lawn", 2}, {"same", "same", 0}, {".nmae", ".name", 1}, {"ca", "abc", 3}} {
		if got := editDistance(test.a, test.b); got != test.want {
			t.Errorf("editDistance(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

func TestFilterCompletions(t *testing.T) {
	for text, want := range map[string][]string{
		"":                        {"op:", "strategy:", "format:", "workload:"},
		"w":                       {"workload:"},
		"workload:ord":            {"workload:order"},
		"strategy:vm workload:tr": {"strategy:vm workload:tree"},
		"-op:D":                   {"-op:Decode"},
		"nonsense:x":              nil,
	} {
		if diff := cmp.Diff(want, filterCompletions(text)); diff != "" {
			t.Errorf("completions of %q: %s", text, diff)
		}
	}
}
