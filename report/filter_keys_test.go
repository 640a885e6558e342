package report

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestFilterKeys(t *testing.T) {
	for filter, want := range map[string][]string{
		"":                               nil,
		"*":                              nil,
		"op:Encode -workload:order":      {"op", "workload"},
		"(op:(Encode OR /a:b/) OR /x:y)": {"op", "/x"},
		`"a key":"a:b c:d" .unit:sec/op`: {"a key", ".unit"},
		"-(/a-b:/x:y z:/ c:(d:e))":       {"/a-b", "c"},
		"op:Encode op:Decode":            {"op"},
	} {
		if got := filterKeys(filter); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", filter, got, want)
		}
	}
}

// TestFilterOfNothing holds that a filter which lets nothing through says what there is.
func TestFilterOfNothing(t *testing.T) {
	text := "goos: linux\nBenchmarkA/x=1 1 5 ns/op\nBenchmarkB/x=2 1 5 ns/op 7 B/op\n"
	for filter, want := range map[string]string{
		".name:C": "; there are .name: A, B", "/x:3 goos:plan9": "; there are /x: 1, 2; goos: linux", ".unit:widgets": "; there are .unit: B/op, sec/op",
		"-*": "",
	} {
		c, _, err := collectText(Query{Filter: filter}, DefaultLimit, text)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.FilterValues(); got != want {
			t.Errorf("%s: %q, want %q", filter, got, want)
		}
		if unknown := c.UnknownFilterKeys(); len(unknown) > 0 {
			t.Errorf("%s: %v", filter, unknown[0])
		}
	}
	for filter, want := range map[string]int{"/y:3": 1, "nmae:A": 1, "-/y:3": 0, ".name:A": 0} {
		c, _, err := collectText(Query{Filter: filter}, DefaultLimit, text)
		if got := len(c.UnknownFilterKeys()); err != nil || got != want {
			t.Errorf("%s: %d unknown keys, want %d; %v", filter, got, want, err)
		}
	}
	var key *KeyError
	if _, err := NewPool(Query{Filter: ".nmae:A"}); !errors.As(err, &key) || key.Part != "filter" {
		t.Errorf(".nmae: %v", err)
	}
	if got := (Query{Filter: "workload:x"}).FilterValues(quick().measurements()); got != "; there are workload: canada, catalog, order, twitter" {
		t.Error(got)
	}
}

// TestOtherUnits holds that a filter for other units than time shows them, and no tables of dashes.
func TestOtherUnits(t *testing.T) {
	r, err := Compare(Run{}, quick().measurements(), Query{Filter: ".unit:(B/op OR encoded-B)"}, options())
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []Format{Table, Markdown} {
		var out strings.Builder
		if err := r.Write(&out, format, Style{}); err != nil {
			t.Fatal(err)
		}
		text := out.String()
		for _, want := range []string{"B/op ", "encoded-B ", "Encode order", "499.2", "Median of the rounds"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s has no %q:\n%s", format, want, text)
			}
		}
		for _, wrong := range []string{" - ", "Time:", "geomean", "No ratios"} {
			if strings.Contains(text, wrong) {
				t.Errorf("%s has %q:\n%s", format, wrong, text)
			}
		}
	}
}
