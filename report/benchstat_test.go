package report

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// comparisons are inputs as other projects have them, with the projections that they are compared by.
var comparisons = []struct {
	name string
	q    Query
	args []string
}{
	{"go test", Query{}, []string{"gotest_old.txt", "gotest_new.txt"}},
	{"labels", Query{}, []string{"before=gotest_old.txt", "after=gotest_new.txt"}},
	{"one label", Query{}, []string{"both=gotest_old.txt", "both=gotest_new.txt"}},
	{"the same file", Query{}, []string{"gotest_old.txt", "gotest_old.txt"}},
	{"one file", Query{}, []string{"gotest_new.txt"}},
	{"three files", Query{}, []string{"gotest_old.txt", "gotest_new.txt", "missing_new.txt"}},
	{"missing cells", Query{}, []string{"missing_old.txt", "missing_new.txt"}},
	{"mixed units", Query{}, []string{"mixed_old.txt", "mixed_new.txt"}},
	{"unit metadata", Query{}, []string{"units_old.txt", "units_new.txt"}},
	{"syntax errors", Query{}, []string{"broken_old.txt", "broken_new.txt"}},
	{"processors as columns", Query{Col: "/gomaxprocs@num"}, []string{"procs.txt"}},
	{"processors as rows", Query{}, []string{"procs.txt", "again=procs.txt"}},
	{"packages", Query{}, []string{"packages_old.txt", "packages_new.txt"}},
	{"packages in rows", Query{Row: "pkg,.fullname", Table: "goos"}, []string{"packages_old.txt", "packages_new.txt"}},
	{"few samples", Query{}, []string{"few_old.txt", "few_new.txt"}},
	{"zeros", Query{}, []string{"zeros_old.txt", "zeros_new.txt"}},
	{"odd syntax", Query{}, []string{"odd_old.txt", "odd_new.txt"}},
	{"many samples", Query{}, []string{"many_old.txt", "many_new.txt"}},
	{"sizes as columns", Query{Col: "/size", Ignore: ".file"}, []string{"gotest_old.txt", "gotest_new.txt"}},
	{"a fixed order", Query{Col: "/size@(64k 1k)", Row: ".name"}, []string{"gotest_old.txt"}},
	{"mixed cells", Query{Row: ".name"}, []string{"gotest_old.txt", "gotest_new.txt"}},
	{"a filter", Query{Filter: ".name:Encode -.unit:allocs/op"}, []string{"gotest_old.txt", "gotest_new.txt"}},
	{"a filter of units", Query{Filter: ".unit:ns/op"}, []string{"mixed_old.txt", "mixed_new.txt"}},
}

// TestSameNumbersAsBenchstat holds every number that is compared with what benchstat says about the same files.
func TestSameNumbersAsBenchstat(t *testing.T) {
	if testing.Short() {
		t.Skip("builds benchstat")
	}
	program := filepath.Join(t.TempDir(), "benchstat.exe")
	if out, err := exec.Command("go", "build", "-o", program, "golang.org/x/perf/cmd/benchstat").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, c := range comparisons {
		t.Run(c.name, func(t *testing.T) {
			cmd := exec.Command(program, append(benchstatFlags(c.q), c.args...)...)
			cmd.Dir = filepath.Join("testdata", "benchfmt")
			out, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			want := records(t, bytes.NewReader(out))
			got := records(t, strings.NewReader(asBenchstat(collectFiles(t, c.q, c.args...))))
			if len(want) == 0 {
				t.Fatal("benchstat says nothing")
			}
			forget(want, got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("benchstat, vmbench:\n%s", diff)
			}
		})
	}
}

func benchstatFlags(q Query) []string {
	flags := []string{"-format", "csv"}
	for _, f := range [][2]string{{"-table", q.Table}, {"-row", q.Row}, {"-col", q.Col}, {"-ignore", q.Ignore}, {"-filter", q.Filter}} {
		if f[1] != "" {
			flags = append(flags, f[0], f[1])
		}
	}
	return flags
}

// collectFiles compares files of testdata/benchfmt.
func collectFiles(t *testing.T, q Query, args ...string) *Deltas {
	t.Helper()
	d, _ := collectWith(t, q, DeltaOptions{Alpha: 0.05, Confidence: 0.95}, args...)
	return d
}

func collectWith(t *testing.T, q Query, o DeltaOptions, args ...string) (*Deltas, error) {
	t.Helper()
	pool, err := NewPool(q)
	if err != nil {
		t.Fatal(err)
	}
	c := NewCollection(pool, func(err error) { t.Log(err) })
	count := map[string]int{}
	for _, arg := range args {
		count[arg]++
	}
	for i, arg := range args {
		label, file, labelled := strings.Cut(arg, "=")
		if !labelled {
			file = label
		}
		if !labelled && count[arg] > 1 {
			label = fmt.Sprintf("%s#%d", arg, i)
		}
		open := func() (io.ReadCloser, error) { return os.Open(filepath.Join("testdata", "benchfmt", file)) }
		if err := c.Add(Source{Name: file, Label: label, Open: open}); err != nil {
			t.Fatal(err)
		}
	}
	o.Units = c.Units()
	return pool.Deltas(o)
}

// records are the lines of a CSV file but for empty keys of configurations, which only benchstat prints.
func records(t *testing.T, from io.Reader) [][]string {
	t.Helper()
	r := csv.NewReader(from)
	r.FieldsPerRecord = -1
	var list [][]string
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		if len(record) > 1 || !strings.HasSuffix(record[0], ": ") {
			list = append(list, record)
		}
	}
}

// asBenchstat writes deltas as benchstat does. The mean of a column goes over all its rows there, and
// over the rows that both columns have here, so it is left out where they differ.
func asBenchstat(d *Deltas) string {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	var before []KeyValue
	for _, t := range d.Tables {
		for _, c := range t.Config {
			if !contains(before, c) {
				w.Write([]string{c.Key + ": " + c.Value})
			}
		}
		before = t.Config
		header, units := []string{""}, []string{""}
		for i, column := range t.Columns {
			if column == unknown {
				column = ""
			}
			header, units = append(header, column, ""), append(units, t.Unit, "CI")
			if i > 0 {
				header, units = append(header, "", ""), append(units, "vs base", "P")
			}
		}
		w.Write(header)
		w.Write(units)
		for _, row := range t.Rows {
			w.Write(benchstatRow(row))
		}
		w.Write(t.benchstatMeans())
	}
	w.Flush()
	return out.String()
}

func contains(list []KeyValue, c KeyValue) bool {
	for _, other := range list {
		if other == c {
			return true
		}
	}
	return false
}

func benchstatRow(row DeltaRow) []string {
	record := []string{row.Name}
	last := 1
	for i, cell := range row.Cells {
		width := 4
		if i == 0 {
			width = 2
		}
		cells := make([]string, width)
		if cell != nil {
			cells[0], cells[1] = fmt.Sprint(cell.Center), cell.PctRangeString()
			last = len(record) + 2
			if cell.Delta != nil {
				cells[2], cells[3] = cell.Delta.Text(), cell.Delta.Comparison.String()
				last = len(record) + 4
			}
		}
		record = append(record, cells...)
	}
	return record[:last]
}

// benchstatMeans is the last line of a table.
func (t *DeltaTable) benchstatMeans() []string {
	text := func(mean float64, m *DeltaMean) string {
		switch {
		case len(m.Without) > 0:
			return differentRows
		case math.IsNaN(mean):
			return ""
		}
		return fmt.Sprint(mean)
	}
	if t.Alone != nil {
		return []string{"geomean", text(t.Alone.New, t.Alone), ""}
	}
	record := []string{"geomean", text(t.Means[0].Old, t.Means[0]), ""}
	for _, m := range t.Means {
		if len(m.Without) > 0 {
			record[1] = differentRows
		}
		ratio := "?"
		if !math.IsNaN(m.Ratio) {
			ratio = m.Text()
		}
		record = append(record, text(m.New, m), "", ratio, "")
	}
	return record
}

// differentRows stands for a mean over other rows than benchstat's.
const differentRows = "other rows"

// forget puts differentRows where one of two lists of records has it.
func forget(want, got [][]string) {
	for i := range min(len(want), len(got)) {
		for j := range min(len(want[i]), len(got[i])) {
			if got[i][j] == differentRows {
				want[i][j] = differentRows
			}
		}
	}
}
