package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/strategies"
)

var (
	largeDir    = flag.String("large", "", "write a made-up run of -large-trials trials into this directory, to report on by hand")
	largeTrials = flag.Int("large-trials", 100_000, "trials of the run that -large writes")
)

// TestLarge writes a large run where it is asked for, and holds that a small one of the same kind can be reported on.
func TestLarge(t *testing.T) {
	dir, trials := *largeDir, *largeTrials
	if dir == "" {
		dir, trials = t.TempDir(), 800
	}
	if err := writeLarge(dir, trials); err != nil {
		t.Fatal(err)
	}
	run, records, problems := trial.ReadRun(dir)
	if len(problems) > 0 || len(records) < trials || len(run.Plan.Cases) != 40 {
		t.Errorf("%d records of %d cases, problems %v", len(records), len(run.Plan.Cases), problems)
	}
}

// writeLarge writes a run as the default one is, but with more rounds. Times are made up: that of a strategy, in one of the two modes that
// a shared machine has, with noise.
func writeLarge(dir string, trials int) error {
	preset, _ := trial.LookupPreset("quick")
	cases := trial.Selection{
		Ops: []trial.Op{trial.Encode, trial.Decode}, Strategies: strategyNames(), Formats: []strategies.Format{strategies.JSON},
		Workloads: []string{"order", "catalog", "twitter", "canada"},
	}.Cases()
	plan := trial.Plan{Preset: preset.Name, Cases: cases, Baseline: "reflection", Seed: 1, Stop: preset.Stop, Design: preset.Design}
	run := trial.NewRun(plan, trial.Facts{Go: "go1.26", GOOS: "linux", GOARCH: "amd64", CPU: "made up", CPUs: 2})
	text, err := json.Marshal(run)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, trial.RunFile), text, 0o666); err != nil {
		return err
	}
	file, err := os.Create(filepath.Join(dir, "trials.jsonl"))
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	return errors.Join(writeTrials(out, run, trials), out.Flush(), file.Close())
}

func writeTrials(out *bufio.Writer, run trial.Run, trials int) error {
	random := rand.New(rand.NewPCG(1, 2))
	encoder := json.NewEncoder(out)
	cases := run.Plan.Cases
	for i := range trials {
		round, disturbed := 1+i/len(cases), random.IntN(50) == 0
		r := trial.Record{
			Round: round, Position: 1 + i%len(cases), Attempt: 1, Case: cases[i%len(cases)],
			Start:     run.Start.Add(time.Duration(i) * 40 * time.Millisecond),
			Disturbed: disturbed, Result: madeUp(random, i%len(cases), disturbed),
			Conditions: trial.Conditions{Wall: 40 * time.Millisecond},
		}
		if err := encoder.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

// madeUp is the result of a case by its number.
func madeUp(random *rand.Rand, number int, disturbed bool) *trial.Result {
	ns := 300 * math.Exp(0.03*float64(number)+0.02*random.NormFloat64())
	if disturbed {
		ns *= 1.7
	}
	r := &trial.Result{
		Time: ns, Calls: 35_000, Bytes: 480, Allocs: uint64(1 + number%7), Document: 479, Encoded: 479, FirstUse: 180_000, PeakMemory: 25 << 20,
		Clean: 40, Usage: trial.Usage{Wall: 21 * time.Millisecond, CPU: 28 * time.Millisecond},
	}
	for range 60 {
		r.Windows = append(r.Windows, math.Round(100*ns*(1+0.2*random.Float64()))/100)
		r.Frames = append(r.Frames, math.Round(11_900*(1+0.01*random.Float64())))
	}
	return r
}
