package report

import "io"

type jsonDeltas struct {
	Confidence float64          `json:"confidence"`
	Alpha      float64          `json:"alpha"`
	Family     int              `json:"family"`
	Tables     []jsonDeltaTable `json:"tables"`
	Gates      *jsonGates       `json:"gates,omitempty"`
}

type jsonDeltaTable struct {
	Config  []KeyValue      `json:"config"`
	Unit    string          `json:"unit"`
	Exact   bool            `json:"exact"`
	Better  int             `json:"better"` // 1 more, -1 less, 0 unknown
	Columns []string        `json:"columns"`
	Rows    []jsonDeltaRow  `json:"rows"`
	Means   []jsonDeltaMean `json:"geomeans"`
}

type jsonDeltaRow struct {
	Name  string          `json:"name"`
	Cells []jsonDeltaCell `json:"cells"`
}

type jsonDeltaCell struct {
	Column string `json:"column"`
	N      int    `json:"n"`
	jsonEstimate
	Warnings []string   `json:"warnings,omitempty"`
	Delta    *jsonDelta `json:"delta,omitempty"`
}

type jsonDelta struct {
	Old       float64  `json:"old"`
	Text      string   `json:"text"` // "~" if p is not below alpha
	P         float64  `json:"p"`
	Corrected float64  `json:"p_holm"`
	Survives  bool     `json:"survives_holm"`
	Warnings  []string `json:"warnings,omitempty"`
}

type jsonDeltaMean struct {
	Column  string   `json:"column"`
	Rows    int      `json:"rows"`
	Without []string `json:"without,omitempty"`
	Old     *float64 `json:"old"`
	New     *float64 `json:"new"`
	Ratio   *float64 `json:"ratio"`
}

func (d *Deltas) writeJSON(w io.Writer) error {
	out := jsonDeltas{
		Confidence: d.Confidence, Alpha: d.Alpha, Family: d.Family, Tables: []jsonDeltaTable{}, Gates: d.Gate.json(),
	}
	for _, t := range d.Tables {
		out.Tables = append(out.Tables, t.json(d.Alpha))
	}
	return encodeJSON(w, out)
}

func (t *DeltaTable) json(alpha float64) jsonDeltaTable {
	out := jsonDeltaTable{
		Config: append([]KeyValue{}, t.Config...), Unit: t.Unit, Exact: t.Exact, Better: t.Better, Columns: t.Columns,
		Means: []jsonDeltaMean{},
	}
	for _, row := range t.Rows {
		r := jsonDeltaRow{Name: row.Name}
		for i, cell := range row.Cells {
			if cell != nil {
				r.Cells = append(r.Cells, cell.json(t.Columns[i], alpha))
			}
		}
		out.Rows = append(out.Rows, r)
	}
	if t.Alone != nil {
		out.Means = append(out.Means, jsonDeltaMean{Column: t.Columns[0], Rows: t.Alone.Rows, New: finite(t.Alone.New)})
	}
	for i, m := range t.Means {
		out.Means = append(out.Means, jsonDeltaMean{
			Column: t.Columns[i+1], Rows: m.Rows, Without: m.Without, Old: finite(m.Old), New: finite(m.New), Ratio: finite(m.Ratio),
		})
	}
	return out
}

func (c *DeltaCell) json(column string, alpha float64) jsonDeltaCell {
	e := Estimate{Center: c.Center, Lo: c.Lo, Hi: c.Hi, Confidence: c.Confidence}
	out := jsonDeltaCell{Column: column, N: c.N, jsonEstimate: *e.json(""), Warnings: c.Warnings}
	if d := c.Delta; d != nil {
		out.Delta = &jsonDelta{
			Old: d.Old, Text: d.Text(), P: d.P, Corrected: d.Corrected, Survives: d.Survives(alpha), Warnings: d.Warnings,
		}
	}
	return out
}

type jsonGates struct {
	Family      int              `json:"family"`
	Regressions int              `json:"regressions"`
	Undecided   int              `json:"inconclusive"`
	Results     []jsonGateResult `json:"results"`
}

type jsonGateResult struct {
	Gate      string     `json:"gate"`
	Unit      string     `json:"unit"`
	Config    []KeyValue `json:"config,omitempty"`
	Row       string     `json:"row"`
	Column    string     `json:"column"`
	Baseline  string     `json:"baseline"`
	Outcome   string     `json:"outcome"`
	Reason    string     `json:"reason,omitempty"`
	Exact     bool       `json:"exact"`
	Ratio     *float64   `json:"ratio"`
	Lo        *float64   `json:"lo"`
	Hi        *float64   `json:"hi"`
	P         float64    `json:"p"`
	Corrected float64    `json:"p_holm"`
}

func (g *GateReport) json() *jsonGates {
	if g == nil {
		return nil
	}
	out := &jsonGates{Family: g.Family, Regressions: g.Count(Regressed), Undecided: g.Count(Undecided), Results: []jsonGateResult{}}
	for _, r := range g.Results {
		j := jsonGateResult{
			Gate: r.Gate.String(), Unit: r.Unit, Config: r.Config, Row: r.Row, Column: r.Column, Baseline: r.Baseline,
			Outcome: r.Outcome.String(), Reason: r.Reason, Exact: r.Exact, P: r.P, Corrected: r.Corrected,
		}
		if r.Reason == "" {
			j.Ratio, j.Lo, j.Hi = finite(r.Ratio.Center), finite(r.Ratio.Lo), finite(r.Ratio.Hi)
		}
		out.Results = append(out.Results, j)
	}
	return out
}
