package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/strategies"
)

// somePeers are libraries with different formats.
func somePeers() []trial.Description {
	return []trial.Description{
		{Name: "jay", Formats: []strategies.Format{strategies.JSON}},
		{Name: "cee", Formats: []strategies.Format{strategies.CBOR, strategies.MessagePack}},
	}
}

// planned are the strategies and formats of the cases of a filter.
func planned(t *testing.T, filter string) (names []string) {
	t.Helper()
	cases, err := planCases(runOptions{filter: filter}, trial.Presets()[0], somePeers())
	if err != nil {
		t.Fatalf("%s: %v", filter, err)
	}
	for _, c := range cases {
		names = appendNew(names, c.Strategy+" "+string(c.Format))
	}
	return names
}

func TestPlanHasFormatsThatAreNamed(t *testing.T) {
	for _, name := range planned(t, "workload:tiny") {
		if !strings.HasSuffix(name, " json") {
			t.Errorf("%s is in the plan without its name", name)
		}
	}
	got := planned(t, "format:(cbor OR json) workload:tiny strategy:(vm OR jay OR cee)")
	slices.Sort(got)
	if want := []string{"cee cbor", "jay json", "vm cbor", "vm json"}; !slices.Equal(got, want) {
		t.Errorf("planned %q, want %q", got, want)
	}
}

func TestPlanOfPeersWithoutTheFormat(t *testing.T) {
	_, err := planCases(runOptions{filter: "strategy:cee workload:tiny"}, trial.Presets()[0], somePeers())
	if err == nil || !strings.Contains(err.Error(), "cee has cbor, msgpack") || exitCode(err) != codeUsage {
		t.Errorf("error %v", err)
	}
}
