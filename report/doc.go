// Package report turns the measurements of a run into comparisons, and comparisons into tables.
//
// In flow Measurements: values of golang.org/x/perf/benchfmt, each with its case, its strategy and its round. Analyze
// sums each case up with a distribution-free interval, compares the strategies by their ratio within each round, and
// gives each comparison one of three verdicts. Out flow a table for a terminal, Markdown, CSV or JSON.
//
// The unit of inference is the round, not the trial: the trials of one round ran close together, so what slows the
// machine down for a minute slows all of them, and cancels in their ratio.
//
// Results that have no rounds in common, such as those of two runs or of go test, come in as a stream of Go's benchmark
// format. A Collection reads Sources into a Pool, which keeps their values in cells that a Query lays out; Deltas compares
// the columns as independent samples, with the numbers of benchstat. Gates decide on comparisons of both kinds.
//
// The package measures nothing and reads no clock. It knows no strategy and no workload by name, and trusts none of
// the names it prints.
package report
