package report

import "fmt"

// A Judgement is what is to be said about one comparison or one case, for those who show it at its place.
type Judgement struct {
	Name    string
	About   string // the gate, or what went wrong: "sec/op<3%", "trials"
	Text    string // one line, with the numbers
	Outcome Outcome
	Failed  bool // trials went wrong, and there may be no number at all
	Skipped bool // there was nothing to measure
}

// Judgements are what the gates say.
func (d *Deltas) Judgements() []Judgement { return d.Gate.judgements() }

// Judgements are what the gates say and, before them, which cases failed or were skipped.
func (r *Report) Judgements() []Judgement {
	var list []Judgement
	for _, section := range r.Sections {
		for _, row := range section.Rows {
			for i := range row.Cells {
				cell := &row.Cells[i]
				j := Judgement{Name: Clean(r.caseName(row.Case) + ", " + cell.Strategy), About: "trials"}
				switch {
				case len(cell.Failures) > 0:
					j.Failed = true
					j.Text = fmt.Sprintf("%s: %d of %d trials failed, first in round %d: %s", j.Name, len(cell.Failures),
						len(cell.Failures)+cell.Rounds, cell.Failures[0].Round, reasonLine(cell.Failures[0].Reason))
				case cell.Status == Skipped:
					j.Skipped, j.Text = true, fmt.Sprintf("%s: skipped: %s", j.Name, reasonLine(cell.Reason))
				case cell.Status == Measured:
					j.Outcome, j.Text = Passed, fmt.Sprintf("%s: %s measured", j.Name, Count(cell.Rounds, "round"))
				default:
					continue
				}
				list = append(list, j)
			}
		}
	}
	return append(list, r.Gate.judgements()...)
}

func (g *GateReport) judgements() []Judgement {
	if g == nil {
		return nil
	}
	var list []Judgement
	varying := g.varying()
	for _, r := range g.Results {
		list = append(list, Judgement{Name: r.where(varying), About: Clean(r.Gate.String()), Text: r.text(varying), Outcome: r.Outcome})
	}
	return list
}
