package machine

import (
	"runtime"
	"strconv"
	"strings"
	"time"
)

// A Share is a part of a whole, from 0 to 1, where it is known.
type Share struct {
	Part  float64
	Known bool
}

// Times are what all processors together have spent since the machine started.
type Times struct {
	Busy  time.Duration // in processes and in the kernel
	Steal time.Duration // in which a hypervisor ran something else
	Total time.Duration
	Known bool
}

// tick is the unit of /proc/stat. It is 10 ms on all Linux systems that Go runs on.
const tick = 10 * time.Millisecond

// Times reads the first line of /proc/stat: cpu user nice system idle iowait irq softirq steal, and more that is
// contained in user and nice.
func (m Machine) Times() (t Times) {
	words := strings.Fields(m.line("proc/stat"))
	if len(words) < 9 || words[0] != "cpu" {
		return Times{}
	}
	for i, word := range words[1:9] {
		ticks, err := strconv.ParseInt(word, 10, 64)
		if err != nil {
			return Times{}
		}
		spent := time.Duration(ticks) * tick
		t.Total += spent
		switch i {
		case 3, 4: // idle
		case 7:
			t.Steal = spent
		default:
			t.Busy += spent
		}
	}
	t.Known = true
	return t
}

// StealSinceBoot is the part of all processors' time that a hypervisor gave to others.
func (m Machine) StealSinceBoot() Share {
	t := m.Times()
	if !t.Known || t.Total == 0 {
		return Share{}
	}
	return Share{float64(t.Steal) / float64(t.Total), true}
}

// pressure is the time in which some process waited for a processor: "some avg10=… total=28431509", in microseconds.
func (m Machine) pressure() (total time.Duration, known bool) {
	for _, word := range strings.Fields(m.line("proc/pressure/cpu")) {
		if text, ok := strings.CutPrefix(word, "total="); ok {
			microseconds, err := strconv.ParseInt(text, 10, 64)
			return time.Duration(microseconds) * time.Microsecond, err == nil
		}
	}
	return 0, false
}

// Load is the load average over a minute: how many processes ran or wanted to.
func (m Machine) Load() (load float64, known bool) {
	first, _, _ := strings.Cut(m.line("proc/loadavg"), " ")
	load, err := strconv.ParseFloat(first, 64)
	return load, err == nil && load >= 0
}

// A Strain is what a machine went through in a stretch of time.
type Strain struct {
	Wall     time.Duration
	Steal    Share // of all processors' time: what a hypervisor gave to others
	Others   Share // of all processors' time: what processes other than this one and its children used
	Pressure Share // of the time: some process waited for a processor
}

// A Watch compares a machine with itself some time before.
type Watch struct {
	machine  Machine
	begin    time.Time
	times    Times
	own      time.Duration
	ownKnown bool
	pressure time.Duration
	pressed  bool
}

// Watch begins a stretch of time.
func (m Machine) Watch() Watch {
	w := Watch{machine: m, times: m.Times()}
	w.pressure, w.pressed = m.pressure()
	w.own, w.ownKnown = ownTime()
	w.begin = time.Now()
	return w
}

// Stop ends it. Children count from their end, so those of this process should have ended.
func (w Watch) Stop() Strain {
	wall := time.Since(w.begin)
	own, ownKnown := ownTime()
	pressure, pressed := w.machine.pressure()
	times := w.machine.Times()
	all := wall * time.Duration(runtime.NumCPU())
	if online, known := w.machine.Online(); known {
		all = wall * time.Duration(online) // the times are those of all processors, allowed to this process or not
	}
	known := times.Known && w.times.Known
	busy := times.Busy - w.times.Busy
	return Strain{
		Wall:     wall,
		Steal:    share(times.Steal-w.times.Steal, all, known),
		Others:   share(busy-(own-w.own), all, known && ownKnown && w.ownKnown),
		Pressure: share(pressure-w.pressure, wall, pressed && w.pressed),
	}
}

// share is a part of a whole. The kernel brings its counters up to date in steps, so that a part may come out larger
// than the whole, or negative.
func share(part, whole time.Duration, known bool) Share {
	if !known || whole <= 0 {
		return Share{}
	}
	return Share{min(1, max(0, float64(part)/float64(whole))), true}
}
