package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
)

// Write writes the calibration. As CSV it is a line for each comparison, from which everything else follows.
func (c *Calibration) Write(w io.Writer, f Format, s Style) error {
	switch f {
	case CSV:
		return c.writeCSV(w)
	case JSON:
		return c.writeJSON(w)
	}
	for _, grid := range []*Grid{c.falseGrid(), c.detectionGrid(), c.qualityGrid()} {
		if len(grid.Rows) == 0 {
			continue
		}
		if err := grid.Write(w, f, s); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	return writeLines(w, f, s, append(c.legend(), c.Notes...))
}

// falseGrid is the table of differences that were seen where there are none.
func (c *Calibration) falseGrid() *Grid {
	grid := &Grid{
		Header: []string{"no difference, but", "test", "rounds", "seen", "of", "rate", "interval"},
		Right:  []bool{false, false, true, true, true, true, true},
	}
	last := ""
	for _, f := range c.FalsePositives() {
		title := f.Experiment.Title
		if title == last {
			title = ""
		}
		last = f.Experiment.Title
		grid.Rows = append(grid.Rows, append([]string{title, f.Rule, formatCount(f.Rounds)}, f.Rate.cells()...))
	}
	return grid
}

// detectionGrid is the table of known slowdowns.
func (c *Calibration) detectionGrid() *Grid {
	grid := &Grid{
		Header: []string{"slowed by", "measured", "rounds", "found", "of", "rate", "interval"},
		Right:  []bool{true, true, true, true, true, true, true},
	}
	for _, d := range c.Detections(SlowedExperiment) {
		grid.Rows = append(grid.Rows, append([]string{
			percent(d.Truth - 1), signedPercent(d.Measured - 1), formatCount(d.Rounds),
		}, d.Rate.cells()...))
	}
	return grid
}

// SlowedExperiment and DefaultExperiment are the names of the experiments that measure as `vmbench run` does by default:
// with slowed strategies, and with twins.
const (
	SlowedExperiment  = "slowed"
	DefaultExperiment = "default"
)

// qualityGrid is the table of what intervals and orders are worth.
func (c *Calibration) qualityGrid() *Grid {
	grid := &Grid{
		Header: []string{"how good the numbers are", "so", "of", "rate", "interval"},
		Right:  []bool{false, true, true, true, true},
	}
	add := func(what string, r Rate) {
		if r.Of > 0 {
			grid.Rows = append(grid.Rows, append([]string{what}, r.cells()...))
		}
	}
	add(fmt.Sprintf("intervals at %s that hold the true ratio", percent(c.Confidence)), c.Coverage(DefaultExperiment))
	if a := c.Agreement; a != nil {
		add("pairs that odd and even rounds order alike", a.Pairs)
		add("the same, of pairs that are told apart", a.Apart)
		add("whole orders on which they agree", a.Rows)
	}
	return grid
}

func (c *Calibration) legend() []string {
	lines := []string{fmt.Sprintf("Interval: Wilson, at %s; it takes comparisons for independent, though those of a row share their "+
		"baseline. Tests at %s; verdict: paired, Holm over the table, floor %s.",
		percent(c.Confidence), percent(c.Alpha), percent(c.Floor))}
	if width := c.Width(DefaultExperiment); width > 0 {
		lines = append(lines, fmt.Sprintf("Half of the ratios of a default run are known to ±%s or better here.", onePercent(width)))
	}
	return lines
}

// cells are a rate in a table: how many, of how many, the part and its interval.
func (r Rate) cells() []string {
	return []string{
		strconv.Itoa(r.Count), strconv.Itoa(r.Of), onePercent(r.Part()),
		onePercent(r.Lo) + "–" + onePercent(r.Hi),
	}
}

// onePercent writes a part as a percentage with a digit behind the point.
func onePercent(part float64) string { return strconv.FormatFloat(100*part, 'f', 1, 64) + "%" }

func signedPercent(part float64) string { return fmt.Sprintf("%+.1f%%", 100*part) }

var controlHeader = []string{
	"experiment", "run", "op", "format", "workload", "strategy", "truth", "rounds", "ratio", "lo", "hi",
	"p_mann_whitney", "p_paired", "p_holm", "floor", "verdict",
}

func (c *Calibration) writeCSV(w io.Writer) error {
	rows := [][]string{controlHeader}
	for i := range c.Controls {
		k := &c.Controls[i]
		rows = append(rows, []string{
			k.Experiment, strconv.Itoa(k.Run), k.Op, k.Format, k.Workload, k.Strategy, number(k.Truth), strconv.Itoa(k.N),
			number(k.Ratio.Center), number(k.Ratio.Lo), number(k.Ratio.Hi), number(k.Unpaired), number(k.P),
			number(k.Corrected), number(k.Floor), k.Verdict.String(),
		})
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// The types of a calibration in JSON.
type jsonCalibration struct {
	Confidence     float64             `json:"confidence"`
	Alpha          float64             `json:"alpha"`
	Floor          float64             `json:"floor"`
	FalsePositives []jsonFalsePositive `json:"false_positives"`
	Detections     []jsonDetection     `json:"detections"`
	Coverage       *jsonRate           `json:"coverage,omitempty"`
	Agreement      *jsonAgreement      `json:"agreement,omitempty"`
	Notes          []string            `json:"notes"`
}

type jsonRate struct {
	Count int     `json:"count"`
	Of    int     `json:"of"`
	Lo    float64 `json:"lo"`
	Hi    float64 `json:"hi"`
}

type jsonFalsePositive struct {
	Experiment string  `json:"experiment"`
	Title      string  `json:"title"`
	Rule       string  `json:"rule"`
	Rounds     float64 `json:"rounds"`
	jsonRate
}

type jsonDetection struct {
	Truth    float64 `json:"truth"`
	Measured float64 `json:"measured"`
	Rounds   float64 `json:"rounds"`
	jsonRate
}

type jsonAgreement struct {
	Pairs jsonRate `json:"pairs"`
	Apart jsonRate `json:"pairs_told_apart"`
	Rows  jsonRate `json:"orders"`
}

func (r Rate) json() jsonRate { return jsonRate(r) }

func (c *Calibration) writeJSON(w io.Writer) error {
	out := jsonCalibration{
		Confidence: c.Confidence, Alpha: c.Alpha, Floor: c.Floor, Notes: append([]string{}, c.Notes...),
		FalsePositives: []jsonFalsePositive{}, Detections: []jsonDetection{},
	}
	for _, f := range c.FalsePositives() {
		out.FalsePositives = append(out.FalsePositives,
			jsonFalsePositive{f.Experiment.Name, f.Experiment.Title, f.Rule, f.Rounds, f.Rate.json()})
	}
	for _, d := range c.Detections(SlowedExperiment) {
		out.Detections = append(out.Detections, jsonDetection{d.Truth, d.Measured, d.Rounds, d.Rate.json()})
	}
	if coverage := c.Coverage(DefaultExperiment); coverage.Of > 0 {
		rate := coverage.json()
		out.Coverage = &rate
	}
	if a := c.Agreement; a != nil {
		out.Agreement = &jsonAgreement{a.Pairs.json(), a.Apart.json(), a.Rows.json()}
	}
	return encodeJSON(w, out)
}
