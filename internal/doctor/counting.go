package doctor

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/vmbench/vmbench/internal/machine"
)

func counters(m machine.Machine, live Live) Check {
	const name = "perf counters"
	var there, missing []string
	denied := false
	for _, event := range machine.Events() {
		switch err, tried := live.Counters[event]; {
		case tried && err == nil:
			there = append(there, string(event))
		default:
			missing = append(missing, string(event))
			denied = denied || errors.Is(err, fs.ErrPermission)
		}
	}
	if len(missing) == 0 {
		return Check{Name: name, Grade: OK, Found: strings.Join(there, ", ")}
	}
	c := Check{Name: name, Grade: Note, Found: "none: no " + strings.Join(missing, ", no ")}
	if len(there) > 0 {
		c.Found = strings.Join(there, ", ") + "; no " + strings.Join(missing, ", no ")
	}
	level, known := m.PerfParanoid()
	switch {
	case denied && known && level > 2:
		c.Found += fmt.Sprintf(": kernel.perf_event_paranoid %d forbids it", level)
		c.Advice = "sudo sysctl kernel.perf_event_paranoid=2"
	case denied:
		c.Found += ": forbidden"
		c.Advice = "Allow the system call perf_event_open in the container: --cap-add PERFMON, or another seccomp profile."
	case live.GOOS != "linux":
		c.Advice = "Measure on Linux for them."
	case live.Valgrind != "":
		c.Advice = "Ask the host for a virtual PMU; or count instructions with valgrind: vmbench run --instructions"
	default:
		c.Advice = "Ask the host for a virtual PMU, or install valgrind for vmbench run --instructions."
	}
	return c
}

func valgrind(live Live) Check {
	const name = "valgrind"
	if live.Valgrind == "" {
		return Check{
			Name: name, Grade: Note, Found: "not installed",
			Advice: "Install it, such as with apt install valgrind, to count instructions without perf counters.",
		}
	}
	return Check{Name: name, Grade: OK, Found: live.Valgrind}
}
