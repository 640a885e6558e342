// Package calibrate designs experiments whose truth is known, to find out what measurements are worth: the same strategy
// under several names, and strategies that do a known part more.
//
// In flow a preset and strategies; out flow Experiments: plans that package trial runs like any other, and, for
// comparison, what go test makes of the same. The package analyses nothing.
package calibrate
