package report

import (
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
)

// A SizeTime is what one message costs in time where messages of so many types come in random rotation.
type SizeTime struct {
	Op       string
	Strategy string
	Types    int
	Time     Estimate // in seconds
}

// timeOf is the time of a strategy, nil if it was not measured.
func (s *Sizes) timeOf(op, strategy string, types int) *SizeTime {
	for i := range s.Times {
		if t := &s.Times[i]; t.Op == op && t.Strategy == strategy && t.Types == types {
			return t
		}
	}
	return nil
}

// ops are the operations that were timed.
func (s *Sizes) ops() (ops []string) {
	for _, t := range s.Times {
		if len(ops) == 0 || ops[len(ops)-1] != t.Op {
			ops = append(ops, t.Op)
		}
	}
	return ops
}

// timesAndSizes is a table of time beside bytes, in the first host with one format: what more types cost in both.
func (s *Sizes) timesAndSizes(op string) SizePart {
	g := &Grid{Header: []string{"types"}, Right: []bool{true}}
	var timed []string
	for _, strategy := range s.Strategies {
		if s.timed(strategy) {
			timed = append(timed, strategy)
			g.Header, g.Right = append(g.Header, strategy, "bytes"), append(g.Right, true, true)
		}
	}
	for _, types := range s.types() {
		if types == 0 {
			continue
		}
		row := []string{strconv.Itoa(types)}
		for _, strategy := range timed {
			time, bytes := unknown, unknown
			if t := s.timeOf(op, strategy, types); t != nil {
				time = formatTime(t.Time.Center)
			}
			if r := s.find(strategy, s.Hosts[0], 1, types); r != nil {
				bytes = formatSize(float64(r.Total))
			}
			row = append(row, time, bytes)
		}
		g.Rows = append(g.Rows, row)
	}
	return SizePart{op + " a message of as many types in random rotation, and bytes in host " + s.Hosts[0], g}
}

// timed reports whether there is a time of a strategy.
func (s *Sizes) timed(strategy string) bool {
	for _, t := range s.Times {
		if t.Strategy == strategy {
			return true
		}
	}
	return false
}

// timedTypes are the numbers of types that an operation was timed with.
func (s *Sizes) timedTypes(op string) (types []int) {
	for _, t := range s.Times {
		if t.Op == op {
			types = appendMissing(types, t.Types)
		}
	}
	return types
}

// timePanel draws the time of an operation over the number of types.
func (s *Sizes) timePanel(op string) (*Panel, error) {
	p := newPanel(op+" a message of as many types in random rotation", s.timedTypes(op))
	p.Y.Label.Text, p.Y.Tick.Marker = "time per message", plot.TickerFunc(timeTicks)
	p.Format = formatTime
	err := s.drawLines(p, func(strategy string) (points plotter.XYs) {
		for _, types := range s.timedTypes(op) {
			if t := s.timeOf(op, strategy, types); t != nil && types > 0 {
				points = append(points, plotter.XY{X: float64(types), Y: t.Time.Center})
			}
		}
		return points
	})
	return p, err
}

// timeTicks has a tick at 1, 2 and 5 times each power of ten.
func timeTicks(least, most float64) []plot.Tick { return decadeTicks(least, most, formatTick) }

// formatTick writes a time that is a round number: "200ns".
func formatTick(seconds float64) string {
	for _, unit := range []struct {
		size float64
		name string
	}{{1, "s"}, {1e-3, "ms"}, {1e-6, "µs"}} {
		if seconds >= unit.size*0.9995 {
			return decimal(seconds/unit.size, 3) + unit.name
		}
	}
	return decimal(seconds/1e-9, 3) + "ns"
}
