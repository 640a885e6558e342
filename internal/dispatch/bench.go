package dispatch

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/perf/benchfmt"
	"golang.org/x/perf/benchunit"
)

// unit is the unit of samples, as it is written.
const unit = "ns/instr"

// WriteBench writes samples in Go's benchmark format, as Dispatch/technique=…/engine=…/program=…. An engine's version and
// settings are configuration of its results, so that runs with other versions of it differ in it, and in nothing else. Results
// are in the order of tables, the baseline first.
func WriteBench(w io.Writer, run Run, samples []Sample) error {
	writer := benchfmt.NewWriter(w)
	_, tidied := benchunit.Tidy(1, unit)
	key := benchfmt.UnitMetadataKey{Unit: tidied, Key: "better"}
	if err := writer.Write(&benchfmt.UnitMetadata{UnitMetadataKey: key, OrigUnit: unit, Value: "lower"}); err != nil {
		return err
	}
	configs, steps := benchConfigs(run), Steps()
	for _, s := range inTableOrder(samples, run) {
		time := s.PerInstruction(steps[s.Program])
		tidy, tidied := benchunit.Tidy(time, unit)
		result := &benchfmt.Result{
			Config: configs[s.Engine],
			Name:   benchfmt.Name(fmt.Sprintf("Dispatch/technique=%s/engine=%s/program=%s", s.Technique, s.Engine, s.Program)),
			Iters:  s.Reps,
			Values: []benchfmt.Value{{Value: tidy, Unit: tidied, OrigValue: time, OrigUnit: unit}},
		}
		if err := writer.Write(result); err != nil {
			return err
		}
	}
	return nil
}

// inTableOrder sorts samples by engine, program, technique and round.
func inTableOrder(samples []Sample, run Run) []Sample {
	place := func(list []string, name string) int {
		if i := slices.Index(list, name); i >= 0 {
			return i
		}
		return len(list)
	}
	var engines []string
	for _, e := range run.Engines {
		engines = append(engines, e.Name)
	}
	techniques, programs := TechniqueNames(), ProgramNames()
	return slices.SortedStableFunc(slices.Values(samples), func(a, b Sample) int {
		return cmp.Or(
			cmp.Compare(place(engines, a.Engine), place(engines, b.Engine)),
			cmp.Compare(place(programs, a.Program), place(programs, b.Program)),
			cmp.Compare(place(techniques, a.Technique), place(techniques, b.Technique)),
			cmp.Compare(a.Round, b.Round),
		)
	})
}

// benchConfigs is the configuration of each engine's results.
func benchConfigs(run Run) map[string][]benchfmt.Config {
	all := make(map[string][]benchfmt.Config)
	for _, e := range run.Engines {
		var config []benchfmt.Config
		for _, c := range [][2]string{
			{"goos", run.Facts.GOOS}, {"goarch", run.Facts.GOARCH}, {"cpu", run.Facts.CPU}, {"design", run.Design},
			{"engine-" + e.Name, e.Found.Version + " " + e.Found.Flags},
		} {
			if value := strings.Join(strings.Fields(c[1]), " "); value != "" {
				config = append(config, benchfmt.Config{Key: c[0], Value: []byte(value), File: true})
			}
		}
		all[e.Name] = config
	}
	return all
}
