package report

import (
	"encoding/json"
	"io"
	"math"
)

// The types of this file are the report's form in JSON. Bounds that are infinite are null.

type jsonReport struct {
	Directory  string        `json:"directory,omitempty"`
	Rounds     jsonRounds    `json:"rounds"`
	Baseline   string        `json:"baseline"`
	Confidence float64       `json:"confidence"`
	Alpha      float64       `json:"alpha"`
	Family     int           `json:"family"`
	Cases      []jsonCase    `json:"cases"`
	Geomeans   []jsonGeomean `json:"geomeans"`
	Notes      []string      `json:"notes"`

	StrategyNotes map[string]string `json:"strategy_notes,omitempty"`
	Gates         *jsonGates        `json:"gates,omitempty"`
}

type jsonRounds struct {
	Kept      int `json:"kept"`
	Discarded int `json:"discarded"`
	Repeated  int `json:"repeated_trials"`
	Layouts   int `json:"code_layouts,omitempty"`
}

// A jsonPlace is where something stands: its case, or the table, row and column that a query asks for.
type jsonPlace struct {
	Op       string `json:"op,omitempty"`
	Format   string `json:"format,omitempty"`
	Workload string `json:"workload,omitempty"`
	Strategy string `json:"strategy,omitempty"`

	Table  string `json:"table,omitempty"`
	Row    string `json:"row,omitempty"`
	Column string `json:"column,omitempty"`
}

func (r *Report) jsonPlace(c Case, column string) jsonPlace {
	if r.Arrangement != nil {
		return jsonPlace{Table: c.Op, Row: c.Workload, Column: column}
	}
	return jsonPlace{Op: c.Op, Format: c.Format, Workload: c.Workload, Strategy: column}
}

type jsonCase struct {
	jsonPlace
	Status     string          `json:"status"`
	Reason     string          `json:"reason,omitempty"`
	Rounds     int             `json:"rounds"`
	Failures   []Failure       `json:"failures,omitempty"`
	Time       *jsonEstimate   `json:"time,omitempty"`
	Comparison *jsonComparison `json:"comparison,omitempty"`
	Best       bool            `json:"best"`
	Growth     *jsonEstimate   `json:"growth,omitempty"` // of the time, from the first workload of the series
	Metrics    []jsonMetric    `json:"metrics,omitempty"`
}

type jsonEstimate struct {
	Unit       string   `json:"unit,omitempty"`
	Center     float64  `json:"center"`
	Lo         *float64 `json:"lo"`
	Hi         *float64 `json:"hi"`
	Confidence float64  `json:"confidence"`
}

type jsonComparison struct {
	Rounds    int          `json:"rounds"`
	Ratio     jsonEstimate `json:"ratio"`
	P         float64      `json:"p"`
	Corrected float64      `json:"p_holm"`
	Floor     float64      `json:"floor"`
	Verdict   string       `json:"verdict"`
	Needed    int          `json:"rounds_needed,omitempty"`
}

type jsonMetric struct {
	jsonEstimate
	Exact bool `json:"exact"`
}

type jsonGeomean struct {
	jsonPlace
	Workloads  []string          `json:"workloads"`
	Without    []string          `json:"without,omitempty"`
	Strategies []jsonGeomeanCell `json:"strategies"`
}

type jsonGeomeanCell struct {
	Strategy string        `json:"strategy"`
	Time     *float64      `json:"time"` // null if the workloads were measured on different machines
	Ratio    *jsonEstimate `json:"ratio,omitempty"`
}

// MarshalJSON writes the report as writeJSON does, for what has reports in it.
func (r *Report) MarshalJSON() ([]byte, error) { return json.Marshal(r.json()) }

func (r *Report) writeJSON(w io.Writer) error { return encodeJSON(w, r.json()) }

func (r *Report) json() jsonReport {
	out := jsonReport{
		Directory: r.Directory,
		Rounds:    jsonRounds{r.Kept, r.Discarded, r.Repeated, r.Layouts},
		Baseline:  r.Baseline, Confidence: r.Confidence, Alpha: r.Alpha, Family: r.Family,
		Cases: []jsonCase{}, Geomeans: []jsonGeomean{}, Notes: append([]string{}, r.Notes...),
		StrategyNotes: r.shownNotes(), Gates: r.Gate.json(),
	}
	for _, section := range r.Sections {
		for _, row := range section.Rows {
			for i := range row.Cells {
				out.Cases = append(out.Cases, row.Cells[i].json(r.jsonPlace(row.Case, row.Cells[i].Strategy)))
			}
		}
		if section.Geomean != nil {
			out.Geomeans = append(out.Geomeans, section.Geomean.json(r.jsonPlace(Case{Op: section.Op, Format: section.Format}, "")))
		}
	}
	return out
}

// shownNotes are the notes on the strategies of the report.
func (a *Analysis) shownNotes() map[string]string {
	notes := map[string]string{}
	for _, strategy := range a.Strategies {
		if note := a.StrategyNotes[strategy]; note != "" {
			notes[strategy] = note
		}
	}
	return notes
}

func (c *Cell) json(place jsonPlace) jsonCase {
	out := jsonCase{
		jsonPlace: place, Status: c.Status.String(), Reason: c.Reason, Rounds: c.Rounds, Failures: c.Failures, Best: c.Best,
	}
	if c.Status == Measured {
		out.Time = c.Time.json(unitTime)
	}
	if cmp := c.Comparison; cmp != nil {
		out.Comparison = &jsonComparison{
			Rounds: cmp.N, Ratio: *cmp.Ratio.json(""), P: cmp.P, Corrected: cmp.Corrected, Floor: cmp.Floor,
			Verdict: cmp.text(), Needed: cmp.Needed,
		}
	}
	if c.Growth != nil {
		out.Growth = c.Growth.json("")
	}
	for _, m := range c.Metrics {
		out.Metrics = append(out.Metrics, jsonMetric{*m.Estimate.json(m.Unit), m.Exact})
	}
	return out
}

func (g *Geomean) json(place jsonPlace) jsonGeomean {
	out := jsonGeomean{jsonPlace: place, Workloads: g.Workloads, Without: g.Without}
	for _, cell := range g.Cells {
		if !cell.Measured {
			continue
		}
		c := jsonGeomeanCell{Strategy: cell.Strategy}
		if !g.Apart {
			c.Time = &cell.Time
		}
		if cell.Ratio != nil {
			c.Ratio = cell.Ratio.json("")
		}
		out.Strategies = append(out.Strategies, c)
	}
	return out
}

func (e Estimate) json(unit string) *jsonEstimate {
	return &jsonEstimate{Unit: unit, Center: e.Center, Lo: finite(e.Lo), Hi: finite(e.Hi), Confidence: e.Confidence}
}

func finite(x float64) *float64 {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return nil
	}
	return &x
}
