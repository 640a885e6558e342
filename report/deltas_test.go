package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
)

// deltaCases are comparisons whose output is kept in testdata.
var deltaCases = []struct {
	name  string
	q     Query
	gates []Gate
	args  []string
	style Style
	forms []Format
}{
	{"delta", Query{}, []Gate{{"ns/op", 0.03}, {"B/op", 0.01}}, []string{"old=gotest_old.txt", "new=gotest_new.txt"}, Style{}, Formats()},
	{"delta_color", Query{}, []Gate{{"ns/op", 0.03}}, []string{"new=gotest_new.txt", "old=gotest_old.txt"}, Style{Color: true}, []Format{Table}},
	{"delta_missing", Query{}, []Gate{{"ns/op", 0.03}}, []string{"old=missing_old.txt", "new=missing_new.txt"}, Style{}, Formats()},
	{"delta_units", Query{}, []Gate{{"code-bytes", 0.01}}, []string{"old=units_old.txt", "new=units_new.txt"}, Style{}, []Format{Table, CSV}},
	{"delta_zeros", Query{}, nil, []string{"old=zeros_old.txt", "new=zeros_new.txt"}, Style{}, []Format{Table, JSON}},
	{"delta_three", Query{Baseline: "new"}, nil, []string{"old=gotest_old.txt", "new=gotest_new.txt", "other=missing_new.txt"}, Style{}, []Format{Table, Markdown}},
	{"delta_narrow", Query{}, nil, []string{"old=gotest_old.txt", "a/very/long/path/to/the/file/of/new/results.txt=gotest_new.txt"}, Style{Width: 60}, []Format{Table}},
	{"delta_packages", Query{}, nil, []string{"old=packages_old.txt", "new=packages_new.txt"}, Style{}, []Format{Table, Markdown}},
}

func TestDeltaGolden(t *testing.T) {
	for _, c := range deltaCases {
		d, err := collectWith(t, c.q, DeltaOptions{Alpha: 0.05, Confidence: 0.95, Gates: c.gates}, c.args...)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		for _, format := range c.forms {
			t.Run(c.name+"/"+string(format), func(t *testing.T) {
				var out bytes.Buffer
				if err := d.Write(&out, format, c.style); err != nil {
					t.Fatal(err)
				}
				compareGolden(t, c.name+"."+string(format), out.Bytes())
				if format == Table && !c.style.Color {
					holdWidth(t, c.name, out.String(), c.style)
				}
			})
		}
	}
}

// holdWidth holds a table to the width of its terminal, and to lines without stray spaces.
func holdWidth(t *testing.T, name, table string, s Style) {
	t.Helper()
	for line := range strings.Lines(table) {
		line = strings.TrimSuffix(line, "\n")
		if columns(line) > s.width() {
			t.Errorf("%s: %d columns: %s", name, columns(line), line)
		}
		if strings.TrimRight(line, " ") != line {
			t.Errorf("%s: spaces at the end of %q", name, line)
		}
	}
}

// TestDeltaMachineFormats holds that CSV and JSON can be read back and agree.
func TestDeltaMachineFormats(t *testing.T) {
	for _, c := range deltaCases {
		d, err := collectWith(t, c.q, DeltaOptions{Alpha: 0.05, Confidence: 0.95, Gates: c.gates}, c.args...)
		if err != nil {
			t.Fatal(err)
		}
		var text, object bytes.Buffer
		if err := d.Write(&text, CSV, Style{}); err != nil {
			t.Fatal(err)
		}
		if err := d.Write(&object, JSON, Style{}); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&text).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var read jsonDeltas
		if err := json.Unmarshal(object.Bytes(), &read); err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, table := range read.Tables {
			for _, row := range table.Rows {
				for _, cell := range row.Cells {
					n++
					if number(cell.Center) != rows[n][5] || row.Name != rows[n][2] || rows[n][len(rows[n])-1] != kindRow {
						t.Errorf("%s: %s is %v in JSON, %s is %s in CSV", c.name, row.Name, cell.Center, rows[n][2], rows[n][5])
					}
				}
			}
			for range table.Means {
				if n++; rows[n][2] != "" || rows[n][len(rows[n])-1] != kindMean {
					t.Errorf("%s: line %d of CSV is %s, want a mean", c.name, n+1, rows[n])
				}
			}
		}
		if n != len(rows)-1 {
			t.Errorf("%s: %d lines in CSV, %d cells in JSON", c.name, len(rows)-1, n)
		}
	}
}

// TestDeltaHostile holds that names from files do no harm.
func TestDeltaHostile(t *testing.T) {
	text := "note: a|b\x1b[31m\nBenchmarkA|b\x07*c*<x> 1 5 ns/op\nBenchmarkB 1 5 w\u202eidgets|\n"
	c, _, err := collectText(Query{}, DefaultLimit, text, text)
	if err != nil {
		t.Fatal(err)
	}
	d, err := c.Deltas(DeltaOptions{Alpha: 0.05, Confidence: 0.95})
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []Format{Table, Markdown, CSV} {
		var out bytes.Buffer
		if err := d.Write(&out, format, Style{}); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(out.String(), "\x1b\x07\u202e") {
			t.Errorf("%s lets an invisible character through: %q", format, out.String())
		}
	}
}

// TestHolmMarks holds that a mark needs more than a small p where there are many.
func TestHolmMarks(t *testing.T) {
	old, new := benchLines(4, "A", "ns/op", 100, 0.001), benchLines(4, "A", "ns/op", 110, 0.001)
	for _, name := range []string{"B", "C"} {
		old, new = old+benchLines(4, name, "ns/op", 7, 0.01), new+benchLines(4, name, "ns/op", 7, 0.01)
	}
	c, _, _ := collectText(Query{}, DefaultLimit, old, new)
	d, _ := c.Deltas(DeltaOptions{Alpha: 0.05, Confidence: 0.95})
	a := d.Tables[0].Rows[0].Cells[1].Delta
	if a.Text() != "+10.00%" || a.Survives(0.05) || d.Family != 3 {
		t.Errorf("%s, survives: %v, family of %d", a.Text(), a.Survives(0.05), d.Family)
	}
}

func TestApart(t *testing.T) {
	c, _, _ := collectText(Query{}, DefaultLimit, "cpu: x\nBenchmarkA 1 5 ns/op\n", "cpu: y\nBenchmarkA 1 5 ns/op\n")
	if d, _ := c.Deltas(DeltaOptions{Alpha: 0.05, Confidence: 0.95}); strings.Join(d.Apart, ",") != "cpu" {
		t.Errorf("apart in %v", d.Apart)
	}
	c, _, _ = collectText(Query{}, DefaultLimit, "cpu: x\nBenchmarkA 1 5 ns/op\ncpu: y\nBenchmarkA 1 5 ns/op\n")
	if d, _ := c.Deltas(DeltaOptions{Alpha: 0.05, Confidence: 0.95}); d.Apart != nil {
		t.Errorf("one file is apart in %v", d.Apart)
	}
}
