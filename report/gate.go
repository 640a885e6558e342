package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/perf/benchfmt"
	"golang.org/x/perf/benchunit"
)

// A Gate is how much a unit may change for the worse.
type Gate struct {
	Unit  string  // as it was written, tidied or not: ns/op is sec/op
	Limit float64 // relative change: 0.03 is 3 %
}

// ParseGate reads a gate such as sec/op<3%. A limit is in percent and says so: of a bare 3 nobody knows if it is 3 % or 300 %.
func ParseGate(text string) (Gate, error) {
	unit, limit, ok := strings.Cut(text, "<")
	number, inPercent := strings.CutSuffix(strings.TrimSpace(strings.TrimPrefix(limit, "=")), "%")
	value, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	unit = strings.TrimSpace(unit)
	switch {
	case !ok || unit == "" || err != nil || !(value >= 0) || math.IsInf(value, 0):
		return Gate{}, fmt.Errorf("gate %q is not a unit and the change that is allowed, such as 'sec/op<3%%'", text)
	case !inPercent && value != 0:
		return Gate{}, fmt.Errorf("gate %q does not say whether it is in percent; write '%s<%s%%'", text, unit, strings.TrimSpace(number))
	}
	return Gate{unit, value / 100}, nil
}

func (g Gate) String() string { return g.Unit + "<" + decimal(100*g.Limit, gateDigits) + "%" }

// gateDigits are enough for every limit that somebody writes, and few enough to hide that 7 % is 0.07000000000000001.
const gateDigits = 10

// tidied is the gate's unit as results have it.
func (g Gate) tidied() string {
	_, unit := benchunit.Tidy(1, g.Unit)
	return unit
}

// An Outcome is what a gate says about a comparison.
type Outcome int

const (
	// Undecided: neither within the gate for sure, nor a regression.
	Undecided Outcome = iota
	// Passed: the whole interval of the change lies within the gate.
	Passed
	// Regressed: the change for the worse exceeds the gate, and the corrected p of the test against the gate's limit is below alpha.
	Regressed
)

var outcomeNames = [...]string{Undecided: "inconclusive", Passed: "ok", Regressed: "regression"}

func (o Outcome) String() string { return outcomeNames[o] }

// A GateReport is what the gates say.
type GateReport struct {
	Gates   []Gate
	Results []GateResult
	Family  int // tests that the p-values are corrected for
}

// A GateResult is what a gate says about one comparison.
type GateResult struct {
	Gate     Gate
	Unit     string // tidied
	Row      string
	Config   []KeyValue
	Column   string
	Baseline string

	Ratio        Estimate // to the baseline
	P, Corrected float64  // of the two-sided test that the ratio is the gate's limit
	Exact        bool
	Outcome      Outcome
	Reason       string // why it is undecided, if the numbers do not tell
}

// Count returns how many results have an outcome.
func (g *GateReport) Count(o Outcome) int {
	n := 0
	for _, r := range g.Results {
		if r.Outcome == o {
			n++
		}
	}
	return n
}

// A GateError says that a gate cannot be applied. Usage is set if the command line is to blame, rather than the data.
type GateError struct {
	Usage bool
	text  string
}

func (e *GateError) Error() string { return e.text }

// gated is a comparison that a gate decides on.
type gated struct {
	gate                  Gate
	row, column, baseline string
	config                []KeyValue
	unit                  string
	better                int // 1 if more is better, -1 if less is

	ratio  Estimate
	p      float64
	exact  bool
	reason string // why there is no ratio
}

// gating collects the comparisons that gates decide on.
type gating struct {
	gates []Gate
	units benchfmt.UnitMetadataMap
	seen  []string // tidied units that there are
	list  []gated

	// apart names the keys in which the results of a tidied unit differ, where that is why they stand in different tables; nil
	// for a run, whose tables do not come from configurations.
	apart func(unit string) []string
}

func newGating(gates []Gate, units benchfmt.UnitMetadataMap) *gating {
	return &gating{gates: gates, units: units}
}

// of returns the gates of a tidied unit.
func (g *gating) of(unit string) []Gate {
	var gates []Gate
	for _, gate := range g.gates {
		if gate.decidesOn(unit) {
			gates = append(gates, gate)
		}
	}
	return gates
}

func (g *gating) add(unit string, list []gated) {
	g.seen = addMissing(g.seen, unit)
	g.list = append(g.list, list...)
}

// check reports gates that have no unit to decide on, whose unit has no direction, or that have not one comparison with a ratio:
// what compares nothing has not passed.
func (g *gating) check() error {
	for _, gate := range g.gates {
		slices.Sort(g.seen)
		if !slices.ContainsFunc(g.seen, gate.decidesOn) {
			return &GateError{text: fmt.Sprintf("gate %s: no result has the unit %s; there are: %s", gate, gate.Unit, strings.Join(g.seen, ", "))}
		}
		if g.units.GetBetter(gate.tidied()) == 0 {
			return &GateError{Usage: true, text: fmt.Sprintf("gate %s: which way is better is not known; "+
				"add the line \"Unit %s better=lower\" (or higher) to a file", gate, gate.Unit)}
		}
		if !slices.ContainsFunc(g.list, func(c gated) bool { return c.gate == gate && c.reason == "" }) {
			return &GateError{text: fmt.Sprintf("gate %s: nothing to decide on, since %s", gate, g.why(gate))}
		}
	}
	return nil
}

// decidesOn reports whether the gate is about a unit.
func (g Gate) decidesOn(unit string) bool {
	_, tidied := benchunit.Tidy(1, unit)
	return g.tidied() == tidied
}

// why says why a gate has no comparison with a ratio, and what to do.
func (g *gating) why(gate Gate) string {
	if g.apart != nil {
		if keys := g.apart(gate.tidied()); len(keys) > 0 {
			return fmt.Sprintf("the inputs differ in %s; compare them all the same with --ignore %s",
				strings.Join(keys, ", "), strings.Join(keys, ","))
		}
	}
	if i := slices.IndexFunc(g.list, func(c gated) bool { return c.gate == gate }); i >= 0 {
		first := g.list[i]
		return fmt.Sprintf("no comparison has a ratio (%s: %s); compare what has results of %s on both sides",
			first.row, first.reason, gate.Unit)
	}
	return "nothing is compared with a baseline; name another input, or a column with --baseline"
}

// judge decides on all comparisons together, since they are looked at together. Exact ones are no tests and do not count
// into the family.
func (g *gating) judge(alpha float64) (*GateReport, error) {
	if err := g.check(); err != nil {
		return nil, err
	}
	var p []float64
	var family []int
	for i, c := range g.list {
		if c.reason == "" && !c.exact {
			p, family = append(p, c.p), append(family, i)
		}
	}
	corrected := make([]float64, len(g.list))
	for i, c := range holm(p) {
		corrected[family[i]] = c
	}
	report := &GateReport{Gates: g.gates, Family: len(family)}
	for i, c := range g.list {
		report.Results = append(report.Results, c.judge(corrected[i], alpha))
	}
	return report, nil
}

func (c gated) judge(corrected, alpha float64) GateResult {
	r := GateResult{
		Gate: c.gate, Unit: c.unit, Row: c.row, Config: c.config, Column: c.column, Baseline: c.baseline,
		Ratio: c.ratio, P: c.p, Corrected: corrected, Exact: c.exact, Reason: c.reason,
	}
	switch {
	case c.reason != "":
	case c.worse(c.ratio.Center) > c.gate.Limit && (c.exact || corrected < alpha):
		r.Outcome = Regressed
	case max(c.worse(c.ratio.Lo), c.worse(c.ratio.Hi)) <= c.gate.Limit && c.ratio.Bounded():
		r.Outcome = Passed
	}
	return r
}

// against returns the comparison with its gate and, unless it is exact, the p of its test against the gate's limit; test gives the
// two-sided p of the ratio being a factor. A test against no change would call a regression what is surely a change, but not
// surely one beyond the gate.
func (c gated) against(gate Gate, test func(factor float64) float64) gated {
	c.gate = gate
	if c.reason != "" || c.exact {
		return c
	}
	factor := 1 + gate.Limit
	if c.better > 0 {
		factor = 1 - gate.Limit
	}
	c.p = 1
	if factor > 0 { // no speed falls by more than all of it
		c.p = test(factor)
	}
	return c
}

// worse is by which part a ratio is a change for the worse: 0.03 is 3 % more of what should be less, or 3 % less of what
// should be more. It is negative for the better.
func (c gated) worse(ratio float64) float64 {
	if c.better > 0 {
		return 1 - ratio - rounding
	}
	return ratio - 1 - rounding
}

// rounding keeps 103 over 100 from being more than 3 % above 1.
const rounding = 1e-12

// exactRatio is the ratio of two numbers that are no estimates. Zero over zero is 1.
func exactRatio(value, base float64) Estimate {
	ratio := math.Inf(1)
	if value == base || base != 0 {
		ratio = ratioOf(value, base)
	}
	return Estimate{Center: ratio, Lo: ratio, Hi: ratio, Confidence: 1}
}
