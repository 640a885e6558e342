package page

import (
	"fmt"
	"html/template"
	"image/color"
	"strings"

	"github.com/vmbench/vmbench/report"
)

// A palette is the colors of a page, light or dark. Text of any of them on either ground has a contrast of 4.5 or more, and lines have
// one of 3 or more (WCAG 2.2, 1.4.3 and 1.4.11); a test holds them to that.
type palette struct {
	ground, raised string // of the page, and of tables and plots
	ink, muted     string // text
	rule           string // lines that only separate, and need no contrast
	accent         string // what is ahead
	warn           string // rounds that do not count
	lines          []string
}

// Lines follow report.PlotColors, in lightness that the ground asks for.
var (
	light = palette{
		ground: "#ffffff", raised: "#f7f7f5", ink: "#1b1d21", muted: "#5c6370", rule: "#dfe1e5", accent: "#0b5cad", warn: "#a8430a",
		lines: []string{"#0b66a8", "#b54708", "#00734f", "#a03a78", "#167a8f", "#8a6200", "#1b1d21"},
	}
	dark = palette{
		ground: "#131519", raised: "#1b1e24", ink: "#e6e8ec", muted: "#a2a9b5", rule: "#343942", accent: "#79b8ff", warn: "#f2a06b",
		lines: []string{"#6cb2ee", "#f2925c", "#3fc595", "#e39bc6", "#5cc6da", "#e3b341", "#e6e8ec"},
	}
)

// Colors that plots are drawn with stand for roles; where a plot meets a page they become its variables, so that one plot is right on both
// grounds.
var (
	inkColor    = color.RGBA{0, 0, 0, 255}
	groundColor = color.RGBA{255, 255, 255, 255}
	gridColor   = color.Gray{128} // plotter.DefaultGridLineStyle
	mutedColor  = color.RGBA{0x70, 0x70, 0x71, 255}
	accentColor = color.RGBA{0x0a, 0x5a, 0xaa, 255}
	warnColor   = color.RGBA{0xaa, 0x40, 0x0a, 255}
)

// roles are the variables of colors, in the form in which SVG has these.
func roles() map[string]string {
	vars := map[string]string{
		hex(inkColor): "currentColor", hex(groundColor): "var(--ground)", hex(gridColor): "var(--rule)", hex(mutedColor): "var(--muted)",
		hex(accentColor): "var(--accent)", hex(warnColor): "var(--warn)",
	}
	for i, c := range report.PlotColors() {
		if vars[hex(c)] == "" {
			vars[hex(c)] = fmt.Sprintf("var(--line%d)", i+1)
		}
	}
	return vars
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%.2X%.2X%.2X", r>>8, g>>8, b>>8)
}

// css are the palette's variables.
func (p palette) css() template.CSS {
	var b strings.Builder
	for _, v := range [][2]string{
		{"ground", p.ground}, {"raised", p.raised}, {"ink", p.ink}, {"muted", p.muted}, {"rule", p.rule}, {"accent", p.accent}, {"warn", p.warn},
	} {
		fmt.Fprintf(&b, "--%s:%s;", v[0], v[1])
	}
	for i, line := range p.lines {
		fmt.Fprintf(&b, "--line%d:%s;", i+1, line)
	}
	return template.CSS(b.String())
}
