// Package trial measures: it turns a plan into seeded rounds of trials, each in a fresh process, and keeps every result.
//
// A Case is an operation of one strategy in one format on one workload. A trial is a fresh worker process that measures
// one case once; a round is one pass over all cases in a random order that the plan's seed decides; a run is a directory
// with all that was measured. In flows a Plan and an Executor, which runs one trial; out flow Records, appended to
// trials.jsonl as they come, and at the end bench.txt in Go's benchmark format.
//
// The package does not compare strategies and prints no table: that is what package report is for. The one question
// that it must ask of statistics, whether a ratio is known precisely enough to stop, is answered by a function that its
// caller hands in.
package trial
