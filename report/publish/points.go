package publish

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/vmbench/vmbench/report"
)

// An entry is what github-action-benchmark reads.
type entry struct {
	Name  string  `json:"name"`
	Unit  string  `json:"unit"`
	Value float64 `json:"value"`
	Range string  `json:"range,omitempty"`
	Extra string  `json:"extra,omitempty"`
}

// SmallerIsBetter writes the points of which less is better for the tool customSmallerIsBetter of
// github-action-benchmark: an array of entries with a name, a unit and a value. It compares entries by their names, so
// that the unit is in them.
func SmallerIsBetter(w io.Writer, points []report.Point) error { return entries(w, points, -1) }

// BiggerIsBetter writes the points of which more is better, for the tool customBiggerIsBetter.
func BiggerIsBetter(w io.Writer, points []report.Point) error { return entries(w, points, 1) }

func entries(w io.Writer, points []report.Point, better int) error {
	list := []entry{}
	for _, p := range points {
		if p.Better != better || !p.Finite() {
			continue
		}
		factor, unit := readable(p.Unit)
		e := entry{Name: p.Name + " - " + unit, Unit: unit, Value: p.Center * factor, Extra: report.Count(p.N, "value")}
		if p.Bounded() {
			e.Range = fmt.Sprintf("%s to %s, at %s%%", number(p.Lo*factor), number(p.Hi*factor), number(math.Round(1000*p.Confidence)/10))
		}
		list = append(list, e)
	}
	return encode(w, list)
}

// readable is a unit that people write for a tidied one, and the factor between the two: nanoseconds for seconds.
func readable(unit string) (factor float64, name string) {
	if rest, ok := strings.CutPrefix(unit, "sec"); ok {
		return 1e9, "ns" + rest
	}
	if rest, ok := strings.CutSuffix(unit, "-sec"); ok {
		return 1e9, rest + "-ns"
	}
	if before, after, ok := strings.Cut(unit, "-sec/"); ok {
		return 1e9, before + "-ns/" + after
	}
	return 1, unit
}

// A metric is what Bencher reads of a measure.
type metric struct {
	Value float64  `json:"value"`
	Lower *float64 `json:"lower_value,omitempty"`
	Upper *float64 `json:"upper_value,omitempty"`
}

// BMF writes points in Bencher's metric format: an object of benchmarks, each an object of measures by their slugs. Times
// are the measure latency, which Bencher has in nanoseconds; other units have slugs made of their names.
func BMF(w io.Writer, points []report.Point) error {
	benchmarks := map[string]map[string]metric{}
	for _, p := range points {
		if !p.Finite() {
			continue
		}
		name := shortened(p.Name, mostBenchmark)
		if benchmarks[name] == nil {
			benchmarks[name] = map[string]metric{}
		}
		factor, _ := readable(p.Unit)
		m := metric{Value: p.Center * factor}
		if p.Bounded() {
			lower, upper := p.Lo*factor, p.Hi*factor
			m.Lower, m.Upper = &lower, &upper
		}
		benchmarks[name][slug(p.Unit)] = m
	}
	return encode(w, benchmarks)
}

// The longest names that Bencher takes, in characters.
const (
	mostBenchmark = 1024
	mostMeasure   = 64
)

// slug is the name of a measure for a tidied unit.
func slug(unit string) string {
	if unit == "sec/op" {
		return "latency"
	}
	_, name := readable(unit)
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(name, "/", " per ")), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
	})
	text := strings.Trim(shortened(strings.Join(words, "-"), mostMeasure), "-")
	if text == "" {
		return "unit"
	}
	return text
}

// shortened is the beginning of a text that is longer than a number of characters.
func shortened(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most])
	}
	return text
}

func encode(w io.Writer, v any) error {
	out := json.NewEncoder(w)
	out.SetIndent("", "\t")
	return out.Encode(v)
}

func number(x float64) string { return strconv.FormatFloat(x, 'g', 6, 64) }
