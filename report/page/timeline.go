package page

import (
	"fmt"
	"image/color"
	"math"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/vmbench/vmbench/report"
)

// A timeline shows all trials of a run by their start: how long each took, as a multiple of its case's median. It is where drift shows, and
// what was left out.
type timeline struct {
	run    *Run
	counts [len(fateNames)]int
	median medians
}

// Multiples beyond these are shown at the edge.
const (
	leastMultiple = 0.5
	mostMultiple  = 4.0
)

func newTimeline(r *Run) timeline {
	t := timeline{run: r, median: r.medians()}
	for i := range r.Trials {
		t.counts[r.Trials[i].Fate]++
	}
	return t
}

func (t timeline) picture() picture {
	n := len(t.run.Trials)
	text := fmt.Sprintf("%s in %s: %s.", report.Count(n, "trial"), t.run.span().Round(time.Second), t.fates())
	return picture{
		title:   "All trials over time: time / median of the case",
		caption: text + " Multiples beyond 0.5 and 4 are drawn at the edge.",
		text:    text,
		height:  210,
		dots:    true,
		draw:    t.draw,
	}
}

// fates counts what became of the trials.
func (t timeline) fates() string {
	if t.counts[Counts] == len(t.run.Trials) {
		return "all count"
	}
	parts := []string{fmt.Sprintf("%d count (grey)", t.counts[Counts])}
	if n := t.counts[Replaced]; n > 0 {
		parts = append(parts, fmt.Sprintf("%d were disturbed and do not (blue)", n))
	}
	if n := t.counts[Discarded]; n > 0 {
		parts = append(parts, fmt.Sprintf("%d are of discarded rounds (orange)", n))
	}
	return and(parts)
}

func (t timeline) draw(c draw.Canvas) error {
	p := newPlot()
	p.Y.Scale = plot.LogScale{}
	p.X.Min, p.X.Max = 0, max(1, t.run.span().Seconds())
	p.Y.Min, p.Y.Max = t.bounds()
	p.X.Tick.Marker, p.Y.Tick.Marker = plot.TickerFunc(durationTicks), plot.TickerFunc(ratioTicks)
	p.X.Label.Text = "since the first trial"
	p.Add(plotter.NewGrid(), t)
	p.Draw(draw.Crop(c, 0, -14, 2, -6))
	return nil
}

// bounds are those of the multiples.
func (t timeline) bounds() (least, most float64) {
	least, most = 0.9, 1.2
	for i := range t.run.Trials {
		if m := t.median.relative(&t.run.Trials[i]); m > 0 {
			least, most = min(least, m), max(most, m)
		}
	}
	return max(leastMultiple, least), min(mostMultiple, most)
}

// dotStyles are drawn in this order; what does not count is larger.
var dotStyles = []struct {
	fate  Fate
	color color.Color
	size  vg.Length
}{{Counts, mutedColor, 1.6}, {Replaced, accentColor, 2.4}, {Discarded, warnColor, 2.4}}

// dotGrid is the distance of the places for dots, in pixels: what falls on the same place is one dot, so that a hundred thousand trials are no
// larger than what a screen can show.
const dotGrid = 1.5

// Plot draws the dots. It makes the timeline a plotter.
func (t timeline) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	type place struct {
		fate Fate
		x, y int
	}
	taken := map[place]bool{}
	paths := map[Fate]*vg.Path{Counts: {}, Replaced: {}, Discarded: {}}
	for i := range t.run.Trials {
		trial := &t.run.Trials[i]
		multiple := t.median.relative(trial)
		if multiple <= 0 {
			continue
		}
		at := vg.Point{X: x(trial.After.Seconds()), Y: y(min(p.Y.Max, max(p.Y.Min, multiple)))}
		on := place{trial.Fate, int(math.Round(float64(at.X) / dotGrid)), int(math.Round(float64(at.Y) / dotGrid))}
		if taken[on] {
			continue
		}
		taken[on] = true
		paths[trial.Fate].Move(vg.Point{X: vg.Length(float64(on.x) * dotGrid), Y: vg.Length(float64(on.y) * dotGrid)})
		paths[trial.Fate].Close() // a line without length: a dot, where its ends are round
	}
	for _, style := range dotStyles {
		if path := *paths[style.fate]; len(path) > 0 {
			c.SetColor(style.color)
			c.SetLineWidth(style.size)
			c.Stroke(path)
		}
	}
}

// durationTicks has few ticks at round times.
func durationTicks(least, most float64) (ticks []plot.Tick) {
	step := time.Second
	for _, step = range []time.Duration{
		time.Second, 5 * time.Second, 10 * time.Second, 30 * time.Second, time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute,
		30 * time.Minute, time.Hour, 2 * time.Hour, 6 * time.Hour, 24 * time.Hour, 7 * 24 * time.Hour,
	} {
		if most/step.Seconds() <= 6 {
			break
		}
	}
	for at := time.Duration(0); at.Seconds() <= most; at += step {
		ticks = append(ticks, plot.Tick{Value: at.Seconds(), Label: clock(at)})
	}
	return ticks
}

// clock writes a round time: "0", "30 s", "5 min", "2 h".
func clock(d time.Duration) string {
	switch {
	case d == 0:
		return "0"
	case d%time.Hour == 0:
		return fmt.Sprintf("%d h", d/time.Hour)
	case d%time.Minute == 0:
		return fmt.Sprintf("%d min", d/time.Minute)
	}
	return fmt.Sprintf("%d s", d/time.Second)
}
