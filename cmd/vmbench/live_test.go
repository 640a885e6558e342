package main

import (
	"slices"
	"testing"

	"github.com/vmbench/vmbench/internal/probe"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/strategies/all"
)

func TestCheckLiveTypes(t *testing.T) {
	for _, counts := range [][]int{nil, {7}, {1, 10, 100}, {100, 1, 10}, {probe.MostTypes}} {
		got, err := checkLiveTypes(counts)
		if err != nil || !slices.Equal(got, slices.Sorted(slices.Values(counts))) {
			t.Errorf("%v: %v, %v", counts, got, err)
		}
	}
	for _, counts := range [][]int{{0}, {-1}, {1, 10, 1}, {probe.MostTypes + 1}} {
		if got, err := checkLiveTypes(counts); exitCode(err) != codeUsage {
			t.Errorf("%v: %v, error %v; want one of usage", counts, got, err)
		}
	}
}

// TestLiveCases holds that workloads of many types take the place of the usual ones, unless the filter names these.
func TestLiveCases(t *testing.T) {
	quick, _ := trial.LookupPreset("quick")
	for filter, want := range map[string][]string{
		"":                              {"live10", "live100"},
		"op:Encode":                     {"live10", "live100"},
		"workload:live100":              {"live100"},
		"workload:(order OR live10)":    {"order", "live10"},
		"-workload:live100 op:Decode":   {"live10"},
		"strategy:(vm OR generated)":    {"live10", "live100"},
		"workload:/live/ op:(Append)":   {"live10", "live100"},
		"workload:(twitter OR live100)": {"twitter", "live100"},
	} {
		cases, err := planCases(runOptions{filter: filter, liveTypes: []int{10, 100}}, quick, nil)
		if err != nil {
			t.Errorf("%q: %v", filter, err)
			continue
		}
		var got []string
		for _, c := range cases {
			got = appendNew(got, c.Workload)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q chooses %v, want %v", filter, got, want)
		}
	}
	cases, err := planCases(runOptions{liveTypes: []int{10, 100}}, quick, nil)
	if want := 2 * 2 * len(all.Strategies()); err != nil || len(cases) != want {
		t.Errorf("%d cases, %v; want %d: two operations on two workloads", len(cases), err, want)
	}
	if counts := liveCounts(cases); !slices.Equal(counts, []int{10, 100}) {
		t.Errorf("numbers of types: %v", counts)
	}
}
