package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// someSizes are those of three strategies in two hosts, one of which could not be built.
func someSizes() *Sizes {
	s := &Sizes{
		Facts:      []KeyValue{{"go", "1.26.0"}, {"target", "linux/amd64"}},
		Strategies: []string{"generated", "vm", "broken"},
		Hosts:      []string{"micro", "server"},
		Laws: []SizeLaw{
			{Strategy: "generated", Host: "micro", Fixed: 200_000, PerType: 21_000, Further: 20_950, From: 16, R2: 0.99981, Residual: -11_700, At: 1, Points: 3},
			{Strategy: "vm", Host: "micro", Fixed: 460_000, PerType: -12, Further: -1, From: 16, R2: 0.2, Residual: 40, At: 64, Points: 3},
		},
		Crossings: []SizeCrossing{
			{Smaller: "vm", Larger: "generated", Host: "micro", Formats: 1, From: 13},
			{Smaller: "vm", Larger: "generated", Host: "server", Formats: 1, From: 1},
			{Smaller: "vm", Larger: "broken", Host: "server", Formats: 1, From: 700, Extrapolated: true},
		},
		Parts: []SizePart{{"A table with a | in it", &Grid{
			Header: []string{"bytes", "functions"}, Right: []bool{true},
			Rows: [][]string{{"12", "decode 8, encode 4"}},
		}}},
		Notes: []string{"A note that is longer than the terminal is wide, so that it has to be wrapped at one of its spaces."},
	}
	for _, op := range []string{"Append", "Decode"} {
		s.Times = append(s.Times,
			SizeTime{op, "generated", 1, Estimate{Center: 512e-9, Lo: 500e-9, Hi: 530e-9}},
			SizeTime{op, "generated", 64, Estimate{Center: 1.5e-6, Lo: 1.4e-6, Hi: 1.6e-6}},
			SizeTime{op, "vm", 64, Estimate{Center: 900e-9, Lo: 890e-9, Hi: 910e-9}})
	}
	for _, host := range s.Hosts {
		for _, types := range []int{0, 1, 16, 64} {
			n := int64(types)
			s.Rows = append(s.Rows,
				SizeRow{Strategy: "generated", Host: host, Formats: 1, Types: types, Text: 100 + 10_000*n, Pclntab: 20 + 6000*n, Rodata: 999_960, Total: 1_000_080 + 16_000*n, File: 1_003_520, Zstd: 99_999},
				SizeRow{Strategy: "vm", Host: host, Formats: 1, Types: types, Text: 300_000, Data: 999, Total: 300_999, File: 303_104, Zstd: 9_994},
				SizeRow{Strategy: "broken", Host: host, Formats: 1, Types: types, Problem: "does not build:\nx.go:1:1: no"},
			)
		}
	}
	return s
}

func TestSizesWrite(t *testing.T) {
	for _, f := range Formats() {
		var b bytes.Buffer
		if err := someSizes().Write(&b, f, Style{}); err != nil {
			t.Fatal(err)
		}
		compareGolden(t, "sizes."+string(f), b.Bytes())
		if f == Table {
			for line := range strings.Lines(b.String()) {
				if columns(strings.TrimSuffix(line, "\n")) > defaultWidth {
					t.Errorf("too long: %s", line)
				}
			}
		}
	}
}

func TestSizesPlot(t *testing.T) {
	var b bytes.Buffer
	if err := someSizes().Plot(&b); err != nil {
		t.Fatal(err)
	}
	svg := b.String()
	for _, part := range []string{"<svg", "host micro", "host server", ">generated<", ">vm<", ">64<", ">types<", "Decode a message", "from here on smaller", "</svg>"} {
		if !strings.Contains(svg, part) {
			t.Errorf("the plot has no %q", part)
		}
	}
	if strings.Contains(svg, ">broken<") {
		t.Error("a strategy without sizes is in the plot")
	}
	if err := (&Sizes{Strategies: []string{"vm"}, Hosts: []string{"micro"}}).Plot(new(bytes.Buffer)); err != nil {
		t.Errorf("nothing to plot: %v", err)
	}
	for _, types := range []int{1, 64} { // a single number of them
		row := SizeRow{Strategy: "vm", Host: "micro", Formats: 1, Types: types, Text: 1000, Total: 1000}
		one := &Sizes{Strategies: []string{"vm"}, Hosts: []string{"micro"}, Rows: []SizeRow{row}}
		b.Reset()
		if err := one.Plot(&b); err != nil || !strings.Contains(b.String(), fmt.Sprintf(">%d<", types)) {
			t.Errorf("%d types alone: %v", types, err)
		}
	}
}

func TestFormatSize(t *testing.T) {
	for _, c := range []struct {
		bytes float64
		want  string
	}{
		{0, "0"}, {-0.3, "0"}, {7.4, "7"}, {999, "999"}, {999.6, "1.00 K"}, {1000, "1.00 K"}, {9_994, "9.99 K"}, {9_996, "10.0 K"},
		{31_240, "31.2 K"}, {99_960, "100 K"}, {560_400, "560 K"}, {999_600, "1.00 M"}, {2_194_000, "2.19 M"}, {-11_700, "-11.7 K"}, {123_456_789, "123 M"},
	} {
		if got := formatSize(c.bytes); got != c.want {
			t.Errorf("%v bytes are %q, want %q", c.bytes, got, c.want)
		}
	}
}

// TestSizesColors holds that the smallest of a number of types is colored, be the table turned or not.
func TestSizesColors(t *testing.T) {
	for _, width := range []int{80, 24} {
		var out bytes.Buffer
		if err := someSizes().Write(&out, Table, Style{Width: width, Color: true}); err != nil {
			t.Fatal(err)
		}
		if want := "\x1b[32m301 K\x1b[0m"; !strings.Contains(out.String(), want) {
			t.Errorf("width %d: no %q in\n%s", width, want, out.String())
		}
		if strings.Contains(out.String(), "\x1b[32m2.02 M") {
			t.Errorf("width %d: the larger is colored", width)
		}
	}
}

// TestSizesPanels holds the lines that panels have, and what they are written as.
func TestSizesPanels(t *testing.T) {
	panels, err := someSizes().Panels()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range panels {
		line := p.Lines[0]
		last := line.Points[len(line.Points)-1]
		got = append(got, fmt.Sprintf("%s: %s %s at %g, %d lines, %d crossings", p.Title, line.Strategy, p.Format(last.Y), last.X, len(p.Lines), p.Crossings))
	}
	want := []string{
		"Code of a strategy, host micro: generated 2.02 M at 64, 2 lines, 1 crossings",
		"Code of a strategy, host server: generated 2.02 M at 64, 2 lines, 0 crossings",
		"Append a message of as many types in random rotation: generated 1.50µs at 64, 2 lines, 0 crossings",
		"Decode a message of as many types in random rotation: generated 1.50µs at 64, 2 lines, 0 crossings",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFormatTick(t *testing.T) {
	for seconds, want := range map[float64]string{2: "2s", 5e-4: "500µs", 2e-7: "200ns", 1e-3: "1ms", 5e-10: "0.5ns", 1e-6: "1µs"} {
		if got := formatTick(seconds); got != want {
			t.Errorf("%v s are %q, want %q", seconds, got, want)
		}
	}
}
