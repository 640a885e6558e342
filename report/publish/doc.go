// Package publish writes comparisons in the forms of those who show them or keep a history: GitHub's step summary,
// annotations and comments, github-action-benchmark, Bencher, OpenMetrics for GitLab, and JUnit.
//
// In flow what package report says of a run or of several inputs: a comparison that can be written as Markdown,
// judgements, points. Out flows text that keeps to the rules and the limits of its receiver, whatever stands in names.
// Nothing is sent anywhere.
package publish
