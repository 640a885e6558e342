package report

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// mostGateLines is the largest number of lines on comparisons of one outcome.
const mostGateLines = 20

var outcomeColors = [...]color{Undecided: faint, Passed: green, Regressed: red}

// Write writes what the gates say as lines, for output whose format has no place for it.
func (g *GateReport) Write(w io.Writer, s Style) error {
	for _, line := range g.lines() {
		if _, err := fmt.Fprintln(w, s.paint(s.Wrap(line.text, "    "), line.color)); err != nil {
			return err
		}
	}
	return nil
}

// writeTable writes what the gates say: each regression, each comparison that is undecided, and the counts.
func (g *GateReport) writeTable(w io.Writer, s Style) error {
	if g != nil {
		fmt.Fprintln(w)
	}
	return g.Write(w, s)
}

func (g *GateReport) writeMarkdown(w io.Writer) error {
	for _, line := range g.lines() {
		if _, err := fmt.Fprintf(w, "- %s\n", escapeMarkdown(line.text)); err != nil {
			return err
		}
	}
	return nil
}

// Worst are the lines on regressions and on what is inconclusive, without the summary.
func (g *GateReport) Worst() []string {
	var texts []string
	if lines := g.lines(); len(lines) > 0 {
		for _, line := range lines[:len(lines)-1] {
			texts = append(texts, line.text)
		}
	}
	return texts
}

type gateLine struct {
	text  string
	color color
}

func (g *GateReport) lines() []gateLine {
	if g == nil {
		return nil
	}
	var lines []gateLine
	varying := g.varying()
	for _, outcome := range []Outcome{Regressed, Undecided} {
		shown := 0
		for _, r := range g.Results {
			if r.Outcome != outcome {
				continue
			}
			if shown++; shown <= mostGateLines {
				lines = append(lines, gateLine{r.text(varying), outcomeColors[outcome]})
			}
		}
		if shown > mostGateLines {
			lines = append(lines, gateLine{fmt.Sprintf("and %d more: %s", shown-mostGateLines, outcome), plain})
		}
	}
	return append(lines, gateLine{g.Summary(), bold})
}

// Summary counts the outcomes: "gate: 1 regression, 2 inconclusive, 9 ok (sec/op<3%; Holm over 12 tests)".
func (g *GateReport) Summary() string {
	gates := make([]string, len(g.Gates))
	for i, gate := range g.Gates {
		gates[i] = Clean(gate.String())
	}
	return fmt.Sprintf("gate: %s, %d %s, %d %s (%s; Holm over %s)", Count(g.Count(Regressed), Regressed.String()),
		g.Count(Undecided), Undecided, g.Count(Passed), Passed, strings.Join(gates, ", "), Count(g.Family, "test"))
}

// varying are the keys of configurations in which results differ.
func (g *GateReport) varying() map[string]bool {
	varying := map[string]bool{}
	for _, r := range g.Results {
		for _, c := range r.Config {
			varying[c.Key] = varying[c.Key] || !slices.Contains(g.Results[0].Config, c)
		}
		for _, c := range g.Results[0].Config {
			varying[c.Key] = varying[c.Key] || !slices.Contains(r.Config, c)
		}
	}
	return varying
}

// text is the result as a sentence that names the row by what tells it apart.
func (r GateResult) text(varying map[string]bool) string {
	name := Clean(fmt.Sprintf("%s: %s: ", r.Outcome, r.Gate)) + r.where(varying)
	switch {
	case r.Reason != "":
		return name + ": " + Clean(r.Reason)
	case r.Exact:
		return fmt.Sprintf("%s: %s, exact", name, changeText(r.Ratio.Center))
	}
	return fmt.Sprintf("%s: %s (%s to %s), p=%.3f against the gate, after Holm", name,
		changeText(r.Ratio.Center), changeText(r.Ratio.Lo), changeText(r.Ratio.Hi), r.Corrected)
}

// where names the row by what tells it apart, and the column.
func (r GateResult) where(varying map[string]bool) string {
	where := []string{r.Row}
	for _, c := range r.Config {
		if varying[c.Key] {
			where = append(where, c.Key+":"+c.Value)
		}
	}
	name := Clean(strings.Join(where, " "))
	if r.Column != "" {
		name += ", " + Clean(r.Column)
	}
	return name
}

// changeText writes a ratio as a change in percent. No interval has its bounds at infinity, on either side.
func changeText(ratio float64) string {
	switch {
	case math.IsInf(ratio, 1):
		return "+∞"
	case math.IsInf(ratio, -1):
		return "-∞"
	}
	return fmt.Sprintf("%+.2f%%", (ratio-1)*100)
}
