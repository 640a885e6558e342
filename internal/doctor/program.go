package doctor

import (
	"maps"
	"slices"
	"strings"
)

func program(live Live) Check {
	c := Check{Name: "Go", Grade: OK, Found: live.Go}
	if live.Level != "" {
		c.Found += ", " + live.Level
	}
	return c
}

// disturbing are variables of the environment that change what is measured. The others are noted with the run, and make
// it another experiment only.
var disturbing = []string{"GODEBUG", "GOGC", "GOMEMLIMIT", "GOMAXPROCS"}

func environment(live Live) Check {
	const name = "environment"
	var set, without []string
	for _, key := range slices.Sorted(maps.Keys(live.Variables)) {
		if slices.Contains(disturbing, key) {
			set = append(set, key+"="+live.Variables[key])
			without = append(without, "-u "+key)
		}
	}
	if len(set) == 0 {
		return Check{Name: name, Grade: OK, Found: "no " + strings.Join(disturbing, ", no ")}
	}
	return Check{
		Name: name, Grade: Note, Found: strings.Join(set, " "),
		Advice: "To measure what others measure: env " + strings.Join(without, " ") + " vmbench run",
	}
}
