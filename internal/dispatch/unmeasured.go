package dispatch

import "github.com/vmbench/vmbench/internal/dispatch/engine"

// An Unmeasured is a technique on a program and an engine that has no samples, or fewer than it should, and why.
type Unmeasured struct {
	Engine, Technique, Program string
	Supported                  bool // the engine has it, but something went wrong
	Round                      int  // in which it did; 0 if it was before the first
	Reason                     string

	// Whole says that it is not the technique, but the engine.
	Whole bool
}

// Unmeasured lists them. What is known of an engine as a whole is told of its baseline, if nothing else is.
func (r *Run) Unmeasured() []Unmeasured {
	var list []Unmeasured
	for _, e := range r.Engines {
		if e.Absent {
			continue
		}
		for _, c := range e.Cells {
			for _, program := range r.programsOf(c) {
				list = append(list, Unmeasured{
					Engine: e.Name, Technique: c.Technique, Program: program,
					Supported: c.Fault != engine.Unsupported, Round: c.Round, Reason: c.Err,
				})
			}
		}
		if reason := e.problem(); reason != "" {
			for _, program := range r.Plan.Programs {
				list = append(list, Unmeasured{
					Engine: e.Name, Technique: Baseline, Program: program, Supported: true, Reason: reason, Whole: true,
				})
			}
		}
	}
	return list
}

// programsOf are the programs that a cell is about.
func (r *Run) programsOf(c engine.Cell) []string {
	if c.Program != "" {
		return []string{c.Program}
	}
	return r.Plan.Programs
}

// problem is why the engine did not run, or why it ended.
func (e *Engine) problem() string {
	if e.Missing != "" {
		return e.Missing
	}
	for _, s := range e.Starts {
		if s.Error != "" {
			return s.Error
		}
	}
	return ""
}
