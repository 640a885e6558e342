package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/strategies/strategytest"
)

// printConformance prints the results of the conformance suite. It returns an error if anything failed.
func printConformance(w io.Writer, results []strategytest.Result, format report.Format) error {
	failed := slices.DeleteFunc(slices.Clone(results), func(r strategytest.Result) bool { return r.Failed == 0 })
	forPeople := format == report.Table || format == report.Markdown
	if !forPeople {
		if err := resultList(results).Write(w, format, styleOf(w)); err != nil {
			return err
		}
	} else if err := printTables(w, results, failed, format); err != nil {
		return err
	}
	if len(failed) > 0 {
		return fmt.Errorf("check: %s", differing(failed))
	}
	return nil
}

// printTables prints a table of the workloads and one of the features, and what there is to say about them.
func printTables(w io.Writer, results, failed []strategytest.Result, format report.Format) error {
	isWorkload := func(r strategytest.Result) bool { return slices.Contains(workloadNames(), r.Subject) }
	isFeature := func(r strategytest.Result) bool { return !isWorkload(r) }
	for _, part := range []struct {
		title string
		rows  []strategytest.Result
	}{
		{"workload", slices.DeleteFunc(slices.Clone(results), isFeature)},
		{"feature", slices.DeleteFunc(slices.Clone(results), isWorkload)},
	} {
		if len(part.rows) == 0 {
			continue
		}
		if err := conformance(part.title, part.rows).Write(w, format, styleOf(w)); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	return printExplanations(w, results, failed, format)
}

// differing names the strategies that failed, and on how much.
func differing(failed []strategytest.Result) string {
	var names []string
	counts := map[string]int{}
	for _, result := range failed {
		if counts[result.Strategy] == 0 {
			names = append(names, result.Strategy)
		}
		counts[result.Strategy]++
	}
	for i, name := range names {
		names[i] = fmt.Sprintf("%s on %d", name, counts[name])
	}
	return "strategies differ from the reference: " + strings.Join(names, ", ")
}

// rowName returns a function that names the row of a result: by its subject, and by its format where there are several.
func rowName(results []strategytest.Result) func(strategytest.Result) string {
	several := slices.ContainsFunc(results, func(r strategytest.Result) bool { return r.Format != results[0].Format })
	return func(r strategytest.Result) string {
		if several {
			return r.Subject + " " + string(r.Format)
		}
		return r.Subject
	}
}

// conformance is the table for people: a row for each subject and format, a column for each strategy.
func conformance(title string, results []strategytest.Result) *report.Grid {
	var subjects, names []string
	cells := map[[2]string]string{}
	name := rowName(results)
	for _, result := range results {
		subject := name(result)
		subjects, names = appendNew(subjects, subject), appendNew(names, result.Strategy)
		cells[[2]string{subject, result.Strategy}] = resultText(result)
	}
	grid := &report.Grid{Header: append([]string{title}, names...), Right: []bool{false}}
	for range names {
		grid.Right = append(grid.Right, true)
	}
	for _, subject := range subjects {
		row := []string{subject}
		for _, name := range names {
			row = append(row, cells[[2]string{subject, name}])
		}
		grid.Rows = append(grid.Rows, row)
	}
	return grid
}

func appendNew[T comparable](list []T, s T) []T {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// resultText is the text of a result in the table.
func resultText(r strategytest.Result) string {
	switch {
	case r.Skipped != "":
		return "skipped"
	case r.Failed > 0:
		return fmt.Sprintf("%d/%d FAILED", r.Failed, r.Cases)
	}
	return "ok " + strconv.Itoa(r.Cases)
}

// resultList is the table for programs: a row for each result.
func resultList(results []strategytest.Result) *report.Grid {
	grid := &report.Grid{Header: []string{"workload", "format", "strategy", "cases", "failed", "skipped", "first failure"}}
	for _, r := range results {
		first := ""
		if len(r.Failures) > 0 {
			first = r.Failures[0].String()
		}
		grid.Rows = append(grid.Rows, []string{
			r.Subject, string(r.Format), r.Strategy, strconv.Itoa(r.Cases), strconv.Itoa(r.Failed), r.Skipped, first,
		})
	}
	return grid
}

// mostFailures is how many failures of one strategy on one subject are printed.
const mostFailures = 3

// printExplanations says why results were skipped, and shows the failures with their positions.
func printExplanations(w io.Writer, results, failed []strategytest.Result, format report.Format) error {
	indent := ""
	if format == report.Markdown {
		indent = "    " // makes it a code block
	}
	for _, text := range append(skipReasons(results, styleOf(w)), failureTexts(failed)...) {
		if _, err := fmt.Fprintf(w, "%s%s\n\n", indent, strings.ReplaceAll(text, "\n", "\n"+indent)); err != nil {
			return err
		}
	}
	return nil
}

// skipReasons are sentences about what was not checked, each reason once for all subjects and strategies that share it.
func skipReasons(results []strategytest.Result, style report.Style) []string {
	var reasons []string
	rows := map[string][]string{}
	name := rowName(results)
	for _, r := range results {
		if r.Skipped != "" {
			reasons = appendNew(reasons, r.Skipped)
			rows[r.Skipped] = appendNew(rows[r.Skipped], name(r))
		}
	}
	for i, reason := range reasons {
		reasons[i] = style.Wrap(fmt.Sprintf("%s skipped: %s", fewNames(rows[reason]), report.Clean(reason)), "    ")
	}
	return reasons
}

// fewNames lists names, or some of them if there are many.
func fewNames(names []string) string {
	const most = 3
	if len(names) <= most+1 {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

func failureTexts(failed []strategytest.Result) []string {
	var texts []string
	name := rowName(failed)
	for _, r := range failed {
		shown := r.Failures[:min(mostFailures, len(r.Failures))]
		for _, failure := range shown {
			texts = append(texts, cleanLines(failure.String()))
		}
		if more := r.Failed - len(shown); more > 0 {
			texts = append(texts, fmt.Sprintf("… and %d more of %s on %s", more, r.Strategy, name(r)))
		}
	}
	return texts
}

// cleanLines makes text harmless on a terminal, but for its line ends.
func cleanLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = report.Clean(line)
	}
	return strings.Join(lines, "\n")
}
