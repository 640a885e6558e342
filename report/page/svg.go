package page

import (
	"bytes"
	"fmt"
	"html/template"
	"regexp"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"

	"github.com/vmbench/vmbench/report"
)

// figureWidth is how wide plots are, in CSS pixels: as wide as a phone, so that their text is not scaled down there.
const figureWidth = 360

// textSize is the size of text in plots.
const textSize = 10

// A figure is a plot with what stands around it.
type figure struct {
	Title, Caption string
	SVG            template.HTML
}

// A picture is a plot before it is drawn.
type picture struct {
	title, caption string
	text           string // what the plot says, for those who do not see it
	height         vg.Length
	dots           bool // its paths are dots, without a length
	draw           func(c draw.Canvas) error
}

// figure draws the picture. The identifier tells it apart on its page.
func (p picture) figure(id string) (figure, error) {
	canvas := vgsvg.New(figureWidth, p.height)
	if err := p.draw(draw.New(canvas)); err != nil {
		return figure{}, fmt.Errorf("%s: %w", p.title, err)
	}
	var b bytes.Buffer
	if _, err := canvas.WriteTo(&b); err != nil {
		return figure{}, err
	}
	return figure{Title: report.Clean(p.title), Caption: report.Clean(p.caption), SVG: p.svg(id, b.String())}, nil
}

// svg is the drawing as an element of a page: with a text alternative, in the page's colors, and in its font.
func (p picture) svg(id, drawing string) template.HTML {
	_, inner, _ := strings.Cut(drawing, "<svg")
	_, inner, _ = strings.Cut(inner, ">")
	class := "plot"
	if p.dots {
		class += " dots"
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="%s" viewBox="0 0 %d %d" role="img" aria-labelledby="%s-t %[4]s-d">`, class, figureWidth, int(p.height), id)
	fmt.Fprintf(&b, `<title id="%s-t">%s</title><desc id="%[1]s-d">%[3]s</desc>`, id, escapeHTML(p.title), escapeHTML(p.text))
	b.WriteString(styleAttribute.ReplaceAllStringFunc(inner, themed))
	return template.HTML(strings.TrimSpace(b.String()))
}

func escapeHTML(text string) string { return template.HTMLEscapeString(report.Clean(text)) }

// styleAttribute is that of an element. Text has no quotes in it, since they are escaped there.
var styleAttribute = regexp.MustCompile(`\s+style="[^"]*"`)

// themed is a style with the page's colors in place of a drawing's, and without its font.
func themed(style string) string {
	_, style, _ = strings.Cut(style, `"`)
	var kept []string
	for part := range strings.SplitSeq(strings.TrimSuffix(style, `"`), ";") {
		property, value, _ := strings.Cut(strings.TrimSpace(part), ":")
		bold := property == "font-weight" && value != "400"
		if property == "" || strings.HasPrefix(property, "font-") && property != "font-size" && !bold {
			continue
		}
		if role := colorRoles[value]; role != "" {
			value = role
		}
		kept = append(kept, property+":"+value)
	}
	if len(kept) == 0 {
		return ""
	}
	return ` style="` + strings.Join(kept, ";") + `"`
}

var colorRoles = roles()

// newPlot is an empty plot in the page's style.
func newPlot() *plot.Plot {
	p := plot.New()
	restyle(p)
	return p
}

// restyle gives a plot the page's style: small text without serifs, and no box.
func restyle(p *plot.Plot) {
	p.BackgroundColor = nil
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		axis.LineStyle.Width = 0
		axis.Tick.LineStyle.Width = 0
		axis.Tick.Length = 2
		axis.Padding = 4
		axis.Label.Padding = 2
		for _, text := range []*draw.TextStyle{&axis.Label.TextStyle, &axis.Tick.Label} {
			text.Font.Variant, text.Font.Size, text.Color = "Sans", textSize, mutedColor
		}
	}
	p.Title.Text = ""
}

// textStyle is that of labels within a plot.
func textStyle(p *plot.Plot) draw.TextStyle {
	style := p.X.Tick.Label
	style.Color = inkColor
	style.XAlign, style.YAlign = draw.XLeft, draw.YCenter
	return style
}

// writeAbove writes the label of the vertical axis above a plot, where it need not be turned, and returns how high it is.
func writeAbove(c draw.Canvas, p *plot.Plot) (height vg.Length) {
	style := p.Y.Label.TextStyle
	style.XAlign, style.YAlign, style.Rotation = draw.XLeft, draw.YTop, 0
	c.FillText(style, vg.Point{X: c.Min.X, Y: c.Max.Y}, p.Y.Label.Text)
	p.Y.Label.Text = ""
	return 2 * textSize
}
