package calibrate

import "strconv"

// Habit is the number of samples that benchmarks are usually compared with.
const Habit = 10

// The names of the experiments.
const (
	Default     = "default"
	Ranks       = "ranks"
	Slowed      = "slowed"
	InBlocks    = "blocked"
	Interleaved = "interleaved"
	Fresh       = "fresh"
	Habitual    = "gotest"
	Builds      = "builds"
	Layouts     = "layouts"
)

// Names lists the experiments.
func Names() []string {
	return []string{Default, Ranks, Slowed, InBlocks, Interleaved, Fresh, Habitual, Builds, Layouts}
}

// Title says what an experiment does, in a few words.
func Title(name string) string {
	return map[string]string{
		Default:     "vmbench run",
		Ranks:       "vmbench run, all strategies",
		Slowed:      "vmbench run, slowed",
		InBlocks:    "one process, in blocks",
		Interleaved: "one process, interleaved",
		Fresh:       "fresh process per trial",
		Habitual:    "go test -count=" + strconv.Itoa(Habit) + ", twice",
		Builds:      "two builds, one layout each",
		Layouts:     "new layout for each trial",
	}[name]
}
