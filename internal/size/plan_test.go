package size

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPlanOf holds that a plan comes back from the probes that it has.
func TestPlanOf(t *testing.T) {
	want := Plan{Strategies: []string{"vm", "gob"}, Hosts: []string{"micro", "server"}, Types: []int{0, 4, 16}, Formats: []int{1, 2}}
	var samples []Sample
	for _, p := range want.Probes() {
		samples = append(samples, Sample{Probe: p})
	}
	if diff := cmp.Diff(want, PlanOf(samples)); diff != "" {
		t.Error(diff)
	}
	slices.Reverse(samples)
	got := PlanOf(samples)
	if !slices.Equal(got.Types, want.Types) || !slices.Equal(got.Formats, want.Formats) {
		t.Errorf("types %v, formats %v are not in order", got.Types, got.Formats)
	}
}
