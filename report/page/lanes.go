package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/vmbench/vmbench/report"
)

// Lanes show the ratios of a section whose rows are engines: a lane for each engine, with a dot for each technique, and the best one's name.
type lanes struct {
	baseline string
	marked   []string // techniques whose dots are diamonds
	lanes    []lane   // from above
}

type lane struct {
	engine string
	dots   []laneDot // the fastest first
}

type laneDot struct {
	technique string
	ratio     report.Estimate
	verdict   report.Verdict
}

// newLanes are those of a table; ok is false if it has no ratios.
func newLanes(table report.ListedTable, baseline string, marked []string) (l lanes, ok bool) {
	l.baseline, l.marked = baseline, marked
	for i := range table.Section.Rows {
		row := &table.Section.Rows[i]
		one := lane{engine: row.Workload}
		for _, cell := range row.Cells {
			if c := cell.Comparison; c != nil {
				one.dots = append(one.dots, laneDot{cell.Strategy, c.Ratio, c.Verdict})
			}
		}
		slices.SortStableFunc(one.dots, func(a, b laneDot) int { return cmp.Compare(a.ratio.Center, b.ratio.Center) })
		if len(one.dots) > 0 {
			l.lanes = append(l.lanes, one)
		}
	}
	return l, len(l.lanes) > 0
}

// bestWidth is the room for the name of a technique and its ratio.
const bestWidth = 128

func (l lanes) picture(title string) picture {
	caption := "A dot for each technique; left of 1 is faster. Filled: differs, after correction for all comparisons shown; hollow: no change, or inconclusive."
	if len(l.marked) > 0 {
		caption += " Diamonds: " + and(l.marked) + "."
	}
	return picture{
		title:   title + ": time / time of " + shorten(l.baseline, longestName),
		caption: caption + " Named: the least.",
		text:    l.text(),
		height:  vg.Length(lineHeight*len(l.lanes) + axisHeight),
		dots:    true,
		draw:    l.draw,
	}
}

// text lists the ratios.
func (l lanes) text() string {
	var parts []string
	for _, one := range l.lanes {
		var dots []string
		for _, d := range one.dots {
			dots = append(dots, d.technique+" "+report.FormatRatio(d.ratio.Center))
		}
		parts = append(parts, one.engine+": "+strings.Join(dots, ", "))
	}
	return strings.Join(parts, "; ") + "."
}

func (l lanes) draw(c draw.Canvas) error {
	least, most := 1.0, 1.0
	for _, one := range l.lanes {
		least, most = min(least, one.dots[0].ratio.Center), max(most, one.dots[len(one.dots)-1].ratio.Center)
	}
	p := newRatioPlot(least, most, len(l.lanes))
	p.Add(l)
	p.Draw(draw.Crop(c, labelsWidth+8, -bestWidth, 0, 0))
	return nil
}

// Plot draws the lanes. It makes them a plotter.
func (l lanes) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	style := textStyle(p)
	strokeOne(c, x(1))
	for i, one := range l.lanes {
		at := y(float64(len(l.lanes) - 1 - i))
		c.FillText(style, vg.Point{X: c.Min.X - labelsWidth - 7, Y: at}, shorten(report.Clean(one.engine), 17))
		for _, marked := range []bool{false, true} { // on top of the others
			for _, d := range slices.Backward(one.dots) {
				if slices.Contains(l.marked, d.technique) == marked {
					d.draw(c, vg.Point{X: x(d.ratio.Center), Y: at}, marked)
				}
			}
		}
		best := one.dots[0]
		c.FillText(style, vg.Point{X: c.Max.X + 8, Y: at}, fmt.Sprintf("%s %s×", shorten(report.Clean(best.technique), 15), report.FormatRatio(best.ratio.Center)))
	}
}

func (d laneDot) draw(c draw.Canvas, at vg.Point, marked bool) {
	glyph := draw.GlyphStyle{Color: forestLine{verdict: d.verdict}.color(), Radius: 3, Shape: draw.CircleGlyph{}}
	switch {
	case marked:
		glyph.Shape, glyph.Radius = diamond{}, 4
	case !d.verdict.Differs():
		glyph.Shape = ring{}
	}
	c.DrawGlyph(glyph, at)
}
