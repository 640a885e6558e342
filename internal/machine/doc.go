// Package machine knows what a machine does to measurements: what it gives to others, how fast it runs, which limits it
// sets, and what it can count.
//
// In flow the files of /proc and /sys, the clock, and the performance counters of the kernel. Out flow readings, each
// with whether it is known: what cannot be read is unknown, never a guess. On systems other than Linux little is known.
// The files come through an fs.FS, so that tests can give a machine that they do not run on.
//
// The package judges nothing and changes nothing of the machine, and it imports nothing of this module.
package machine
