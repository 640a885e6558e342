package publish

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/perf/benchfmt"

	"github.com/vmbench/vmbench/report"
)

// hostile is a name that means something to every receiver: line ends, commands, markup, mentions, quotes, comments,
// bytes of no text.
const hostile = "x\n::error::no\r%0A|`*_<script>alert(1)</script><!-- vmbench:default -->@user #1 https://a.example www.b.example \"q\" 'q' \\ {a=\"b\"} ]]> & \x00\xff\u202e"

// onePoint is a point of a case with a name.
func onePoint(name, unit string, better int, value float64) report.Point {
	return report.Point{
		Name: name, Labels: []report.KeyValue{{Key: "op", Value: "Encode"}, {Key: "workload", Value: name}}, Unit: unit, Better: better, N: 5,
		Estimate: report.Estimate{Center: value, Lo: value / 2, Hi: value * 2, Confidence: 0.95},
	}
}

// somePoints have what each form has to treat in its own way.
func somePoints() []report.Point {
	unbounded := onePoint("few", "sec/op", -1, 1e-6)
	unbounded.Lo, unbounded.Hi, unbounded.Confidence = math.Inf(-1), math.Inf(1), 1
	return []report.Point{
		onePoint("order", "sec/op", -1, 2.5e-7), onePoint("order", "B/op", -1, 480), onePoint("order", "B/s", 1, 1e9),
		onePoint("order", "first-sec", -1, 1e-4), onePoint("order", "widgets", 0, 3), unbounded,
		onePoint(hostile, "sec/op", -1, 1e-3), onePoint("none", "sec/op", -1, math.NaN()), onePoint("endless", "sec/op", -1, math.Inf(1)),
	}
}

// A fakeComparison is Markdown of some lines.
type fakeComparison struct{ lines int }

func (c fakeComparison) Write(w io.Writer, _ report.Format, _ report.Style) error {
	for i := range c.lines {
		fmt.Fprintf(w, "| line %d | of a long table with some text in it |\n", i)
	}
	return nil
}

// gateOf is a report of gates with so many regressions on rows of a name.
func gateOf(name string, regressions int) *report.GateReport {
	g := &report.GateReport{Gates: []report.Gate{{Unit: "sec/op", Limit: 0.05}}, Family: regressions}
	for i := range regressions {
		g.Results = append(g.Results, report.GateResult{
			Gate: g.Gates[0], Unit: "sec/op", Row: fmt.Sprintf("%s%d", name, i), Column: "head", Baseline: "base", Corrected: 0.001,
			Ratio: report.Estimate{Center: 1.1, Lo: 1.05, Hi: 1.2, Confidence: 0.95}, Outcome: report.Regressed,
		})
	}
	return g
}

// What GitHub documents: a comment has at most 65,536 characters, a step summary at most 1 MiB.
func TestPagesKeepToTheirLimits(t *testing.T) {
	for _, lines := range []int{1, 900, 1400, 100_000} {
		p := Page{Title: "t", Comparison: fakeComparison{lines}, Gate: gateOf("order", 3)}
		comment, err := p.Comment("default")
		if err != nil {
			t.Fatal(err)
		}
		summary, err := p.Summary(MostSummary)
		if err != nil {
			t.Fatal(err)
		}
		for what, text := range map[string]string{"comment": comment, "summary": summary} {
			most := map[string]int{"comment": 65_536, "summary": 1 << 20}[what]
			cut := strings.Contains(text, "lines are left out")
			all := strings.Contains(text, fmt.Sprintf("| line %d |", lines-1))
			if len(text) > most || utf8.RuneCountInString(text) > most {
				t.Errorf("%s of %d lines has %d bytes, more than %d", what, lines, len(text), most)
			}
			if cut == all {
				t.Errorf("%s of %d lines: cut %v, has the last line %v", what, lines, cut, all)
			}
			if cut && len(text) < most-100 {
				t.Errorf("%s of %d lines is cut to %d bytes, though %d are allowed", what, lines, len(text), most)
			}
			if !strings.Contains(text, "regression: sec/op\\<5%: order2, head") || !strings.HasSuffix(text, "\n</details>\n") ||
				strings.Count(text, "<details") != strings.Count(text, "</details>") {
				t.Errorf("%s of %d lines lacks the verdict, or its end", what, lines)
			}
		}
	}
	if text, err := (Page{Title: "t", Comparison: fakeComparison{10}, Gate: gateOf("order", 3)}).Summary(100); err == nil {
		t.Errorf("a page of 100 bytes: %q", text)
	}
}

// Names may be of any length: the page and the annotations have the begin of them.
func TestLongNames(t *testing.T) {
	long := strings.Repeat("|@<", 100_000)
	p := Page{Title: long, Comparison: fakeComparison{2}, Gate: gateOf(long, 50)}
	comment, err := p.Comment("default")
	if err != nil || len(comment) > MostComment || !strings.Contains(comment, "| line 1 |") || !strings.Contains(comment, "and 30 more: regression") {
		t.Errorf("the comment has %d bytes, %v", len(comment), err)
	}
	var out bytes.Buffer
	if err := Annotations(&out, []report.Judgement{{Name: long, Text: long, Outcome: report.Regressed}}, long); err != nil || out.Len() > 4<<10 {
		t.Errorf("two annotations have %d bytes, %v", out.Len(), err)
	}
}

// A comment is found again by the marker at its begin, which nothing in it can forge.
func TestCommentMarker(t *testing.T) {
	comment, err := Page{Title: hostile, Comparison: fakeComparison{1}, Gate: gateOf(hostile, 1)}.Comment("bench: -->x")
	if err != nil {
		t.Fatal(err)
	}
	first, rest, _ := strings.Cut(comment, "\n")
	if first != "<!-- vmbench:bench_____x -->" || first != Marker("bench: -->x") {
		t.Errorf("the marker is %q", first)
	}
	if strings.Contains(rest, "<!--") && !strings.Contains(rest, "\\<!--") {
		t.Error("a name has made a comment of HTML")
	}
}

// Names must not call people, refer to issues, become links or markup, or end a line.
func TestPagesAreHarmless(t *testing.T) {
	text, err := Page{Title: hostile, Comparison: fakeComparison{1}, Gate: gateOf(hostile, 1)}.Summary(MostSummary)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"@user", "#1", "https://", "www.b", "\x00", "\xff", "\u202e"} {
		if strings.Contains(text, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	for i, r := range text {
		if (r == '<' || r == '`') && (i == 0 || text[i-1] != '\\') && !strings.HasPrefix(text[i:], "<details") &&
			!strings.HasPrefix(text[i:], "</details") && !strings.HasPrefix(text[i:], "<summary>") && !strings.HasPrefix(text[i:], "</summary>") {
			t.Errorf("the page has markup: %.30q", text[i:])
		}
	}
	if !utf8.ValidString(text) {
		t.Error("the page is no text")
	}
}

// What GitHub documents of workflow commands: %, CR and LF are escaped in messages, and : and , in properties, too; ten
// annotations of a kind are shown of a step.
func TestAnnotations(t *testing.T) {
	list := []report.Judgement{
		{Name: hostile, Text: hostile, Outcome: report.Regressed}, {Name: "a, b: c", Text: "100% sure", Outcome: report.Undecided},
		{Name: "passed", Outcome: report.Passed}, {Name: "skipped", Skipped: true}, {Name: "failed", Text: "crash", Failed: true},
	}
	var out bytes.Buffer
	if err := Annotations(&out, list, "gate: 1 regression"); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != 4 {
		t.Fatalf("%d lines, want 4:\n%s", len(lines), out.String())
	}
	for i, prefix := range []string{"::error title=vmbench%3A x%0A%3A%3Aerror", "::error title=vmbench%3A failed::crash", "::warning title=vmbench%3A a%2C b%3A c::100%25 sure", "::notice title=vmbench::gate: 1 regression"} {
		if !strings.HasPrefix(lines[i], prefix) {
			t.Errorf("line %d is %q, want it to begin with %q", i, lines[i], prefix)
		}
	}
	if strings.ContainsAny(out.String(), "\r") || !strings.Contains(lines[0], "%250A") {
		t.Errorf("a name was not escaped: %q", lines[0])
	}
}

func TestAnnotationsAreFew(t *testing.T) {
	for _, n := range []int{1, 10, 11, 500} {
		var list []report.Judgement
		for i := range n {
			list = append(list, report.Judgement{Name: "r", Text: fmt.Sprint("regression ", i), Outcome: report.Regressed}, report.Judgement{Name: "u", Text: "u"})
		}
		var out bytes.Buffer
		if err := Annotations(&out, list, "summary"); err != nil {
			t.Fatal(err)
		}
		for kind, want := range map[string]int{"error": min(n, 10), "warning": min(n, 10), "notice": 1} {
			if got := strings.Count(out.String(), "::"+kind+" "); got != want {
				t.Errorf("%d of each: %d of kind %s, want %d", n, got, kind, want)
			}
		}
		if total := strings.Count(out.String(), "\n"); total > 50 {
			t.Errorf("%d annotations, more than a job shows", total)
		}
		if more := fmt.Sprintf("and %d more; see the step summary", n-9); n > 10 && !strings.Contains(out.String(), more) {
			t.Errorf("%d regressions: nothing says %q", n, more)
		}
	}
}

func TestBenchfmt(t *testing.T) {
	source := func(label, text string) report.Source {
		return report.Source{Name: label, Label: label, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
	}
	const old = "goos: linux\nUnit widgets better=higher\nBenchmarkA-8 10 5.0 ns/op 3 widgets\nBenchmarkB-8 10 7.0 ns/op\n"
	var out bytes.Buffer
	if err := Benchfmt(&out, []report.Source{source("old.txt", old), source(hostile, "goos: linux\nBenchmarkA-8 10 6.0 ns/op\n")}, ".name:A"); err != nil {
		t.Fatal(err)
	}
	reader := benchfmt.NewReader(&out, "out")
	var results []*benchfmt.Result
	for reader.Scan() {
		switch r := reader.Result().(type) {
		case *benchfmt.Result:
			results = append(results, r.Clone())
		case *benchfmt.SyntaxError:
			t.Error(r)
		}
	}
	if len(results) != 2 || results[0].GetConfig("goos") != "linux" || results[0].GetConfig("input") != "old.txt" || results[1].GetConfig("input") != report.Clean(hostile) {
		t.Errorf("results: %+v", results)
	}
	if v, ok := results[0].Value("sec/op"); !ok || v != 5e-9 {
		t.Errorf("the first value is %v", v)
	}
	if reader.Units().GetBetter("widgets") != 1 {
		t.Error("the metadata of units is lost")
	}
}
