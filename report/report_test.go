package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/perf/benchfmt"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// A fake makes measurements whose true ratios are known.
type fake struct {
	ops, strategies, workloads []string
	rounds                     int
	noise                      float64
}

// speeds are the true times of strategies as parts of reflection's.
var speeds = map[string]float64{"reflection": 1, "generated": 0.42, "visitor": 1.005, "vm": 0.418}

// sizes are the bytes of workloads, and a measure of their times.
var sizes = map[string]float64{"order": 416, "twitter": 631_515, "canada": 2_251_051, "catalog": 1_204, "live1": 266, "live10": 300, "live100": 399}

func (f fake) measurements() []Measurement {
	r := rand.New(rand.NewPCG(11, 12))
	var ms []Measurement
	for round := 1; round <= f.rounds; round++ {
		mode := 1 + 0.7*float64(r.IntN(2))
		for _, op := range f.ops {
			for _, workload := range f.workloads {
				for _, strategy := range f.strategies {
					ms = append(ms, f.measurement(r, round, op, strategy, workload, mode))
				}
			}
		}
	}
	return ms
}

func (f fake) measurement(r *rand.Rand, round int, op, strategy, workload string, mode float64) Measurement {
	speed, size := speeds[strategy], sizes[workload]
	if speed == 0 {
		speed = 1
	}
	if size == 0 {
		size = 100
	}
	ns := 3 * size * speed * mode * math.Exp(f.noise*r.NormFloat64())
	allocs := 1.0
	if op == "Decode" {
		ns, allocs = 2.2*ns, math.Round(size/30)
	}
	return Measurement{
		Op: op, Strategy: strategy, Format: "json", Workload: workload, Round: round,
		Values: []benchfmt.Value{
			{Value: ns, Unit: "ns/op"},
			{Value: size * 1.2, Unit: "B/op"},
			{Value: allocs, Unit: "allocs/op"},
			{Value: size, Unit: unitEncoded},
			{Value: 1.5e-5 * speed, Unit: unitFirstUse},
		},
	}
}

func quick() fake {
	return fake{
		ops: []string{"Decode", "Encode"}, strategies: []string{"vm", "visitor", "reflection", "generated"},
		workloads: []string{"twitter", "canada", "order", "catalog"}, rounds: 15, noise: 0.01,
	}
}

// peerNames are more strategies than fit beside each other.
func peerNames() []string {
	return []string{
		"reflection", "generated", "visitor", "vm", "encoding_json", "jsonv2", "goccy", "sonic", "sonic-std", "segmentio",
		"jsoniter", "easyjson", "ffjson", "go-json-experiment", "simdjson", "null",
	}
}

func options() Options {
	o := DefaultOptions()
	o.StrategyNotes = map[string]string{"sonic": "fallback: no assembly for this processor, so encoding/json does the work"}
	o.Unranked = []string{"null"}
	o.Strategies = []string{"reflection", "generated", "visitor", "vm"}
	o.Workloads = []string{"order", "catalog", "twitter", "canada", "live1", "live10", "live100"}
	o.Series = o.Workloads[4:]
	return o
}

// spoil turns measurements into other ones.
func spoil(ms []Measurement, change func(m *Measurement)) []Measurement {
	for i := range ms {
		change(&ms[i])
	}
	return ms
}

func failing(m *Measurement) {
	switch {
	case m.Strategy == "visitor" && m.Workload == "canada":
		m.Values, m.Failed = nil, "the worker crashed: panic: index out of range [3]\ngoroutine 1 [running]:\nmain.main()"
	case m.Strategy == "vm" && m.Workload == "order" && m.Op == "Encode" && m.Round%7 == 0:
		m.Values, m.Failed = nil, "the worker was killed after 10s"
	case m.Workload == "catalog":
		m.Values, m.Skipped = nil, "no document: catalog.json.zst is not in the module cache, and the network is off"
	case m.Strategy == "generated" && m.Workload == "twitter":
		m.Values, m.Skipped = nil, "unsupported: type chan int"
	}
}

// counting adds a count that grows more slowly than the time.
func counting(m *Measurement) {
	count := benchfmt.Value{Value: math.Round(1e4 * math.Sqrt(sizes[m.Workload])), Unit: unitValgrind}
	m.Values = append(m.Values, count)
}

func hostile(m *Measurement) {
	if m.Strategy == "vm" {
		m.Strategy = "v|m\x1b[31m\nx"
	}
	if m.Workload == "order" {
		m.Workload = "or|der\r\n\u202egnp.\x07"
	}
	if m.Strategy == "visitor" && m.Workload == "canada" {
		m.Values, m.Failed = nil, "\x1b]0;title\x07 | `rm` <script> \xff **bold**"
	}
}

// goldenCases are reports, each with the formats that are kept in testdata.
func goldenCases() map[string]struct {
	run     Run
	data    []Measurement
	style   Style
	formats []Format
} {
	type c = struct {
		run     Run
		data    []Measurement
		style   Style
		formats []Format
	}
	run := Run{Directory: "results/20260102-030405", Kept: 15, Discarded: 1, Repeated: 3}
	noisy, one, single, encode, wide := quick(), quick(), quick(), quick(), quick()
	noisy.noise = 0.12
	one.rounds = 1
	single.strategies = []string{"reflection"}
	encode.ops, encode.rounds, encode.noise = []string{"Encode"}, 8, 0.05
	wide.workloads = []string{"string_unicode", "order"}
	many, crowd, growth := encode, quick(), quick()
	growth.workloads = []string{"live100", "live1", "live10"}
	many.strategies = peerNames()
	crowd.strategies, crowd.rounds, crowd.noise = peerNames(), 8, 0.05
	crowd.workloads = append(crowd.workloads, "golang_source", "string_unicode", "logline")
	other := spoil(encode.measurements(), func(m *Measurement) { m.Format = "cbor" })
	withNote := run
	withNote.Notes = []string{"interrupted after round 15 of 20; go on with --resume results/20260102-030405"}
	return map[string]c{
		"quick":    {run, quick().measurements(), Style{}, Formats()},
		"color":    {run, quick().measurements(), Style{Width: 100, Color: true}, []Format{Table}},
		"noisy":    {run, noisy.measurements(), Style{}, []Format{Table}},
		"round":    {Run{Kept: 1}, one.measurements(), Style{}, Formats()},
		"strategy": {run, single.measurements(), Style{}, []Format{Table, Markdown}},
		"failures": {withNote, spoil(quick().measurements(), failing), Style{}, Formats()},
		"hostile":  {run, spoil(quick().measurements(), hostile), Style{Width: 120}, Formats()},
		"formats":  {run, append(encode.measurements(), other...), Style{}, []Format{Table, Markdown}},
		"wide":     {run, wide.measurements(), Style{}, []Format{Table}},
		"many":     {run, many.measurements(), Style{}, Formats()},
		"crowd":    {run, spoil(crowd.measurements(), failing), Style{}, []Format{Table}},
		"growth":   {run, spoil(growth.measurements(), counting), Style{}, []Format{Table, JSON}},
		"empty":    {Run{}, nil, Style{}, Formats()},
	}
}

func TestGolden(t *testing.T) {
	for name, c := range goldenCases() {
		report := New(c.run, c.data, options())
		for _, format := range c.formats {
			t.Run(name+"/"+string(format), func(t *testing.T) {
				var out bytes.Buffer
				if err := report.Write(&out, format, c.style); err != nil {
					t.Fatal(err)
				}
				compareGolden(t, name+"."+string(format), out.Bytes())
			})
		}
	}
}

func compareGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs; look at it, then run with -update\n%s", file, diff)
	}
}

// TestTableFits holds the tables with four strategies to 80 columns, and all of them to lines without stray spaces.
func TestTableFits(t *testing.T) {
	for name, c := range goldenCases() {
		var out bytes.Buffer
		if err := New(c.run, c.data, options()).Write(&out, Table, c.style); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			line = strings.TrimSuffix(line, "\n")
			if !c.style.Color && columns(line) > c.style.width() {
				t.Errorf("%s: %d columns: %s", name, columns(line), line)
			}
			if strings.TrimRight(line, " ") != line {
				t.Errorf("%s: spaces at the end of %q", name, line)
			}
		}
	}
}

// TestHostileNames holds that no format but JSON, which escapes by itself, lets an invisible character through.
func TestHostileNames(t *testing.T) {
	c := goldenCases()["hostile"]
	report := New(c.run, c.data, options())
	for _, format := range Formats() {
		var out bytes.Buffer
		if err := report.Write(&out, format, Style{}); err != nil {
			t.Fatal(err)
		}
		for _, r := range out.String() {
			if r != '\n' && unicode.IsControl(r) || format != JSON && !unicode.IsGraphic(r) && r != '\n' {
				t.Errorf("%s contains %U", format, r)
			}
		}
	}
}

// TestMachineFormats holds that CSV and JSON can be read back, and agree with each other and with the analysis.
func TestMachineFormats(t *testing.T) {
	for name, c := range goldenCases() {
		report := New(c.run, c.data, options())
		var text, object bytes.Buffer
		if err := report.Write(&text, CSV, Style{}); err != nil {
			t.Fatal(err)
		}
		if err := report.Write(&object, JSON, Style{}); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&text).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var read jsonReport
		if err := json.Unmarshal(object.Bytes(), &read); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(rows)-1 != len(report.cells()) || len(read.Cases) != len(report.cells()) {
			t.Errorf("%s: %d rows, %d cases, want %d", name, len(rows)-1, len(read.Cases), len(report.cells()))
		}
		for i, c := range read.Cases {
			if c.Time != nil && number(c.Time.Center) != rows[i+1][8] {
				t.Errorf("%s: case %d: %v in JSON, %s in CSV", name, i, c.Time.Center, rows[i+1][8])
			}
		}
	}
}

func TestParseFormat(t *testing.T) {
	for _, f := range Formats() {
		if got, err := ParseFormat(string(f)); got != f || err != nil {
			t.Errorf("ParseFormat(%q) = %q, %v", f, got, err)
		}
	}
	if _, err := ParseFormat("yaml"); err == nil {
		t.Error("yaml is a format")
	}
	if err := New(Run{}, nil, options()).Write(&bytes.Buffer{}, "yaml", Style{}); err == nil {
		t.Error("a report was written as yaml")
	}
}

func TestGridTones(t *testing.T) {
	grid := &Grid{
		Header: []string{"grade", "what"},
		Rows:   [][]string{{"ok", "fine"}, {"bad", strings.Repeat("word ", 30)}},
		Tone: func(row, column int) Tone {
			switch {
			case row == 0 && column == 0:
				return Good
			case row == 1:
				return Bad
			}
			return Neutral
		},
	}
	var plain, colored strings.Builder
	if err := errors.Join(grid.Write(&plain, Table, Style{}), grid.Write(&colored, Table, Style{Color: true})); err != nil {
		t.Fatal(err)
	}
	stripped := regexp.MustCompile("\x1b\\[[0-9]*m").ReplaceAllString(colored.String(), "")
	if plain.String() != stripped || strings.Contains(plain.String(), "\x1b") {
		t.Errorf("colors change the text:\n%s\n%s", plain.String(), stripped)
	}
	if green, red := strings.Count(colored.String(), "\x1b[32m"), strings.Count(colored.String(), "\x1b[31m"); green != 1 || red < 3 {
		t.Errorf("%d green and %d red texts: %q", green, red, colored.String())
	}
}
