package page

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/vmbench/vmbench/report"
)

// luminance is the relative luminance of a color such as #0b5cad (WCAG 2.2).
func luminance(t *testing.T, color string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(color[1:], 16, 24)
	if err != nil || len(color) != 7 || color[0] != '#' {
		t.Fatalf("%s is no color", color)
	}
	sum := 0.0
	for i, weight := range []float64{0.0722, 0.7152, 0.2126} {
		c := float64(n>>(8*i)&0xff) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestContrast holds text to WCAG's level AA, 4.5, on both grounds. Lines have their names in their colors, so they are text, too.
func TestContrast(t *testing.T) {
	if got := contrast(t, "#ffffff", "#000000"); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white has a contrast of %v, want 21", got)
	}
	if got := contrast(t, "#777777", "#ffffff"); math.Abs(got-4.48) > 0.01 {
		t.Errorf("#777777 on white has a contrast of %v, want 4.48", got)
	}
	for name, p := range map[string]palette{"light": light, "dark": dark} {
		for _, ground := range []string{p.ground, p.raised} {
			for _, color := range slices.Concat([]string{p.ink, p.muted, p.accent, p.warn}, p.lines) {
				if got := contrast(t, color, ground); got < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.2f", name, color, ground, got)
				}
			}
		}
	}
}

// TestRoles holds that each color of a plot has a variable of its own, which both palettes have.
func TestRoles(t *testing.T) {
	if n := len(report.PlotColors()); len(light.lines) != n || len(dark.lines) != n {
		t.Errorf("%d colors of lines, %d in light and %d in dark", n, len(light.lines), len(dark.lines))
	}
	if want := 6 + len(report.PlotColors()) - 1; len(colorRoles) != want { // one of the lines is ink
		t.Errorf("%d roles, want %d: two colors are the same", len(colorRoles), want)
	}
}
