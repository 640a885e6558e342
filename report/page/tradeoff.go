package page

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/vmbench/vmbench/report"
)

// A tradeOff is what strategies cost in time and in code: the mean of a run's section beside the sizes of a host.
type tradeOff struct {
	Op       string  `json:"op"`
	Format   string  `json:"format"`
	Baseline string  `json:"baseline"` // that times are divided by
	Host     string  `json:"host"`
	Types    int     `json:"types"`
	Points   []point `json:"points"` // the smallest code first
}

// A point is a strategy. Time is a ratio to the baseline.
type point struct {
	Strategy string  `json:"strategy"`
	Bytes    float64 `json:"bytes_per_type"` // all that it costs, divided by the number of types
	Time     float64 `json:"time"`
	Lo       float64 `json:"lo"` // equal to the time for the baseline, and where there is no interval
	Hi       float64 `json:"hi"`
	Frontier bool    `json:"frontier"` // nothing is as small and faster, or as fast and smaller
}

// tradeOffs are those of each section of a run whose mean and sizes are known of at least two strategies.
func (s *Story) tradeOffs(r *Run) (all []tradeOff) {
	for i := range r.Report.Sections {
		section := &r.Report.Sections[i]
		if section.Geomean == nil {
			continue
		}
		var best tradeOff // of the sizes that have most of the strategies
		for _, sizes := range s.Sizes {
			if t := sizes.tradeOff(section, r.Report.Baseline); len(t.Points) > len(best.Points) {
				best = t
			}
		}
		if len(best.Points) >= 2 {
			all = append(all, best)
		}
	}
	return all
}

// tradeOff joins a section with the programs of most types that have one format. Sizes of one format are taken for every format: they were not
// measured of each.
func (s *Sizes) tradeOff(section *report.Section, baseline string) tradeOff {
	host, types, rows := s.largest(1)
	t := tradeOff{Op: section.Op, Format: section.Format, Baseline: baseline, Host: host, Types: types}
	for _, row := range rows {
		for _, cell := range section.Geomean.Cells {
			if cell.Strategy != row.Strategy || !cell.Measured || row.Total <= 0 {
				continue
			}
			p := point{Strategy: row.Strategy, Bytes: float64(row.Total) / float64(types), Time: 1, Lo: 1, Hi: 1}
			if cell.Ratio != nil {
				p.Time, p.Lo, p.Hi = cell.Ratio.Center, cell.Ratio.Center, cell.Ratio.Center
				if cell.Ratio.Bounded() {
					p.Lo, p.Hi = cell.Ratio.Lo, cell.Ratio.Hi
				}
			} else if cell.Strategy != baseline {
				continue
			}
			t.Points = append(t.Points, p)
		}
	}
	t.markFrontier()
	return t
}

// markFrontier marks the points that no other is better than in both.
func (t *tradeOff) markFrontier() {
	slices.SortStableFunc(t.Points, func(a, b point) int {
		switch {
		case a.Bytes != b.Bytes:
			return int(math.Copysign(1, a.Bytes-b.Bytes))
		}
		return int(math.Copysign(1, a.Time-b.Time))
	})
	fastest := math.Inf(1)
	for i := range t.Points {
		if p := &t.Points[i]; p.Time < fastest {
			fastest, p.Frontier = p.Time, true
		}
	}
}

func (t tradeOff) picture() picture {
	what := strings.TrimSpace(t.Op + " " + formatName(t.Format))
	return picture{
		title: fmt.Sprintf("%s: time against code", what),
		caption: fmt.Sprintf("Down is faster, left is smaller. Time: geometric mean, as a part of %s's, with its interval. Code: bytes for each of %s, in host %s. "+
			"Both axes are logarithmic. The line is the frontier: nothing is both faster and smaller than what is on it.", report.Clean(shorten(t.Baseline, longestName)),
			report.Count(t.Types, "type"), report.Clean(t.Host)),
		text:   t.text(),
		height: 250,
		draw:   t.draw,
	}
}

func (t tradeOff) text() string {
	var parts []string
	for _, p := range t.Points {
		text := fmt.Sprintf("%s: %s× the time (%s–%s), %s bytes a type", p.Strategy, report.FormatRatio(p.Time), report.FormatRatio(p.Lo),
			report.FormatRatio(p.Hi), report.FormatSize(int64(p.Bytes)))
		if p.Frontier {
			text += ", on the frontier"
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "; ") + "."
}

func (t tradeOff) draw(c draw.Canvas) error {
	p := newPlot()
	p.X.Scale, p.X.Tick.Marker = plot.LogScale{}, plot.TickerFunc(sizeTicks)
	p.X.Label.Text, p.Y.Label.Text = "bytes of code per type", "time / time of "+shorten(report.Clean(t.Baseline), 20)
	p.Y.Scale, p.Y.Tick.Marker = plot.LogScale{}, plot.TickerFunc(ratioTicks)
	first := t.Points[0]
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = first.Bytes, first.Bytes, first.Lo, first.Hi
	for _, q := range t.Points {
		p.X.Min, p.X.Max = min(p.X.Min, q.Bytes), max(p.X.Max, q.Bytes)
		p.Y.Min, p.Y.Max = min(p.Y.Min, q.Lo), max(p.Y.Max, q.Hi)
	}
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		room := math.Pow(max(axis.Max/axis.Min, 2), 0.1)
		axis.Min, axis.Max = axis.Min/room, axis.Max*room
	}
	p.Add(plotter.NewGrid(), t)
	p.Draw(draw.Crop(c, 0, -12, 2, -writeAbove(c, p)))
	return nil
}

// sizeTicks has few ticks at round sizes.
func sizeTicks(least, most float64) (ticks []plot.Tick) {
	digits := []float64{1, 2, 5}
	if most/least > 100 {
		digits = digits[:1]
	}
	for power := math.Pow(10, math.Floor(math.Log10(least))); power <= most; power *= 10 {
		for _, digit := range digits {
			if v := digit * power; v >= least && v <= most {
				ticks = append(ticks, plot.Tick{Value: v, Label: roundSize(v)})
			}
		}
	}
	return ticks
}

// roundSize is a size without digits that say nothing: "2 K" where tables have "2.00 K".
func roundSize(bytes float64) string {
	for _, unit := range []struct {
		size float64
		name string
	}{{1e6, " M"}, {1e3, " K"}} {
		if bytes >= unit.size {
			return fmt.Sprintf("%g%s", bytes/unit.size, unit.name)
		}
	}
	return fmt.Sprintf("%g", bytes)
}

// Plot draws the frontier and the points. It makes the trade-off a plotter.
func (t tradeOff) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	var frontier []vg.Point
	for _, q := range t.Points {
		if q.Frontier {
			at := vg.Point{X: x(q.Bytes), Y: y(q.Time)}
			if n := len(frontier); n > 0 { // so many bytes give no more than the point before
				frontier = append(frontier, vg.Point{X: at.X, Y: frontier[n-1].Y})
			}
			frontier = append(frontier, at)
		}
	}
	c.StrokeLines(draw.LineStyle{Color: accentColor, Width: 1, Dashes: []vg.Length{3, 3}}, frontier)
	var labels []label
	for _, q := range t.Points {
		hue, shape := mutedColor, draw.GlyphDrawer(draw.CircleGlyph{})
		if q.Frontier {
			hue = accentColor
		}
		at := vg.Point{X: x(q.Bytes), Y: y(q.Time)}
		if q.Lo < q.Hi {
			c.StrokeLine2(draw.LineStyle{Color: hue, Width: 1.5}, at.X, y(q.Lo), at.X, y(q.Hi))
		}
		c.DrawGlyph(draw.GlyphStyle{Color: hue, Radius: 3.5, Shape: shape}, at)
		labels = append(labels, label{text: shorten(report.Clean(q.Strategy), 18), at: at, strong: q.Frontier})
	}
	placeLabels(c, textStyle(p), labels)
}
