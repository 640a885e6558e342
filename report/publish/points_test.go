package publish

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"

	"github.com/vmbench/vmbench/report"
)

// github-action-benchmark's custom tools: "an array of JSON objects, each with name, unit, and value; range and extra are
// optional" strings. It compares entries of the same name, so names are unique.
func TestGitHubActionBenchmark(t *testing.T) {
	for tool, test := range map[string]struct {
		write func(*bytes.Buffer) error
		want  []string
	}{
		"customSmallerIsBetter": {
			func(b *bytes.Buffer) error { return SmallerIsBetter(b, somePoints()) },
			[]string{"order - ns/op", "order - B/op", "order - first-ns", "few - ns/op", hostile + " - ns/op"},
		},
		"customBiggerIsBetter": {func(b *bytes.Buffer) error { return BiggerIsBetter(b, somePoints()) }, []string{"order - B/s"}},
	} {
		var out bytes.Buffer
		if err := test.write(&out); err != nil {
			t.Fatal(err)
		}
		var entries []struct {
			Name  *string  `json:"name"`
			Unit  *string  `json:"unit"`
			Value *float64 `json:"value"`
			Range string   `json:"range"`
			Extra string   `json:"extra"`
		}
		decoder := json.NewDecoder(&out)
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&entries); err != nil {
			t.Fatalf("%s: %v", tool, err)
		}
		if len(entries) != len(test.want) {
			t.Fatalf("%s has %d entries, want %d", tool, len(entries), len(test.want))
		}
		names := map[string]bool{}
		for i, e := range entries {
			if e.Name == nil || e.Unit == nil || e.Value == nil || *e.Name == "" || *e.Unit == "" || names[*e.Name] {
				t.Fatalf("%s: entry %d lacks something, or has the name of another: %+v", tool, i, e)
			}
			names[*e.Name] = true
			if want := strings.ToValidUTF8(test.want[i], "\uFFFD"); *e.Name != want {
				t.Errorf("%s: entry %d is %q, want %q", tool, i, *e.Name, want)
			}
		}
		if tool == "customSmallerIsBetter" && (math.Abs(*entries[0].Value-250) > 1e-9 || *entries[0].Unit != "ns/op" || entries[0].Range != "125 to 500, at 95%" || entries[3].Range != "") {
			t.Errorf("%s: %+v", tool, entries[0])
		}
	}
	var out bytes.Buffer
	if err := BiggerIsBetter(&out, nil); err != nil || strings.TrimSpace(out.String()) != "[]" {
		t.Errorf("no points are %q, %v; want an empty array", out.String(), err)
	}
}

// Bencher's schema: an object of benchmarks, each an object of measures, each with a number value and perhaps the numbers
// lower_value and upper_value; names of benchmarks have at most 1024 characters, slugs of measures at most 64.
func TestBencherMetricFormat(t *testing.T) {
	var out bytes.Buffer
	if err := BMF(&out, append(somePoints(), onePoint(strings.Repeat("é", 2000), "sec/op", -1, 1), onePoint("long", strings.Repeat("u/", 100), -1, 1))); err != nil {
		t.Fatal(err)
	}
	var benchmarks map[string]map[string]struct {
		Value *float64 `json:"value"`
		Lower *float64 `json:"lower_value"`
		Upper *float64 `json:"upper_value"`
	}
	decoder := json.NewDecoder(bytes.NewReader(out.Bytes()))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&benchmarks); err != nil {
		t.Fatal(err)
	}
	slugs := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	for name, measures := range benchmarks {
		if name == "" || utf8.RuneCountInString(name) > 1024 || len(measures) == 0 {
			t.Errorf("the benchmark %.40q has a name of %d characters, %d measures", name, utf8.RuneCountInString(name), len(measures))
		}
		for slug, m := range measures {
			if len(slug) > 64 || !slugs.MatchString(slug) {
				t.Errorf("%q is no slug", slug)
			}
			if m.Value == nil || (m.Lower == nil) != (m.Upper == nil) || m.Lower != nil && !(*m.Lower <= *m.Value && *m.Value <= *m.Upper) {
				t.Errorf("%.40q %s: %+v", name, slug, m)
			}
		}
	}
	// The measure latency is one that Bencher has, in nanoseconds.
	if latency := benchmarks["order"]["latency"]; latency.Value == nil || math.Abs(*latency.Value-250) > 1e-9 || math.Abs(*latency.Lower-125) > 1e-9 {
		t.Errorf("latency of order: %+v", latency)
	}
	if few := benchmarks["few"]["latency"]; few.Value == nil || few.Lower != nil {
		t.Errorf("an interval without bounds has some: %+v", few)
	}
	if _, there := benchmarks["none"]; there || len(benchmarks["order"]) != 5 {
		t.Errorf("benchmarks: %v", benchmarks)
	}
}

// OpenMetrics 1.0: TYPE, UNIT and HELP before the samples of a family, which are not interleaved with others; the unit is
// the suffix of the name; the labels of samples differ; the last line is # EOF. The text is read by the parser of
// Prometheus, which has the same lines.
func TestOpenMetrics(t *testing.T) {
	var out bytes.Buffer
	points := append(somePoints(), onePoint("order", "sec/op", -1, 1)) // the same labels again
	points[1].Labels = append(points[1].Labels, report.KeyValue{Key: "9 bad-key\n", Value: "v"}, report.KeyValue{Key: "op", Value: "twice"})
	if err := OpenMetrics(&out, points); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	if !strings.HasSuffix(text, "\n# EOF\n") || strings.Count(text, "# EOF") != 1 || !utf8.ValidString(text) || strings.Contains(text, "\r") {
		t.Errorf("the end of the text is wrong:\n%s", text)
	}
	checkFamilies(t, strings.Split(strings.TrimSuffix(text, "\n"), "\n"))

	parser := expfmt.NewTextParser(model.LegacyValidation)
	families, err := parser.TextToMetricFamilies(&out)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	for _, name := range []string{"vmbench_seconds_per_op", "vmbench_bytes_per_op", "vmbench_bytes_per_second", "vmbench_first_seconds", "vmbench_widgets"} {
		if families[name] == nil || families[name].GetType().String() != "GAUGE" {
			t.Errorf("there is no gauge %s", name)
		}
	}
	times := families["vmbench_seconds_per_op"].GetMetric()
	if len(times) != 3 || times[0].GetGauge().GetValue() != 2.5e-7 {
		t.Fatalf("%d times, the first %v", len(times), times[0])
	}
	want := strings.NewReplacer("#", "%23", "\r", `\r`, "\xff", "\uFFFD").Replace(hostile)
	if got := times[2].GetLabel()[1].GetValue(); got != want {
		t.Errorf("the label is %q, want %q", got, want)
	}
}

// checkFamilies holds the lines of a text to the rules on families of metrics.
func checkFamilies(t *testing.T, lines []string) {
	t.Helper()
	sample := regexp.MustCompile(`^([a-zA-Z_:][a-zA-Z0-9_:]*)\{((?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*",?)*)\} (\S+)$`)
	family, unit, done, seen := "", "", map[string]bool{}, map[string]bool{}
	for i, line := range lines[:len(lines)-1] {
		if name, ok := strings.CutPrefix(line, "# TYPE "); ok {
			name, kind, _ := strings.Cut(name, " ")
			if done[family], family = true, name; done[name] || kind != "gauge" {
				t.Errorf("line %d: the family %s comes twice, or is no gauge", i+1, name)
			}
			var found bool
			if unit, found = strings.CutPrefix(lines[i+1], "# UNIT "+name+" "); !found || !strings.HasSuffix(name, "_"+unit) {
				t.Errorf("line %d: the unit %q is no suffix of %s", i+2, unit, name)
			}
			continue
		}
		if strings.HasPrefix(line, "#") {
			continue
		}
		parts := sample.FindStringSubmatch(line)
		if parts == nil || parts[1] != family || seen[parts[1]+parts[2]] {
			t.Errorf("line %d is no sample of %s, or one that was there: %q", i+1, family, line)
			continue
		}
		seen[parts[1]+parts[2]] = true
		if _, err := strconv.ParseFloat(parts[3], 64); err != nil {
			t.Errorf("line %d: %v", i+1, err)
		}
		// GitLab takes what follows a # for a comment, and then splits the line as a shell does.
		if strings.Contains(line, "#") {
			t.Errorf("line %d has what GitLab takes for a comment: %q", i+1, line)
		}
	}
}

// The rules of the schemas of Ant and Jenkins: which attributes there have to be, what is in what, that numbers add up,
// and the form of a time.
func TestJUnit(t *testing.T) {
	list := []report.Judgement{
		{Name: "a", About: "sec/op<5%", Text: "ok", Outcome: report.Passed}, {Name: hostile, About: "sec/op<5%", Text: hostile, Outcome: report.Regressed},
		{Name: "b", About: "sec/op<5%", Text: "inconclusive"}, {Name: "c", About: "trials", Text: "crash", Failed: true}, {Name: "d", About: "trials", Text: "no document", Skipped: true},
	}
	var out bytes.Buffer
	if err := JUnit(&out, list, time.Date(2026, 1, 2, 3, 4, 5, 0, time.FixedZone("", 3600))); err != nil {
		t.Fatal(err)
	}
	counts := checkElements(t, out.Bytes())
	for name, want := range map[string]int{"testsuites": 1, "testsuite": 2, "testcase": 5, "failure": 1, "error": 1, "skipped": 2} {
		if counts[name] != want {
			t.Errorf("%d elements %s, want %d", counts[name], name, want)
		}
	}
	var read testSuites
	if err := xml.Unmarshal(out.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	if read.Tests != 5 || read.Failures != 1 || read.Errors != 1 {
		t.Errorf("the numbers do not add up: %+v", read)
	}
	for _, s := range read.Suites {
		failures, errors, skipped := 0, 0, 0
		for _, c := range s.Cases {
			failures, errors, skipped = failures+count(c.Failure), errors+count(c.Error), skipped+count(c.Skipped)
		}
		if s.Tests != len(s.Cases) || s.Failures != failures || s.Errors != errors || s.Skipped != skipped || s.Timestamp != "2026-01-02T02:04:05" {
			t.Errorf("the numbers or the time of %s are wrong: %+v", s.Name, s)
		}
	}
}

func count(p *problem) int {
	if p == nil {
		return 0
	}
	return 1
}

// checkElements holds elements to their parents and attributes, and counts them.
func checkElements(t *testing.T, text []byte) map[string]int {
	t.Helper()
	schema := map[string]struct{ parent, attributes string }{
		"testsuites": {"", "name tests failures errors time"},
		"testsuite":  {"testsuites", "name tests failures errors skipped time timestamp hostname"},
		"testcase":   {"testsuite", "name classname time"},
		"failure":    {"testcase", "message type"},
		"error":      {"testcase", "message type"},
		"skipped":    {"testcase", "message"},
	}
	counts := map[string]int{}
	var open []string
	for decoder := xml.NewDecoder(bytes.NewReader(text)); ; {
		token, err := decoder.Token()
		if token == nil {
			if err != nil && err.Error() != "EOF" {
				t.Fatal(err)
			}
			return counts
		}
		switch e := token.(type) {
		case xml.StartElement:
			rule, known := schema[e.Name.Local]
			parent := ""
			if len(open) > 0 {
				parent = open[len(open)-1]
			}
			var attributes []string
			for _, a := range e.Attr {
				attributes = append(attributes, a.Name.Local)
			}
			if !known || parent != rule.parent || strings.Join(attributes, " ") != rule.attributes {
				t.Errorf("<%s %v> in %q is not in the schema", e.Name.Local, attributes, parent)
			}
			counts[e.Name.Local]++
			open = append(open, e.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}
