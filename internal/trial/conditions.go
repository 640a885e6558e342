package trial

import (
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// A monitor compares the machine's counters before and after a trial. On systems without /proc it tells the time only.
type monitor struct {
	begin    time.Time
	steal    time.Duration // of all CPUs together
	pressure time.Duration
}

func startMonitor() monitor {
	return monitor{steal: stealTime(), pressure: pressureTime(), begin: time.Now()}
}

func (m monitor) stop() Conditions {
	wall := time.Since(m.begin)
	// The kernel brings its counters up to date in steps, so that a part may come out larger than the whole.
	part := func(d time.Duration) float64 { return min(1, max(0, float64(d)/float64(wall))) }
	return Conditions{
		Wall:     wall,
		Steal:    part((stealTime() - m.steal) / time.Duration(runtime.NumCPU())),
		Pressure: part(pressureTime() - m.pressure),
		Load:     loadAverage(),
	}
}

// tick is the unit of /proc/stat. It is 10 ms on all Linux systems that Go runs on.
const tick = 10 * time.Millisecond

// stealTime is the time that a hypervisor has given to others: the eighth number of the first line of /proc/stat.
func stealTime() time.Duration {
	fields := procFields("/proc/stat")
	if len(fields) < 9 || fields[0] != "cpu" {
		return 0
	}
	ticks, _ := strconv.ParseInt(fields[8], 10, 64)
	return time.Duration(ticks) * tick
}

// pressureTime is the time in which some process waited for a CPU: "some avg10=… total=28431509" in microseconds.
func pressureTime() time.Duration {
	for _, field := range procFields("/proc/pressure/cpu") {
		if total, ok := strings.CutPrefix(field, "total="); ok {
			microseconds, _ := strconv.ParseInt(total, 10, 64)
			return time.Duration(microseconds) * time.Microsecond
		}
	}
	return 0
}

func loadAverage() float64 {
	fields := procFields("/proc/loadavg")
	if len(fields) == 0 {
		return 0
	}
	load, _ := strconv.ParseFloat(fields[0], 64)
	return load
}

// procFields returns the words of the first line of a file, or none where there is no such file.
func procFields(path string) []string {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	line, _, _ := strings.Cut(string(text), "\n")
	return strings.Fields(line)
}
