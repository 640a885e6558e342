package page

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/vmbench/vmbench/report"
)

// growths are the plots of sizes: lines over numbers of types, labelled at their ends.
func growths(s *report.Sizes) (all []picture, err error) {
	panels, err := s.Panels()
	if err != nil {
		return nil, err
	}
	for _, panel := range panels {
		if len(panel.Lines) == 0 {
			continue
		}
		all = append(all, picture{
			title:   panel.Title,
			caption: growthCaption(panel),
			text:    growthText(panel),
			height:  vg.Length(max(260, 13*len(panel.Lines)+60)),
			draw:    func(c draw.Canvas) error { drawGrowth(panel, c); return nil },
		})
	}
	return all, nil
}

func growthCaption(panel *report.Panel) string {
	if panel.Crossings > 0 {
		return "Both axes are logarithmic. Circles: from here on one strategy is smaller than another; the table of crossings says which."
	}
	return "Both axes are logarithmic."
}

// growthText says where lines begin and end.
func growthText(panel *report.Panel) string {
	var parts []string
	for _, line := range panel.Lines {
		first, last := line.Points[0], line.Points[len(line.Points)-1]
		parts = append(parts, fmt.Sprintf("%s: %s at %g, %s at %g", line.Strategy, panel.Format(first.Y), first.X, panel.Format(last.Y), last.X))
	}
	return panel.Plot.Y.Label.Text + " by number of types. " + strings.Join(parts, "; ") + "."
}

// endWidth is the room for labels right of a plot.
const endWidth = 88

func drawGrowth(panel *report.Panel, c draw.Canvas) {
	restyle(panel.Plot)
	panel.Plot.Legend = plot.NewLegend()
	panel.Plot.X.Tick.Marker = thinned{panel.Plot.X.Tick.Marker, figureWidth - endWidth - 50}
	inner := draw.Crop(draw.Crop(c, 0, 0, 2, 0), 0, -endWidth, 0, -writeAbove(c, panel.Plot))
	panel.Plot.Draw(inner)
	data := panel.Plot.DataCanvas(inner)
	_, y := panel.Plot.Transforms(&data)
	style := textStyle(panel.Plot)
	heights := make([]vg.Length, len(panel.Lines))
	for i, line := range panel.Lines {
		heights[i] = y(line.Points[len(line.Points)-1].Y)
	}
	x, _ := panel.Plot.Transforms(&data)
	for i, at := range spread(heights, 12, data.Min.Y, data.Max.Y) {
		line := panel.Lines[i]
		end := vg.Point{X: x(line.Points[len(line.Points)-1].X), Y: heights[i]}
		c.StrokeLine2(draw.LineStyle{Color: line.Color, Width: 0.75}, end.X+3, end.Y, data.Max.X+10, at)
		style.Color = line.Color
		c.FillText(style, vg.Point{X: data.Max.X + 12, Y: at}, shorten(report.Clean(line.Strategy), 14))
	}
}

// thinned leaves out labels of ticks on a logarithmic axis of so many pixels that would run into their neighbors; the last one stays.
type thinned struct {
	plot.Ticker
	width float64
}

func (t thinned) Ticks(least, most float64) []plot.Tick {
	ticks := t.Ticker.Ticks(least, most)
	place := func(tick plot.Tick) float64 { return t.width * math.Log(tick.Value/least) / math.Log(most/least) }
	next := math.Inf(1)
	for i := len(ticks) - 1; i >= 0; i-- {
		room := 0.28*textSize*float64(len(ticks[i].Label)) + 2.5 // half a label, and a gap
		if at := place(ticks[i]); at+room < next {
			next = at - room
		} else {
			ticks[i].Label = " " // no label would make it a minor tick, without a line
		}
	}
	return ticks
}
