package engine

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"
)

// A line is what a driver tells. One of its members is set.
type line struct {
	Engine *struct {
		Version string  `json:"version"`
		Tick    float64 `json:"tick"` // of its clock, in nanoseconds
	} `json:"engine,omitempty"`
	At      *cellName `json:"at,omitempty"` // what it begins, and may not survive
	Fault   *Cell     `json:"fault,omitempty"`
	Sample  *Sample   `json:"sample,omitempty"`
	Problem string    `json:"problem,omitempty"` // why it gives up
	End     bool      `json:"end,omitempty"`
}

// A transcript is what drivers have told of one job. It may be written by several goroutines.
type transcript struct {
	mu      sync.Mutex
	tell    func(Sample)
	heard   func()                // may be nil: called for each line that is one
	told    map[roundCell]bool    // samples; a driver that is started again may repeat some
	faults  map[cellName]struct{} // cells that have one
	rest    []byte                // the start of a line
	version string
	tick    time.Duration
	at      cellName // what the driver has begun
	cells   []Cell
	garbage string // the first line that is none
	problem string
	end     bool
}

type roundCell struct {
	round int
	cell  cellName
}

func newTranscript(tell func(Sample)) *transcript {
	return &transcript{tell: tell, told: map[roundCell]bool{}, faults: map[cellName]struct{}{}}
}

// mostLine is the longest line that is read.
const mostLine = 1 << 16

// Write takes what a driver writes. It never fails: what is no line is kept as garbage.
func (t *transcript) Write(text []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.rest = append(t.rest, text...)
	for {
		before, after, whole := bytes.Cut(t.rest, []byte("\n"))
		if !whole {
			break
		}
		t.add(before)
		t.rest = after
	}
	if len(t.rest) > mostLine {
		t.add(t.rest)
		t.rest = nil
	}
	t.rest = bytes.Clone(t.rest)
	return len(text), nil
}

func (t *transcript) add(text []byte) {
	text = bytes.TrimSpace(text)
	if len(text) == 0 {
		return
	}
	var l line
	if json.Unmarshal(text, &l) != nil {
		if t.garbage == "" {
			t.garbage = fmt.Sprintf("%.80q", text)
		}
		return
	}
	if t.heard != nil {
		t.heard()
	}
	switch {
	case l.Engine != nil:
		t.version, t.tick = l.Engine.Version, time.Duration(l.Engine.Tick)
	case l.At != nil:
		t.at = *l.At
	case l.Fault != nil:
		t.fault(*l.Fault)
	case l.Sample != nil:
		t.at = cellName{}
		t.sample(*l.Sample)
	}
	t.problem, t.end = l.Problem, l.End
}

// sample tells a sample, unless it was told before.
func (t *transcript) sample(s Sample) {
	key := roundCell{s.Round, cellName{s.Technique, s.Program}}
	if !t.told[key] && s.Reps > 0 && s.Elapsed > 0 {
		t.told[key] = true
		t.tell(s)
	}
}

// fault keeps the first fault of a cell.
func (t *transcript) fault(c Cell) {
	name := cellName{c.Technique, c.Program}
	if _, known := t.faults[name]; !known {
		t.faults[name] = struct{}{}
		t.cells = append(t.cells, c)
	}
}

// restart forgets how the driver ended. Heard is called for each line of the next.
func (t *transcript) restart(heard func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.heard, t.at, t.problem, t.garbage, t.end, t.rest = heard, cellName{}, "", "", false, nil
}

// blame makes how the driver ended the fault of the cell that it had begun. It reports whether there is one.
func (t *transcript) blame(err error) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.at == (cellName{}) {
		return false
	}
	t.fault(Cell{Technique: t.at.Technique, Program: t.at.Program, Fault: Broken, Err: err.Error()})
	return true
}

// faulty are the cells that have a fault.
func (t *transcript) faulty() []Cell {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Clone(t.cells)
}

// skip are the cells that a driver which is started again leaves out.
func (t *transcript) skip() []cellName {
	t.mu.Lock()
	defer t.mu.Unlock()
	var names []cellName
	for _, c := range t.cells {
		names = append(names, cellName{c.Technique, c.Program})
	}
	return names
}

// lastRound is the last round that has samples, or 0.
func (t *transcript) lastRound() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	last := 0
	for key := range t.told {
		last = max(last, key.round)
	}
	return last
}
