package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/vmbench/vmbench/internal/dispatch"
	"github.com/vmbench/vmbench/report"
)

// An earlier run is one that another is held against; the zero value is none.
type earlier struct {
	dir    string
	design string
	ratios map[string]*report.Comparison
}

// readEarlier reads a run, if there is one to be held against.
func readEarlier(dir string) (earlier, error) {
	if dir == "" {
		return earlier{}, nil
	}
	run, samples, err := dispatch.Read(dir)
	if err != nil {
		return earlier{}, fmt.Errorf("--against: %w", err)
	}
	return earlier{dir, run.Design, ratiosOf(dispatchReport(dir, run, samples, nil))}, nil
}

// notes say how far the ratios of a report are those of the earlier run: those that the report claims, and the others.
func (e earlier) notes(r *report.Report, design string) []string {
	if e.dir == "" {
		return nil
	}
	var claimed, open, agree, openAgree int
	var apart []string
	for cell, c := range ratiosOf(r) {
		other, ok := e.ratios[cell]
		if !ok {
			continue
		}
		near := math.Abs(math.Log(c.Ratio.Center/other.Ratio.Center)) <= math.Log1p(dispatchFloor)
		switch settled := !c.Apart && c.Verdict != report.Inconclusive; {
		case settled && near:
			claimed, agree = claimed+1, agree+1
		case settled:
			claimed++
			apart = append(apart, fmt.Sprintf("%s %.2f and %.2f", cell, c.Ratio.Center, other.Ratio.Center))
		case near:
			open, openAgree = open+1, openAgree+1
		default:
			open++
		}
	}
	notes := []string{fmt.Sprintf("%s: of the %d ratios that are × or ≈ here, %d are the same within %.0f%% there; of the %d that are ~ or ?, %d.",
		e.dir, claimed, agree, 100*dispatchFloor, open, openAgree)}
	if len(apart) > 0 {
		slices.Sort(apart)
		notes = append(notes, "Not the same: "+strings.Join(apart, ", ")+".")
	}
	if design != e.design {
		notes = append(notes, e.dir+" was measured in another way, or with other programs: its design has another hash.")
	}
	return notes
}

// ratiosOf are the comparisons of a report, by technique, program and engine.
func ratiosOf(r *report.Report) map[string]*report.Comparison {
	all := map[string]*report.Comparison{}
	for _, section := range r.Sections {
		for _, row := range section.Rows {
			for _, cell := range row.Cells {
				if cell.Comparison != nil {
					all[fmt.Sprintf("%s %s %s", cell.Strategy, section.Op, row.Workload)] = cell.Comparison
				}
			}
		}
	}
	return all
}
