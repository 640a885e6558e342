package page

import (
	"strconv"
	"strings"

	"github.com/vmbench/vmbench/report"
)

// A table is what the template lays out.
type table struct {
	Title   string
	Columns []column
	Rows    []row
}

type column struct {
	Text  string
	Right bool
}

type row struct {
	Mean  bool
	Cells []cell
}

// A cell has a value, or a time above its ratio.
type cell struct {
	Text, Interval       string
	Ratio, RatioInterval string
	Class                string
	Value                float64 // by which it is sorted
	Known                bool    // whether there is such a value
}

// timesTable has a row for each workload, or for each strategy where these are more, and for each technique always.
func timesTable(t report.ListedTable, techniques bool) table {
	labels := make([]string, len(t.Rows))
	for i, r := range t.Rows {
		labels[i] = r.Label
	}
	if techniques || len(t.Columns) > len(t.Rows) {
		out := newTable(t.Title, map[bool]string{true: "technique", false: "strategy"}[techniques], labels)
		for j, strategy := range t.Columns {
			line := row{Cells: []cell{{Text: strategy}}}
			for i := range t.Rows {
				line.Cells = append(line.Cells, timesCell(t.Rows[i].Cells[j]))
			}
			out.Rows = append(out.Rows, line)
		}
		return out
	}
	out := newTable(t.Title, "workload", t.Columns)
	for _, r := range t.Rows {
		line := row{Mean: r.Mean, Cells: []cell{{Text: r.Label}}}
		for _, c := range r.Cells {
			line.Cells = append(line.Cells, timesCell(c))
		}
		out.Rows = append(out.Rows, line)
	}
	return out
}

func newTable(title, first string, columns []string) table {
	t := table{Title: title, Columns: []column{{Text: first}}}
	for _, name := range columns {
		t.Columns = append(t.Columns, column{name, true})
	}
	return t
}

func timesCell(c report.ListedCell) cell {
	out := cell{
		Text: c.Time, Interval: c.TimeInterval, Ratio: c.Ratio, RatioInterval: c.RatioInterval, Value: c.Seconds, Known: c.Seconds > 0,
	}
	classes := []string{"n"}
	switch {
	case c.Word != "":
		out.Text = c.Word
	case c.Against == nil:
	case c.Against.Verdict == report.Faster:
		classes = append(classes, "faster")
	case c.Against.Verdict == report.Slower:
		classes = append(classes, "slower")
	}
	if c.Best {
		classes = append(classes, "best")
	}
	if c.Failing {
		out.Text += " !"
	}
	out.Class = strings.Join(classes, " ")
	return out
}

// gridTable is a grid of texts.
func gridTable(title string, g *report.Grid) table {
	right := func(j int) bool { return j < len(g.Right) && g.Right[j] }
	t := table{Title: report.Clean(title)}
	for j, name := range g.Header {
		t.Columns = append(t.Columns, column{report.Clean(name), right(j)})
	}
	for i, texts := range g.Rows {
		var line row
		for j, text := range texts {
			c := cell{Text: report.Clean(text)}
			c.Value, c.Known = leadingNumber(text)
			switch {
			case right(j):
				c.Class = "n"
			case j > 0 && j == len(texts)-1:
				c.Class = "text"
			}
			if g.Tone != nil && g.Tone(i, j) == report.Good {
				c.Class += " best"
			}
			line.Cells = append(line.Cells, c)
		}
		t.Rows = append(t.Rows, line)
	}
	return t
}

// magnitudes are what follows a number in tables. Longer ones come before what they begin with.
var magnitudes = []struct {
	name string
	size float64
}{
	{"Ki", 1 << 10}, {"Mi", 1 << 20}, {"Gi", 1 << 30}, {"K", 1e3}, {"k", 1e3}, {"M", 1e6}, {"G", 1e9},
	{"ns", 1e-9}, {"µs", 1e-6}, {"ms", 1e-3}, {"n", 1e-9}, {"µ", 1e-6}, {"m", 1e-3},
}

// leadingNumber is the number that a text begins with: "1.2KiB 12" is 1228.8, "31.2 K" is 31200.
func leadingNumber(text string) (value float64, ok bool) {
	text = strings.TrimLeft(text, "~*")
	end := 0
	for end < len(text) && strings.ContainsRune("+-.0123456789", rune(text[end])) {
		end++
	}
	value, err := strconv.ParseFloat(text[:end], 64)
	if err != nil {
		return 0, false
	}
	rest := strings.TrimPrefix(text[end:], " ")
	for _, m := range magnitudes {
		if strings.HasPrefix(rest, m.name) {
			return value * m.size, true
		}
	}
	return value, true
}
