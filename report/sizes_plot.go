package report

import (
	"fmt"
	imagecolor "image/color"
	"io"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// Sizes of a plot: of a panel, which shows a host, and of the legend at its right.
const (
	panelWidth  = 17 * vg.Centimeter
	panelHeight = 10 * vg.Centimeter
	legendWidth = 5.5 * vg.Centimeter
)

// lineStyles tell strategies apart by color, by dashes and by the shape of their points. The colors are those of Okabe and Ito, "Color
// Universal Design", 2008, which people of all kinds of color vision tell apart; on white and on nothing else, so plots have
// a background.
var lineStyles = []struct {
	color  imagecolor.RGBA
	dashes []vg.Length
	glyph  draw.GlyphDrawer
}{
	{imagecolor.RGBA{0, 114, 178, 255}, nil, draw.CircleGlyph{}},
	{imagecolor.RGBA{213, 94, 0, 255}, []vg.Length{vg.Points(6), vg.Points(2)}, draw.SquareGlyph{}},
	{imagecolor.RGBA{0, 158, 115, 255}, []vg.Length{vg.Points(2), vg.Points(2)}, draw.PyramidGlyph{}},
	{imagecolor.RGBA{204, 121, 167, 255}, nil, draw.BoxGlyph{}},
	{imagecolor.RGBA{86, 180, 233, 255}, []vg.Length{vg.Points(8), vg.Points(2), vg.Points(2), vg.Points(2)}, draw.TriangleGlyph{}},
	{imagecolor.RGBA{230, 159, 0, 255}, []vg.Length{vg.Points(4), vg.Points(4)}, draw.RingGlyph{}},
	{imagecolor.RGBA{0, 0, 0, 255}, nil, draw.CrossGlyph{}},
}

// PlotColors are the colors that strategies have in plots, each for several of them.
func PlotColors() (colors []imagecolor.RGBA) {
	for _, style := range lineStyles {
		colors = append(colors, style.color)
	}
	return colors
}

// Plot draws the bytes of each strategy over the number of types as an SVG, a panel for each host, one below the other, and below
// them times, where there are any. Both axes are logarithmic: from one type to hundreds, and from some thousand bytes to millions.
func (s *Sizes) Plot(w io.Writer) error {
	panels, err := s.Panels()
	if err != nil {
		return err
	}
	canvas := vgsvg.New(panelWidth+legendWidth, panelHeight*vg.Length(max(1, len(panels))))
	c := draw.New(canvas)
	c.SetColor(imagecolor.White)
	c.Fill(c.Rectangle.Path())
	for i, panel := range panels {
		panel.titled()
		below := panelHeight * vg.Length(len(panels)-1-i)
		above := below + panelHeight - c.Max.Y
		legend := panel.Legend
		panel.Legend = plot.NewLegend()
		panel.Draw(draw.Crop(c, vg.Points(4), -legendWidth, below, above))
		legend.Draw(draw.Crop(c, panelWidth+vg.Points(12), 0, below, above-vg.Points(24)))
	}
	_, err = canvas.WriteTo(w)
	return err
}

// A Panel is a plot of lines over numbers of types, to be drawn with a title and a legend around it.
type Panel struct {
	Title string
	*plot.Plot
	Lines     []PanelLine
	Crossings int // that are marked

	Format func(y float64) string // writes what lines are of
}

// A PanelLine is the line of a strategy.
type PanelLine struct {
	Strategy string
	Points   plotter.XYs // by numbers of types; not empty
	Color    imagecolor.RGBA
}

// titled puts the title into the plot.
func (p *Panel) titled() { p.Plot.Title.Text = p.Title }

// Panels are those of each host and number of formats, and those of times.
func (s *Sizes) Panels() (panels []*Panel, err error) {
	for _, host := range s.Hosts {
		for _, formats := range s.formats() {
			p, err := s.panel(host, formats)
			if err != nil {
				return nil, err
			}
			panels = append(panels, p)
		}
	}
	for _, op := range s.ops() {
		p, err := s.timePanel(op)
		if err != nil {
			return nil, err
		}
		panels = append(panels, p)
	}
	return panels, nil
}

// newPanel is a plot over numbers of types, without lines.
func newPanel(title string, types []int) *Panel {
	p := plot.New()
	p.X.Label.Text = "types"
	p.X.Scale, p.Y.Scale = plot.LogScale{}, plot.LogScale{}
	p.X.Tick.Marker = typeTicks(types)
	p.Legend.Top, p.Legend.Left = true, true
	for _, style := range []*draw.TextStyle{
		&p.Title.TextStyle, &p.X.Label.TextStyle, &p.Y.Label.TextStyle, &p.X.Tick.Label, &p.Y.Tick.Label, &p.Legend.TextStyle,
	} {
		style.Font.Variant = "Sans"
	}
	p.Title.Padding, p.Legend.Padding = vg.Points(6), vg.Points(2)
	p.Add(plotter.NewGrid())
	return &Panel{Title: title, Plot: p}
}

func (s *Sizes) panel(host string, formats int) (*Panel, error) {
	p := newPanel(s.title("Code of a strategy", host, formats), s.types())
	p.Y.Label.Text, p.Y.Tick.Marker = "bytes over a program without a codec", plot.TickerFunc(byteTicks)
	p.Format = formatSize
	if err := s.drawLines(p, func(strategy string) plotter.XYs { return s.points(strategy, host, formats) }); err != nil {
		return nil, err
	}
	s.markCrossings(p, host, formats)
	return p, nil
}

// drawLines draws a line for each strategy that has points.
func (s *Sizes) drawLines(p *Panel, pointsOf func(strategy string) plotter.XYs) error {
	for i, strategy := range s.Strategies {
		points := pointsOf(strategy)
		if len(points) == 0 {
			continue
		}
		style := lineStyles[i%len(lineStyles)]
		if i >= len(lineStyles) { // a color for the second time
			style.dashes, style.glyph = lineStyles[(i+3)%len(lineStyles)].dashes, lineStyles[(i+2)%len(lineStyles)].glyph
		}
		line, glyphs, err := plotter.NewLinePoints(points)
		if err != nil {
			return err
		}
		line.Color, line.Dashes, line.Width = style.color, style.dashes, vg.Points(1.5)
		glyphs.Color, glyphs.Shape, glyphs.Radius = style.color, style.glyph, vg.Points(2.5)
		p.Add(line, glyphs)
		p.Legend.Add(strategy, line, glyphs)
		p.Lines = append(p.Lines, PanelLine{strategy, points, style.color})
	}
	if p.Y.Min > 0 && p.Y.Max >= p.Y.Min && !math.IsInf(p.Y.Max, 0) {
		p.Y.Min, p.Y.Max = roomy(p.Y.Min, p.Y.Max)
	} else { // there are no points
		p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 1, 10, 1, 10
	}
	if p.X.Min == p.X.Max { // a plot makes room by one on both sides, and a logarithm has no zero
		p.X.Min, p.X.Max = p.X.Min/2, p.X.Max*2
	}
	return nil
}

// roomy is a range of bytes that begins at a tick, and ends a little above the lines.
func roomy(least, most float64) (from, to float64) {
	from, most = least, max(most, 2*least)
	for _, tick := range byteTicks(least/10, least) {
		from = tick.Value
	}
	return from, most * math.Pow(most/from, 0.05)
}

// points are those of a strategy that a logarithmic axis has a place for.
func (s *Sizes) points(strategy, host string, formats int) (points plotter.XYs) {
	for _, types := range s.types() {
		if r := s.find(strategy, host, formats, types); r != nil && types > 0 && r.Total > 0 {
			points = append(points, plotter.XY{X: float64(types), Y: float64(r.Total)})
		}
	}
	return points
}

// markCrossings marks where one strategy becomes smaller than another, at the place on the line of the one that becomes smaller.
func (s *Sizes) markCrossings(p *Panel, host string, formats int) {
	var marks plotter.XYs
	for _, c := range s.Crossings {
		if c.Host != host || c.Formats != formats || c.From <= 1 || c.Extrapolated {
			continue
		}
		if y := s.interpolate(c.Smaller, host, formats, c.From); y > 0 {
			marks = append(marks, plotter.XY{X: float64(c.From), Y: y})
		}
	}
	if len(marks) == 0 {
		return
	}
	scatter, err := plotter.NewScatter(marks)
	if err != nil {
		return // of points that are not finite, which these are
	}
	scatter.Shape, scatter.Radius, scatter.Color = draw.RingGlyph{}, vg.Points(6), imagecolor.Black
	p.Add(scatter)
	p.Legend.Add("from here on smaller", scatter)
	p.Crossings = len(marks)
}

// interpolate is where the line of a strategy is at a number of types, 0 if it is not there.
func (s *Sizes) interpolate(strategy, host string, formats, types int) float64 {
	points := s.points(strategy, host, formats)
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if x := float64(types); a.X <= x && x <= b.X {
			part := math.Log(x/a.X) / math.Log(b.X/a.X)
			return math.Exp(math.Log(a.Y) + part*math.Log(b.Y/a.Y))
		}
	}
	return 0
}

// typeTicks has a tick at each number of types.
func typeTicks(types []int) plot.Ticker {
	var ticks plot.ConstantTicks
	for _, n := range types {
		if n > 0 {
			ticks = append(ticks, plot.Tick{Value: float64(n), Label: fmt.Sprint(n)})
		}
	}
	return ticks
}

// byteTicks has a tick at 1, 2 and 5 times each power of ten.
func byteTicks(least, most float64) []plot.Tick { return decadeTicks(least, most, formatSize) }

func decadeTicks(least, most float64, format func(float64) string) (ticks []plot.Tick) {
	for power := math.Pow(10, math.Floor(math.Log10(least))); power <= most; power *= 10 {
		for _, digit := range []float64{1, 2, 5} {
			if v := digit * power; v >= least && v <= most {
				ticks = append(ticks, plot.Tick{Value: v, Label: format(v)})
			}
		}
	}
	return ticks
}
