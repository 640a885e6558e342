package doctor

import (
	"fmt"
	"time"

	"github.com/vmbench/vmbench/internal/machine"
)

// A Grade says what a finding means for measurements.
type Grade string

const (
	OK      Grade = "ok"
	Note    Grade = "note"    // good to know, or costs a little
	Problem Grade = "problem" // makes results wrong, or hides differences
	Unknown Grade = "unknown" // could not be found out
)

// A Check is one thing that was looked at.
type Check struct {
	Name   string `json:"name"`
	Grade  Grade  `json:"grade"`
	Found  string `json:"found"`
	Advice string `json:"advice,omitempty"` // one step, where there is one
}

// A Live is what a machine's files do not say: what was found out by asking, trying and waiting.
type Live struct {
	GOOS        string
	CPUs, Procs int               // that this process may use; that Go uses at once
	Go, Level   string            // the version, and the instruction set, such as v1
	Variables   map[string]string // of the environment, that change how Go programs run
	Valgrind    string            // its path; empty if it is not installed
	Counters    map[machine.Event]error
	ClockStep   time.Duration
	ClockCost   time.Duration

	Strain  machine.Strain // while the trials ran
	Swapped machine.Pages  // while the trials ran
}

// Examine checks everything.
func Examine(m machine.Machine, live Live) []Check {
	return []Check{
		processors(m, live),
		quota(m, live),
		virtual(m),
		steal(m, live),
		pressure(live),
		others(m, live),
		governor(m),
		frequency(m),
		turbo(m),
		threads(m),
		battery(m),
		clocksource(m),
		clock(live),
		addresses(m),
		hugePages(m),
		swap(live),
		counters(m, live),
		valgrind(live),
		program(live),
		environment(live),
	}
}

func unknown(name, found string) Check { return Check{Name: name, Grade: Unknown, Found: found} }

// Percent writes a part, with a digit behind the point where it is small.
func Percent(part float64) string {
	if part < 0.0995 {
		return fmt.Sprintf("%.1f%%", 100*part)
	}
	return fmt.Sprintf("%.0f%%", 100*part)
}
