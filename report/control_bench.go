package report

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"golang.org/x/perf/benchfmt"
	"golang.org/x/perf/benchmath"
)

// BenchControls compares what benchmarks said before and after a change that there was not. The samples have no rounds,
// so there is no paired test. Each comparison counts as one of a strategy with itself.
func BenchControls(experiment string, run int, before, after io.Reader) ([]Control, error) {
	old, err := benchTimes(before)
	if err != nil {
		return nil, err
	}
	now, err := benchTimes(after)
	if err != nil {
		return nil, err
	}
	var list []Control
	for _, name := range slices.Sorted(maps.Keys(old)) {
		if len(now[name]) == 0 {
			continue
		}
		c := Control{Experiment: experiment, Run: run, Truth: 1, Unpaired: mannWhitney(old[name], now[name])}
		c.Case, c.Strategy = caseOfName(name)
		c.N = min(len(old[name]), len(now[name]))
		c.P, c.Corrected = math.NaN(), math.NaN()
		c.Ratio = Estimate{sampleMedian(now[name]) / sampleMedian(old[name]), math.Inf(-1), math.Inf(1), 1}
		list = append(list, c)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("no benchmark has results both before and after")
	}
	return list, nil
}

// benchTimes are the seconds per operation of each benchmark.
func benchTimes(r io.Reader) (map[string][]float64, error) {
	times := map[string][]float64{}
	reader := benchfmt.NewReader(r, "go test")
	for reader.Scan() {
		switch record := reader.Result().(type) {
		case *benchfmt.SyntaxError:
			return nil, record
		case *benchfmt.Result:
			if v, ok := record.Value(unitTime); ok {
				name := record.Name.String()
				times[name] = append(times[name], v)
			}
		}
	}
	return times, reader.Err()
}

// caseOfName reads a case and its strategy from the name of a benchmark, as trials have them. Package testing adds the
// number of processors.
func caseOfName(name string) (c Case, strategy string) {
	full := benchfmt.Name(name)
	base, parts := full.Parts()
	c.Op = string(base)
	for _, part := range parts {
		key, value, _ := strings.Cut(strings.TrimPrefix(string(part), "/"), "=")
		switch key {
		case "strategy":
			strategy = value
		case "format":
			c.Format = value
		case "workload":
			c.Workload = value
		}
	}
	return c, strategy
}

func sampleMedian(values []float64) float64 {
	sample := benchmath.NewSample(slices.SortedFunc(slices.Values(values), cmp.Compare), &benchmath.DefaultThresholds)
	return benchmath.AssumeNothing.Summary(sample, 0.95).Center
}
