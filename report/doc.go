// Package report turns the measurements of a run into comparisons, and comparisons into tables.
//
// In flow Measurements: values of golang.org/x/perf/benchfmt, each with its case, its strategy and its round. Analyze
// sums each case up with a distribution-free interval, compares the strategies by their ratio within each round, and
// gives each comparison one of three verdicts. Out flow a table for a terminal, Markdown, CSV or JSON.
//
// The unit of inference is the round, not the trial: the trials of one round ran close together, so what slows the
// machine down for a minute slows all of them, and cancels in their ratio.
//
// The package measures nothing and reads no clock. It knows no strategy and no workload by name, and trusts none of
// the names it prints.
package report
