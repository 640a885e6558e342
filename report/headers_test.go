package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestHeaderTexts(t *testing.T) {
	for _, test := range []struct{ names, texts, legend []string }{
		{[]string{"old.txt", "new.txt"}, []string{"old.txt", "new.txt"}, nil},
		{[]string{"a/very/long/old.txt", "a/very/long/new.txt"}, []string{"…ong/old.txt", "…ong/new.txt"}, nil},
		{[]string{"runs/2026-11-22-linux-amd64", "runs/2026-11-23-linux-amd64"}, []string{"…22…", "…23…"}, nil},
		{[]string{"before/results/bench.txt", "after/results/bench.txt"}, []string{"before…", "after…"}, nil},
		{[]string{"one-result-of-bench.txt", "result-of-bench.txt"}, []string{"one-result…", "result…"}, nil},
		{[]string{"aaaaaaaaaaaaaaaaaaaaaa", "baaaaaaaaaaaaaaaaaaaaa"}, []string{"1", "2"},
			[]string{"1: aaaaaaaaaaaaaaaaaaaaaa", "2: baaaaaaaaaaaaaaaaaaaaa"}},
		{[]string{"x-a/result-of-bench.txt", "x/result-of-bench.txt"}, []string{"x-a…", "x…"}, nil},
		{[]string{"a/a/result-of-bench.txt", "a/result-of-bench.txt"}, []string{"…a/result…", "…result…"}, nil},
	} {
		texts, legend := headerTexts(test.names, shortHeader)
		if !distinct(texts) || !slices.Equal(legend, test.legend) || !slices.Equal(texts, test.texts) {
			t.Errorf("%q: %q, %q; want %q", test.names, texts, legend, test.texts)
		}
	}
}

// TestColumnsToldApart holds that no two columns have one header, in sheets and in lists.
func TestColumnsToldApart(t *testing.T) {
	text := benchLines(6, "A", "ns/op", 100, 0.01)
	end := strings.Repeat("x", 40)
	for _, labels := range [][]string{{"1" + end, "2" + end}, {"1" + end, "2" + end, "3" + end}} {
		d := deltasOf(t, labels, text)
		var out, markdown bytes.Buffer
		if err := d.Write(&out, Table, Style{}); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"\n1: 1" + end + "\n", "\n2: 2" + end + "\n"} {
			if !strings.Contains(out.String(), want) {
				t.Errorf("no line %q in\n%s", want, out.String())
			}
		}
		if err := d.Write(&markdown, Markdown, Style{}); err != nil || strings.Contains(markdown.String(), "1: ") || !strings.Contains(markdown.String(), "2"+end) {
			t.Errorf("Markdown has room for the names: %v\n%s", err, markdown.String())
		}
	}
}

func deltasOf(t *testing.T, labels []string, text string) *Deltas {
	t.Helper()
	pool, err := NewPool(Query{})
	if err != nil {
		t.Fatal(err)
	}
	c := NewCollection(pool, func(err error) { t.Error(err) })
	for _, label := range labels {
		if err := c.Add(Source{Name: label, Label: label, Open: opener(text)}); err != nil {
			t.Fatal(err)
		}
	}
	d, err := c.Deltas(DeltaOptions{Alpha: 0.05, Confidence: 0.95})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestWrapLongNames holds that a name longer than a line is broken: behind a slash, else anywhere.
func TestWrapLongNames(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"a bc def", []string{"a bc def"}},
		{"a bc defghijk", []string{"a bc", "  defghijk"}},
		{"Encode/size=1k/to=b", []string{"Encode/", "  size=1k/", "  to=b"}},
		{"abcdefghijklmnopqrs x", []string{"abcdefghij", "  klmnopqr", "  s x"}},
		{"x abcdefghijkl", []string{"x", "  abcdefgh", "  ijkl"}},
		{"", []string{""}},
	} {
		if got := wordWrap(test.text, 10, "  "); !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
	name := "A/" + strings.Repeat("long/", 60) + strings.Repeat("x", 200)
	for _, labels := range [][]string{{"a", "b"}, {"a", "b", "c"}} {
		var out bytes.Buffer
		if err := deltasOf(t, labels, benchLines(6, name, "ns/op", 100, 0.01)).Write(&out, Table, Style{}); err != nil {
			t.Fatal(err)
		}
		holdWidth(t, "a long name", out.String(), Style{})
	}
}
