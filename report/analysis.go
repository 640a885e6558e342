package report

import (
	"cmp"
	"maps"
	"slices"

	"golang.org/x/perf/benchfmt"
)

// Options say how measurements are analysed.
type Options struct {
	// Baseline is the strategy that the others are compared to. If it was not measured, there are no ratios.
	Baseline string

	Confidence float64 // of intervals
	Alpha      float64 // of verdicts, over the whole family
	Floor      float64 // relative difference below which nothing is claimed

	// Spread is the relative difference that a case showed between two names of the same code. Where it is larger than
	// Floor it takes its place.
	Spread map[Case]float64

	// Strategies and Workloads fix the order of columns and rows. What was measured but is not listed follows,
	// in alphabetical order.
	Strategies, Workloads []string

	// Builds fix the order of the builds that a run compares.
	Builds []string

	// Series are workloads that are the points of one curve, in its order: how times grow along them is a table of its
	// own, and no mean goes over them.
	Series []string

	// Tables fix the order of sections, by their names, where an Arrangement says what they are.
	Tables      []string
	Arrangement *Arrangement // nil for op and format × workload × strategy

	// Gates are the changes that are allowed. Units say which way is better.
	Gates []Gate
	Units benchfmt.UnitMetadataMap

	// Unranked are strategies that do not do the work: their times are shown, and compared to nothing.
	Unranked []string

	// Starts are the rounds at which what is measured was started anew, the first of them 1: the rounds from one to the next share
	// the luck of a process, so ratios are estimated over starts. A ratio is inconclusive if one of another run with as many
	// starts may differ from it by more than Agreement. Without Starts, each round is a process of its own.
	Starts    []int
	Agreement float64

	// Transposed tables have a row for each strategy, as many columns as there are rows of the analysis, and no mean.
	Transposed bool

	// SkippedWord stands in cells that cannot be measured, in place of "skipped".
	SkippedWord string

	// StrategyNotes say what a reader must know about strategies: a dagger stands at their names.
	StrategyNotes map[string]string
}

// DefaultOptions are those of `vmbench run`.
func DefaultOptions() Options {
	return Options{Baseline: "reflection", Confidence: 0.95, Alpha: 0.05, Floor: 0.02}
}

// An Analysis is the whole of what measurements say.
type Analysis struct {
	Options

	// Strategies are the columns: those measured, skipped or failed at least once.
	Strategies []string
	Sections   []Section

	// Family is the number of comparisons that the p-values are corrected for: all those with the baseline.
	Family int

	Gate *GateReport // nil if there are no gates
}

// A Section holds the cases of one operation in one format.
type Section struct {
	Op, Format string // where they are what makes a section; else Op is its name
	Rows       []Row
	Geomean    *Geomean // nil if there are not two rows to average
}

// A Row holds all strategies on one workload, in the order of Analysis.Strategies.
type Row struct {
	Case
	Cells []Cell

	machine string // that measured it, where there are several
}

// ops is the order in which operations are shown; others follow.
var ops = []string{"Encode", "Append", "Decode", "Compile"}

// formats is the order in which formats are shown, the usual one first; others follow.
var formats = []string{"json", "cbor", "msgpack"}

// Analyze sums up and compares measurements.
func Analyze(measurements []Measurement, o Options) *Analysis {
	data := collect(measurements)
	a := &Analysis{Options: o, Strategies: inOrder(data.strategies, o.Strategies)}
	for _, format := range inOrder(data.formats, formats) {
		for _, op := range inOrder(data.ops, slices.Concat(o.Tables, ops)) {
			if section := a.section(data, op, format); len(section.Rows) > 0 {
				a.Sections = append(a.Sections, section)
			}
		}
	}
	a.judge()
	for i := range a.Sections {
		section := &a.Sections[i]
		for _, row := range section.Rows {
			a.markBest(row)
		}
		if !a.Transposed {
			section.Geomean = a.geomean(section)
		}
		a.grow(section)
	}
	return a
}

func (a *Analysis) section(data *data, op, format string) Section {
	section := Section{Op: op, Format: format}
	for _, workload := range inOrder(data.workloads, a.Workloads) {
		c := Case{Op: op, Format: format, Workload: workload}
		if data.cases[c] {
			section.Rows = append(section.Rows, a.row(data, c))
		}
	}
	return section
}

func (a *Analysis) row(data *data, c Case) Row {
	row := Row{Case: c, machine: data.machines[c]}
	baseline := newCell(a.Baseline, data.samples[sampleKey{c, a.Baseline}], a.Confidence)
	for _, strategy := range a.Strategies {
		cell := newCell(strategy, data.samples[sampleKey{c, strategy}], a.Confidence)
		if baseline.Status == Measured && strategy != a.Baseline && a.ranks(strategy) && cell.Status == Measured {
			cell.Comparison = a.compareCells(&cell, &baseline, a.floor(c))
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// compareCells compares the times of two cells, on what both have.
func (a *Analysis) compareCells(x, y *Cell, floor float64) *Comparison {
	times, others := matched(x.units[unitTime], y.units[unitTime])
	c := compare(times, others, a.Options, floor)
	if c != nil && len(a.Starts) > 0 {
		c.overStarts(times, others, a.Options)
	}
	return c
}

// judge gives every comparison with the baseline its verdict. The family is the whole analysis, because a reader looks
// for differences in all of it.
func (a *Analysis) judge() {
	var family []*Comparison
	for _, cell := range a.cells() {
		if cell.Comparison != nil {
			family = append(family, cell.Comparison)
		}
	}
	a.Family = len(family)
	judge(family, a.Options)
}

// cells returns every cell of every section.
func (a *Analysis) cells() []*Cell {
	var cells []*Cell
	for _, section := range a.Sections {
		for _, row := range section.Rows {
			for i := range row.Cells {
				cells = append(cells, &row.Cells[i])
			}
		}
	}
	return cells
}

func (a *Analysis) floor(c Case) float64 { return max(a.Floor, a.Spread[c]) }

// ranks reports whether a strategy takes part in comparisons.
func (a *Analysis) ranks(strategy string) bool { return !slices.Contains(a.Unranked, strategy) }

// inOrder returns the members of a set: those of order first and in its order, then the others sorted.
func inOrder(set map[string]bool, order []string) []string {
	return slices.SortedFunc(maps.Keys(set), func(a, b string) int { return compareIn(order, a, b) })
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
