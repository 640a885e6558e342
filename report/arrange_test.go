package report

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"
)

func TestNameKeys(t *testing.T) {
	for projection, want := range map[string]string{
		"op":                               ".name",
		"/op,strategy":                     ".name,/strategy",
		"strategy@(op vm) workload":        "/strategy@(op vm) /workload",
		"format@alpha,/workload@num":       "/format@alpha,/workload@num",
		".fullname":                        ".fullname",
		"":                                 "",
		"strategy@(vm \"a b\"), .name, op": "/strategy@(vm \"a b\"), .name, .name",
	} {
		if got := nameKeys(projection); got != want {
			t.Errorf("%q: %q, want %q", projection, got, want)
		}
	}
}

func TestOfCases(t *testing.T) {
	q := Query{Col: "op", Filter: "workload:twitter -op:(Encode OR Decode) (strategy:vm OR /format:json) .unit:sec/op goos:linux"}
	want := Query{Col: ".name", Filter: "/workload:twitter -.name:(Encode OR Decode) (/strategy:vm OR /format:json) .unit:sec/op goos:linux"}
	if got := q.OfCases(); got != want {
		t.Errorf("%+v", got)
	}
}

func TestCaseRow(t *testing.T) {
	for want, q := range map[string]Query{
		"op,workload,strategy": {}, "workload,strategy": {Col: "/op"}, "op,strategy": {Col: ".file", Table: "workload", Ignore: "format"},
	} {
		if got := q.CaseRow(1, 0); got != want {
			t.Errorf("%+v: %s, want %s", q, got, want)
		}
	}
	if got := (Query{}).CaseRow(2, 0); got != "op,workload,format,strategy" {
		t.Errorf("two formats: %s", got)
	}
}

// cellsOf lists the cells of an analysis: "table/row/column: ratio".
func cellsOf(a *Analysis) map[string]*Cell {
	cells := map[string]*Cell{}
	for _, section := range a.Sections {
		for _, row := range section.Rows {
			for i := range row.Cells {
				cells[section.Op+"/"+row.Workload+"/"+row.Cells[i].Strategy] = &row.Cells[i]
			}
		}
	}
	return cells
}

func TestArrange(t *testing.T) {
	for _, test := range []struct {
		name     string
		q        Query
		tables   int
		rows     string // of the first table
		columns  string
		baseline string
	}{
		{"default", Query{}, 2, "order catalog twitter canada", "reflection generated visitor vm", "reflection"},
		{"filter", Query{Filter: "workload:twitter -/strategy:vm"}, 2, "twitter", "reflection generated visitor", "reflection"},
		{"baseline", Query{Baseline: "generated"}, 2, "order catalog twitter canada", "reflection generated visitor vm", "generated"},
		{"ops as columns", Query{Col: "op", Filter: "strategy:vm"}, 1, "order vm;catalog vm;twitter vm;canada vm", "Encode Decode", "Encode"},
		{"ops as columns, with a baseline", Query{Col: "/op", Row: "workload", Filter: "strategy:vm", Baseline: "op=Decode"}, 1,
			"order catalog twitter canada", "Encode Decode", "Decode"},
		{"a fixed order", Query{Col: "strategy@(vm generated)"}, 2, "order catalog twitter canada", "vm generated", "vm"},
		{"workloads as tables", Query{Table: "workload", Row: "op"}, 4, "Encode Decode", "reflection generated visitor vm", "reflection"},
		{"names", Query{Row: ".fullname", Table: "op"}, 2,
			"*/format=json/workload=order */format=json/workload=catalog */format=json/workload=twitter */format=json/workload=canada",
			"reflection generated visitor vm", "reflection"},
	} {
		r, err := Compare(Run{}, quick().measurements(), test.q, options())
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		var rows []string
		for _, row := range r.Sections[0].Rows {
			rows = append(rows, row.Workload)
		}
		separator := " "
		if strings.Contains(test.rows, ";") {
			separator = ";"
		}
		if len(r.Sections) != test.tables || strings.Join(rows, separator) != test.rows || r.Baseline != test.baseline ||
			strings.Join(r.Strategies, " ") != test.columns {
			t.Errorf("%s: %d tables, rows %q, columns %q, baseline %s", test.name, len(r.Sections), rows, r.Strategies, r.Baseline)
		}
	}
}

// TestArrangeRatios holds that other tables hold the same ratios.
func TestArrangeRatios(t *testing.T) {
	usual, err := Compare(Run{}, quick().measurements(), Query{}, options())
	if err != nil {
		t.Fatal(err)
	}
	turned, err := Compare(Run{}, quick().measurements(), Query{Table: "workload", Row: "op"}, options())
	if err != nil {
		t.Fatal(err)
	}
	a, b := cellsOf(usual.Analysis)["Encode/order/vm"], cellsOf(turned.Analysis)["order/Encode/vm"]
	if a.Comparison.Ratio != b.Comparison.Ratio || a.Comparison.P != b.Comparison.P || a.Time != b.Time {
		t.Errorf("%+v, %+v", a.Comparison, b.Comparison)
	}
}

// TestArrangeWithin holds that a cell of several cases is their geometric mean, by round and over what both sides have.
func TestArrangeWithin(t *testing.T) {
	ms := rowOf(15, steady(map[string]float64{"reflection": 100, "vm": 50}), "reflection", "vm")
	other := rowOf(15, steady(map[string]float64{"reflection": 10_000, "vm": 20_000}), "reflection", "vm")
	other = spoil(other, func(m *Measurement) { m.Workload = "twitter" })
	alone := spoil(rowOf(15, steady(map[string]float64{"vm": 1}), "vm"), func(m *Measurement) { m.Workload = "tiny" })
	r, err := Compare(Run{}, append(append(ms, other...), alone...), Query{Row: "op"}, options())
	if err != nil {
		t.Fatal(err)
	}
	vm := cellsOf(r.Analysis)["json/Encode/vm"]
	if ratio := vm.Comparison.Ratio.Center; math.Abs(ratio-1) > 0.01 || vm.Comparison.N != 15 {
		t.Errorf("ratio %v in %d rounds, want 1 from 2 and 0.5", ratio, vm.Comparison.N)
	}
	if center := vm.Time.Center; math.Abs(center/100e-9-1) > 0.01 {
		t.Errorf("time %v, want the cube root of 50 · 20000 · 1 ns", center)
	}
	var out bytes.Buffer
	if err := r.Write(&out, Table, Style{}); err != nil || !strings.Contains(out.String(), "Each cell is the geometric mean over its workload") {
		t.Errorf("%v\n%s", err, out.String())
	}
}

func TestArrangeErrors(t *testing.T) {
	var key *KeyError
	var query *QueryError
	var baseline *BaselineError
	for _, test := range []struct {
		q      Query
		target any
	}{
		{Query{Row: "wrkload"}, &key},
		{Query{Ignore: "cpu"}, &key},
		{Query{Row: "nmae"}, &key},
		{Query{Filter: "op:Encode wrkload:order"}, &key},
		{Query{Filter: "goos:linux"}, &key},
		{Query{Row: ".nmae"}, &key},
		{Query{Table: "op,.fullnam@alpha"}, &key},
		{Query{Filter: "op:("}, &query},
		{Query{Col: "op@"}, &query},
		{Query{Baseline: "strategy=nobody"}, &baseline},
		{Query{Baseline: "op=vm"}, &baseline},
		{Query{Filter: "-strategy:vm", Baseline: "vm"}, &baseline},
	} {
		if r, err := Compare(Run{}, quick().measurements(), test.q, options()); r != nil || !errors.As(err, test.target) {
			t.Errorf("%+v: %v", test.q, err)
		}
	}
}

// TestArrangeFormats holds that every format says what the tables, rows and columns are.
func TestArrangeFormats(t *testing.T) {
	r, err := Compare(Run{}, quick().measurements(), Query{Col: "op", Row: "workload", Filter: "strategy:vm"}, options())
	if err != nil {
		t.Fatal(err)
	}
	for format, want := range map[Format]string{
		CSV: "table,row,column,status", JSON: `"column": "Decode"`, Markdown: "| json ", Table: "json     ",
	} {
		var out bytes.Buffer
		if err := r.Write(&out, format, Style{}); err != nil || !strings.Contains(out.String(), want) {
			t.Errorf("%s: %v; want %q in\n%s", format, err, want, out.String())
		}
	}
}
