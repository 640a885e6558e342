package page

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"

	"golang.org/x/image/font"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/vmbench/vmbench/report"
)

// A forest shows the ratios of a section with their intervals: for each workload, a line for each strategy.
type forest struct {
	baseline string
	lines    []forestLine // from above
}

// A forestLine is a ratio, or the heading of a workload.
type forestLine struct {
	label   string
	heading bool
	ratio   report.Estimate
	verdict report.Verdict
	mean    bool // has no verdict
}

// newForest is that of a table; ok is false if it has no ratios.
func newForest(table report.ListedTable, baseline string) (f forest, ok bool) {
	f.baseline = baseline
	for i := range table.Section.Rows {
		row := &table.Section.Rows[i]
		f.add(row.Workload, func(add func(forestLine)) {
			for _, cell := range row.Cells {
				if c := cell.Comparison; c != nil {
					add(forestLine{label: cell.Strategy, ratio: c.Ratio, verdict: c.Verdict})
				}
			}
		})
	}
	if mean := table.Section.Geomean; mean != nil {
		f.add("geometric mean", func(add func(forestLine)) {
			for _, cell := range mean.Cells {
				if cell.Ratio != nil {
					add(forestLine{label: cell.Strategy, ratio: *cell.Ratio, mean: true})
				}
			}
		})
	}
	return f, len(f.lines) > 0
}

// add adds a heading and what each says, if it says anything.
func (f *forest) add(heading string, each func(add func(forestLine))) {
	before := len(f.lines)
	f.lines = append(f.lines, forestLine{label: heading, heading: true})
	each(func(line forestLine) { f.lines = append(f.lines, line) })
	if len(f.lines) == before+1 {
		f.lines = f.lines[:before]
	}
}

// Sizes of a forest.
const (
	lineHeight   = 15
	axisHeight   = 34
	labelsWidth  = 88
	numbersWidth = 110
)

func (f forest) picture(title string) picture {
	return picture{
		title:   title + ": time / time of " + shorten(f.baseline, longestName),
		caption: "Left of 1 is faster. Filled: differs, after correction for all comparisons shown; hollow: no change, or inconclusive; diamonds: means. Bars are intervals.",
		text:    f.text(),
		height:  vg.Length(lineHeight*len(f.lines) + axisHeight),
		draw:    f.draw,
	}
}

// text lists the ratios.
func (f forest) text() string {
	var parts []string
	workload := ""
	for _, line := range f.lines {
		switch {
		case line.heading:
			workload = line.label
		case line.mean:
			parts = append(parts, fmt.Sprintf("%s, %s: %s", workload, line.label, line.ratio.Interval()))
		default:
			parts = append(parts, fmt.Sprintf("%s, %s: %s, %s", workload, line.label, line.ratio.Interval(), line.verdict))
		}
	}
	return strings.Join(parts, "; ") + "."
}

func (f forest) draw(c draw.Canvas) error {
	least, most := f.bounds()
	p := newRatioPlot(least, most, len(f.lines))
	p.Add(f)
	p.Draw(draw.Crop(c, labelsWidth, -numbersWidth, 0, 0))
	return nil
}

// newRatioPlot is an empty plot of ratios, which lie between two that are at least and at most 1, on so many lines one below the other.
func newRatioPlot(least, most float64, lines int) *plot.Plot {
	p := newPlot()
	room := math.Pow(max(most/least, 1.1), 0.04)
	p.X.Min, p.X.Max = least/room, most*room
	p.X.Scale, p.X.Tick.Marker = plot.LogScale{}, plot.TickerFunc(ratioTicks)
	p.Y.Min, p.Y.Max = -0.5, float64(lines)-0.5
	p.HideY()
	grid := plotter.NewGrid()
	grid.Horizontal.Width = 0
	p.Add(grid)
	return p
}

// strokeOne draws the line of what is as fast as the baseline.
func strokeOne(c draw.Canvas, one vg.Length) {
	c.StrokeLine2(draw.LineStyle{Color: inkColor, Width: 1}, one, c.Min.Y, one, c.Max.Y)
}

// bounds are the least and the largest of all intervals, and of 1.
func (f forest) bounds() (least, most float64) {
	least, most = 1, 1
	for _, line := range f.lines {
		if line.heading {
			continue
		}
		least, most = min(least, line.ratio.Center), max(most, line.ratio.Center)
		if line.ratio.Bounded() {
			least, most = min(least, line.ratio.Lo), max(most, line.ratio.Hi)
		}
	}
	return least, most
}

// ratioTicks has few ticks at round ratios.
func ratioTicks(least, most float64) (ticks []plot.Tick) {
	for _, steps := range [][]float64{
		{0.8, 0.9, 1, 1.1, 1.2, 1.3},
		{0.25, 0.5, 0.75, 1, 1.25, 1.5, 2},
		{0.1, 0.2, 0.5, 1, 2, 5, 10},
		{0.01, 0.1, 1, 10, 100},
		{1e-6, 1e-3, 1, 1e3, 1e6},
	} {
		within := slices.DeleteFunc(slices.Clone(steps), func(v float64) bool { return v < least || v > most })
		if first, last := steps[0], steps[len(steps)-1]; len(within) > 5 || least < first/1.3 || most > last*1.3 {
			continue
		}
		for _, v := range within {
			ticks = append(ticks, plot.Tick{Value: v, Label: fmt.Sprintf("%g×", v)})
		}
		return ticks
	}
	return []plot.Tick{{Value: 1, Label: "1×"}}
}

// Plot draws the lines. It makes the forest a plotter.
func (f forest) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	style := textStyle(p)
	strokeOne(c, x(1))
	for i, line := range f.lines {
		at := y(float64(len(f.lines) - 1 - i))
		if line.heading {
			heading := style
			heading.Font.Weight = font.WeightBold
			c.FillText(heading, vg.Point{X: c.Min.X - labelsWidth + 1, Y: at}, shorten(report.Clean(line.label), 18))
			continue
		}
		label := style
		c.FillText(label, vg.Point{X: c.Min.X - labelsWidth + 9, Y: at}, shorten(report.Clean(line.label), 15))
		c.FillText(label, vg.Point{X: c.Max.X + 6, Y: at}, line.ratio.Interval())
		line.draw(c, x, at)
	}
}

// draw draws the interval and the estimate.
func (l forestLine) draw(c draw.Canvas, x func(float64) vg.Length, y vg.Length) {
	hue := l.color()
	if l.ratio.Bounded() {
		c.StrokeLine2(draw.LineStyle{Color: hue, Width: 1.5}, x(l.ratio.Lo), y, x(l.ratio.Hi), y)
	}
	glyph := draw.GlyphStyle{Color: hue, Radius: 3, Shape: draw.CircleGlyph{}}
	switch {
	case l.mean:
		glyph.Shape = diamond{}
	case !l.verdict.Differs():
		glyph.Shape = ring{}
	}
	c.DrawGlyph(glyph, vg.Point{X: x(l.ratio.Center), Y: y})
}

// color is that of what is ahead, of what is behind, or of neither.
func (l forestLine) color() color.Color {
	switch {
	case l.mean, l.verdict == report.Slower:
		return inkColor
	case l.verdict == report.Faster:
		return accentColor
	}
	return mutedColor
}

// A diamond is the glyph of a mean.
type diamond struct{}

func (diamond) DrawGlyph(c *draw.Canvas, style draw.GlyphStyle, at vg.Point) {
	r := style.Radius * 1.3
	var path vg.Path
	path.Move(vg.Point{X: at.X - r, Y: at.Y})
	path.Line(vg.Point{X: at.X, Y: at.Y + r})
	path.Line(vg.Point{X: at.X + r, Y: at.Y})
	path.Line(vg.Point{X: at.X, Y: at.Y - r})
	path.Close()
	c.SetColor(style.Color)
	c.Fill(path)
}

// A ring is the glyph of what does not differ. It hides the interval behind it.
type ring struct{}

func (ring) DrawGlyph(c *draw.Canvas, style draw.GlyphStyle, at vg.Point) {
	var path vg.Path
	path.Move(vg.Point{X: at.X + style.Radius, Y: at.Y})
	path.Arc(at, style.Radius, 0, 2*math.Pi)
	path.Close()
	c.SetColor(groundColor)
	c.Fill(path)
	c.SetLineStyle(draw.LineStyle{Color: style.Color, Width: 1.5})
	c.Stroke(path)
}
