package trial

import (
	"cmp"
	"io"
	"runtime"
	"slices"

	"golang.org/x/perf/benchfmt"
	"golang.org/x/perf/benchunit"
)

// Units of a trial's values, as they are written. The first four are those of package testing.
const (
	unitTime     = "ns/op"
	unitBytes    = "B/op"
	unitAllocs   = "allocs/op"
	unitSpeed    = "MB/s"
	unitFirstUse = "first-ns"
	unitCPU      = "cpu-ns/op" // of all threads, and so of the garbage collector too
	unitEncoded  = "encoded-B"
	unitPeak     = "peak-B"
	unitValgrind = "vg-instructions/op"
)

// unitMetadata says which way is better where benchstat does not know, and which values are exact.
var unitMetadata = [][3]string{
	{unitFirstUse, "better", "lower"},
	{unitCPU, "better", "lower"},
	{unitEncoded, "better", "lower"},
	{unitEncoded, "assume", "exact"},
	{unitPeak, "better", "lower"},
	{unitValgrind, "better", "lower"},
}

// metadata is what is said about all units, whether or not they were counted.
func metadata() [][3]string {
	all := slices.Clone(unitMetadata)
	for _, u := range counterUnits {
		all = append(all, [3]string{u.unit, "better", "lower"})
	}
	return all
}

// usualUnits is how many numbers a result has besides its counters.
const usualUnits = 8

// Values are the result's numbers as benchfmt has them: tidied, with the original unit kept for writing.
func (r *Result) Values() []benchfmt.Value {
	values := append(make([]benchfmt.Value, 0, usualUnits+len(r.Counters)),
		value(r.Time, unitTime),
		value(float64(r.Bytes), unitBytes),
		value(float64(r.Allocs), unitAllocs),
	)
	if r.Document > 0 {
		values = append(values, value(float64(r.Document)*1e3/r.Time, unitSpeed))
	}
	values = append(values, value(r.FirstUse, unitFirstUse))
	if cpu := r.cpu(); cpu > 0 {
		values = append(values, value(cpu/float64(r.Calls), unitCPU))
	}
	if r.Encoded > 0 {
		values = append(values, value(float64(r.Encoded), unitEncoded))
	}
	if r.PeakMemory > 0 {
		values = append(values, value(float64(r.PeakMemory), unitPeak))
	}
	for _, u := range counterUnits {
		if n, counted := r.Counters[u.event]; counted {
			values = append(values, value(n, u.unit))
		}
	}
	return values
}

// Values are the counted numbers, as those of a result.
func (c *Counts) Values() []benchfmt.Value {
	return []benchfmt.Value{value(c.Instructions, unitValgrind)}
}

// cpu is the time of all threads that the calls took, without the frames among them.
func (r *Result) cpu() float64 {
	return float64(r.Usage.CPU) - r.frames().Sum
}

func value(v float64, unit string) benchfmt.Value {
	tidied, tidyUnit := benchunit.Tidy(v, unit)
	if tidyUnit == unit {
		return benchfmt.Value{Value: v, Unit: unit}
	}
	return benchfmt.Value{Value: tidied, Unit: tidyUnit, OrigValue: v, OrigUnit: unit}
}

// Units is the metadata of the units of a trial's values.
func Units() benchfmt.UnitMetadataMap {
	units := make(benchfmt.UnitMetadataMap)
	for _, m := range metadata() {
		_, unit := benchunit.Tidy(1, m[0])
		key := benchfmt.UnitMetadataKey{Unit: unit, Key: m[1]}
		units[key] = &benchfmt.UnitMetadata{UnitMetadataKey: key, OrigUnit: m[0], Value: m[2]}
	}
	return units
}

// WriteBench writes what counts of a run in Go's benchmark format. Its configuration is only what makes results incomparable when it
// differs, since benchstat splits its tables by it; all else that is known about a run is in run.json. Within a round
// the order is that of the plan, with the baseline first: benchstat orders rows and columns by their first appearance,
// and divides by the first column. Where shards were measured on several machines the machine is part of the configuration, so that
// nobody takes times of different ones for a sample.
func WriteBench(w io.Writer, run Run, kept Kept) error {
	writer := benchfmt.NewWriter(w)
	for _, m := range metadata() {
		_, unit := benchunit.Tidy(1, m[0])
		key := benchfmt.UnitMetadataKey{Unit: unit, Key: m[1]}
		if err := writer.Write(&benchfmt.UnitMetadata{UnitMetadataKey: key, OrigUnit: m[0], Value: m[2]}); err != nil {
			return err
		}
	}
	configs := benchConfigs(run)
	for _, r := range inPlanOrder(slices.Concat(kept.Counts, kept.Records), run.Plan) {
		result := &benchfmt.Result{Config: configs[r.Shard], Name: benchfmt.Name(r.Case.Name())}
		switch {
		case r.Result != nil:
			result.Iters, result.Values = r.Result.Calls, r.Result.Values()
		case r.Counts != nil:
			result.Iters, result.Values = r.Counts.Calls, r.Counts.Values()
		default:
			continue
		}
		if err := writer.Write(result); err != nil {
			return err
		}
	}
	return nil
}

// inPlanOrder sorts records by round and by the case's place in the plan.
func inPlanOrder(records []Record, plan Plan) []Record {
	places := make(map[Case]int)
	for i, c := range plan.Cases {
		places[c] = i
		if c == c.Group().With(plan.Baseline) {
			places[c] -= len(plan.Cases)
		}
	}
	return slices.SortedStableFunc(slices.Values(records), func(a, b Record) int {
		return cmp.Or(cmp.Compare(a.Round, b.Round), cmp.Compare(places[a.Case], places[b.Case]))
	})
}

// benchConfigs are the configurations of a run's records, by their shards.
func benchConfigs(run Run) map[int][]benchfmt.Config {
	configs := map[int][]benchfmt.Config{0: benchConfig(run.Facts, run.DesignHash, "")}
	several := run.Machines() > 1
	for _, part := range run.Shards {
		machine := ""
		if several {
			machine = part.machine()
		}
		configs[part.Index] = benchConfig(part.Facts, run.DesignHash, machine)
	}
	return configs
}

func benchConfig(facts Facts, design, machine string) []benchfmt.Config {
	var config []benchfmt.Config
	for _, c := range [][2]string{
		{"goos", cmp.Or(facts.GOOS, runtime.GOOS)},
		{"goarch", cmp.Or(facts.GOARCH, runtime.GOARCH)},
		{"cpu", facts.CPU},
		{"engine", facts.Engine},
		{"machine", machine},
		{"design", design},
	} {
		if c[1] != "" {
			config = append(config, benchfmt.Config{Key: c[0], Value: []byte(c[1]), File: true})
		}
	}
	return config
}
