package report

import (
	"math"
	"strings"
	"testing"
)

func growing(workloads ...string) fake {
	f := quick()
	f.ops, f.workloads = []string{"Encode"}, workloads
	return f
}

// TestGrowth holds the growth along a series to what the measurements were made with.
func TestGrowth(t *testing.T) {
	a := Analyze(growing("live100", "live1", "order", "live10").measurements(), options())
	for _, row := range a.Sections[0].Rows {
		for _, cell := range row.Cells {
			if row.Workload == "order" || row.Workload == "live1" {
				if cell.Growth != nil {
					t.Errorf("%s of %s grows by %v", row.Workload, cell.Strategy, cell.Growth)
				}
				continue
			}
			want := sizes[row.Workload] / sizes["live1"]
			if g := cell.Growth; g == nil || math.Abs(g.Center/want-1) > 0.02 || !(g.Lo < g.Center && g.Center < g.Hi) {
				t.Errorf("%s of %s grows by %+v, want about %.3f", row.Workload, cell.Strategy, g, want)
			}
		}
	}
}

// TestGrowthNeedsASeries holds that there is none of one point, nor where the rows are no workloads.
func TestGrowthNeedsASeries(t *testing.T) {
	rounds := spoil(growing("live1", "live10").measurements(), func(m *Measurement) {
		if m.Workload == "live10" {
			m.Round += 100
		}
	})
	other, err := Compare(Run{}, growing("live1", "live10").measurements(), Query{Row: "strategy", Col: "workload"}, options())
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*Report{
		"one point":           New(Run{}, growing("live1", "order").measurements(), options()),
		"no series":           New(Run{}, growing("order", "catalog").measurements(), options()),
		"no common rounds":    New(Run{}, rounds, options()),
		"another arrangement": other,
	} {
		if grid := r.growth(); grid != nil || r.growthLegend() != nil {
			t.Errorf("%s: %+v", name, grid)
		}
	}
}

// TestSeriesIsNotAveraged holds that no mean goes over the points of a curve, and that nothing is said about it.
func TestSeriesIsNotAveraged(t *testing.T) {
	r := New(Run{}, growing("live1", "live10", "live100").measurements(), options())
	if g := r.Sections[0].Geomean; g != nil || len(r.geomeanNotes()) > 0 {
		t.Errorf("%+v; %s", g, r.geomeanNotes())
	}
	r = New(Run{}, growing("live1", "live10", "order", "catalog").measurements(), options())
	if g := r.Sections[0].Geomean; g == nil || strings.Join(g.Workloads, " ") != "order catalog" || g.label() != "geomean" {
		t.Errorf("%+v", g)
	}
}
