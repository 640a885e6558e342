// Package doctor judges what a machine does to measurements.
//
// In flow a machine's readings and a series of identical trials; out flow checks, each with what was found, a grade and
// one step against it, and the ratios of neighbouring trials, which would all be 1 on a perfect machine.
//
// The package changes nothing of the machine, prints nothing, and does no statistics of comparisons: what effect the
// ratios leave visible is for package report to say.
package doctor
