package page

import (
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A label is text beside a point of a plot.
type label struct {
	text   string
	at     vg.Point
	strong bool
}

// A box is what a label covers.
type box struct{ left, right, bottom, top vg.Length }

func (b box) overlaps(other box) bool {
	return b.left < other.right && other.left < b.right && b.bottom < other.top && other.bottom < b.top
}

// labelGap stands between a point and its label.
const labelGap = 6

// placeLabels writes each label at the first of several places around its point where it covers no other label and no point, and stays on the
// canvas; else at the last one.
func placeLabels(c draw.Canvas, style draw.TextStyle, labels []label) {
	var taken []box
	for _, l := range labels {
		taken = append(taken, box{l.at.X - 4, l.at.X + 4, l.at.Y - 4, l.at.Y + 4})
	}
	order := slices.Clone(labels)
	slices.SortStableFunc(order, func(a, b label) int { return -compareBool(a.strong, b.strong) })
	for _, l := range order {
		width, height := style.Width(l.text), vg.Length(textSize)
		var chosen box
		for _, at := range places(l, width, height) {
			chosen = at
			free := !slices.ContainsFunc(taken, at.overlaps)
			if free && at.left >= c.Min.X && at.right <= c.Max.X+10 && at.bottom >= c.Min.Y && at.top <= c.Max.Y+4 {
				break
			}
		}
		taken = append(taken, chosen)
		c.FillText(style, vg.Point{X: chosen.left, Y: (chosen.bottom + chosen.top) / 2}, l.text)
	}
}

// places are those around a point, the best first. Those of points on a line that falls to the right are above it.
func places(l label, width, height vg.Length) (all []box) {
	lifts := []vg.Length{0, 9, -9, 18, -18, 27, -27}
	if l.strong {
		lifts = []vg.Length{8, -8, 0, 16, -16, 25, -25}
	}
	at := l.at
	for _, lift := range lifts {
		y := at.Y + lift
		all = append(all,
			box{at.X + labelGap, at.X + labelGap + width, y - height/2, y + height/2},
			box{at.X - labelGap - width, at.X - labelGap, y - height/2, y + height/2})
	}
	return all
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// spread moves heights apart until no two are nearer than a distance, and keeps their order. They stay between two bounds if there is room.
func spread(heights []vg.Length, distance, least, most vg.Length) []vg.Length {
	order := make([]int, len(heights))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case heights[a] < heights[b]:
			return -1
		case heights[a] > heights[b]:
			return 1
		}
		return 0
	})
	moved := slices.Clone(heights)
	floor := least
	for _, i := range order { // up, from below
		moved[i] = max(moved[i], floor)
		floor = moved[i] + distance
	}
	ceiling := most
	for _, i := range slices.Backward(order) { // and down again, from above
		moved[i] = min(moved[i], ceiling)
		ceiling = moved[i] - distance
	}
	return moved
}
