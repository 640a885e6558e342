package page

import (
	"encoding/json"
	"io"
	"math"
	"time"

	"github.com/vmbench/vmbench/report"
)

// The types of this file are the story in JSON; docs/report.md has an example of each.

type jsonStory struct {
	Question string      `json:"question"`
	Verdict  Sentence    `json:"verdict"`
	Runs     []jsonRun   `json:"runs"`
	Sizes    []jsonSizes `json:"sizes"`
}

type jsonOrigin struct {
	Title   string            `json:"title"`
	Verdict Sentence          `json:"verdict"`
	Facts   []report.KeyValue `json:"facts"`
	Command []string          `json:"command"`
	Notes   []string          `json:"notes,omitempty"`
}

type jsonRun struct {
	jsonOrigin
	Report    *report.Report `json:"report"` // as vmbench compare --format json prints it
	Trials    jsonTrials     `json:"trials"`
	TradeOffs []tradeOff     `json:"trade_offs,omitempty"`
}

type jsonSizes struct {
	jsonOrigin
	Directory string        `json:"directory,omitempty"`
	Sizes     *report.Sizes `json:"sizes"` // as vmbench size --format json prints them
}

// jsonTrials are the trials in columns, since there may be a hundred thousand: the numbers of their cases among Cases, and so on.
type jsonTrials struct {
	Cases    []jsonCase `json:"cases"`
	Case     []int      `json:"case"`
	After    []float64  `json:"after_seconds"`
	Seconds  []float64  `json:"seconds_per_op"`
	Relative []float64  `json:"relative_to_median"`
	Fate     []Fate     `json:"fate"`
}

type jsonCase struct {
	Op       string `json:"op"`
	Format   string `json:"format"`
	Workload string `json:"workload"`
	Strategy string `json:"strategy"`
}

// JSON writes the story for programs: one object on one line.
func (s *Story) JSON(w io.Writer) error {
	out := jsonStory{Question: s.question(), Verdict: s.verdict(), Runs: []jsonRun{}, Sizes: []jsonSizes{}}
	for _, run := range s.Runs {
		out.Runs = append(out.Runs, jsonRun{
			jsonOrigin: run.Origin.json(run.title(), run.verdict()), Report: run.Report, Trials: run.jsonTrials(), TradeOffs: s.tradeOffs(run),
		})
	}
	for _, sizes := range s.Sizes {
		out.Sizes = append(out.Sizes, jsonSizes{sizes.Origin.json(sizes.title(), sizes.verdict(s.fastest())), sizes.Directory, sizes.Sizes})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

func (o Origin) json(title string, verdict Sentence) jsonOrigin {
	return jsonOrigin{title, verdict, append([]report.KeyValue{}, o.Facts...), append([]string{}, o.Command...), o.Notes}
}

func (r *Run) jsonTrials() jsonTrials {
	t := jsonTrials{Cases: []jsonCase{}, Case: []int{}, After: []float64{}, Seconds: []float64{}, Relative: []float64{}, Fate: []Fate{}}
	numbers := map[jsonCase]int{}
	medians := r.medians()
	for i := range r.Trials {
		trial := &r.Trials[i]
		c := jsonCase{trial.Op, trial.Format, trial.Workload, trial.Strategy}
		number, seen := numbers[c]
		if !seen {
			number = len(t.Cases)
			numbers[c], t.Cases = number, append(t.Cases, c)
		}
		t.Case = append(t.Case, number)
		t.After = append(t.After, rounded(trial.After.Seconds()))
		t.Seconds = append(t.Seconds, trial.Seconds)
		t.Relative = append(t.Relative, rounded(medians.relative(trial)))
		t.Fate = append(t.Fate, trial.Fate)
	}
	return t
}

// rounded is a number to the thousandth.
func rounded(x float64) float64 { return math.Round(1000*x) / 1000 }

// medians are the times of cases, by which trials of different cases become comparable.
type medians map[jsonCase]float64

func (r *Run) medians() medians {
	m := medians{}
	for _, section := range r.Report.Sections {
		for _, row := range section.Rows {
			for _, cell := range row.Cells {
				if cell.Status == report.Measured {
					m[jsonCase{row.Op, row.Format, row.Workload, cell.Strategy}] = cell.Time.Center
				}
			}
		}
	}
	return m
}

// relative is a trial's time as a multiple of its case's median; 0 if that is not known.
func (m medians) relative(t *Trial) float64 {
	median := m[jsonCase{t.Op, t.Format, t.Workload, t.Strategy}]
	if median <= 0 {
		return 0
	}
	return t.Seconds / median
}

// span is the time from the first trial's start to the last one's.
func (r *Run) span() (last time.Duration) {
	for i := range r.Trials {
		last = max(last, r.Trials[i].After)
	}
	return last
}
