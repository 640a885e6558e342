package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/strategies"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"vmbench": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               prepare,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":      exits,
			"corrupt":    corrupt,
			"redocument": redocument,
			"trials":     trials,
			"tear":       tear,
			"resumed":    resumed,
			"started":    started,
			"layouts":    layouts,
			"sameplan":   samePlan,
		},
	})
}

// prepare lets scripts read a run and sizes that the repository publishes, as $RUN and $SIZES, the recipes of docs/ci, as $RECIPES, and what
// bench.yml runs, as $REVISIONS, and build programs with what the go command has built and downloaded before.
func prepare(env *testscript.Env) error {
	results, err := filepath.Abs(filepath.Join("..", "..", "results"))
	if err != nil {
		return err
	}
	env.Setenv("RUN", filepath.Join(results, "2026-11-22-linux-amd64-2cpu"))
	env.Setenv("SIZES", filepath.Join(results, "2026-11-27-size-3-linux-amd64-2cpu"))
	recipes, err := filepath.Abs(filepath.Join("..", "..", "docs", "ci"))
	if err != nil {
		return err
	}
	env.Setenv("RECIPES", recipes)
	env.Setenv("REVISIONS", filepath.Join(recipes, "..", "..", ".github", "bench.sh"))
	out, err := exec.Command("go", "env", "GOCACHE", "GOMODCACHE").Output()
	if err != nil {
		return nil // scripts that need the go command are skipped without it
	}
	caches := strings.Fields(string(out))
	env.Setenv("GOCACHE", caches[0])
	env.Setenv("GOMODCACHE", caches[1])
	env.Setenv("XDG_CACHE_HOME", filepath.Join(env.WorkDir, "cache"))
	return nil
}

// layouts holds that the trials of a run have layouts in turn by their round: layouts dir rounds layouts.
func layouts(ts *testscript.TestScript, _ bool, args []string) {
	rounds, most := number(ts, args[1]), number(ts, args[2])
	seeds := make([]map[uint64]bool, most)
	last := 0
	for _, line := range recordLines(ts, args[0]) {
		var r trial.Record
		ts.Check(json.Unmarshal(line, &r))
		turn := (r.Round - 1) % most
		if seeds[turn] == nil {
			seeds[turn] = make(map[uint64]bool)
		}
		seeds[turn][r.Layout], last = true, max(last, r.Round)
	}
	for turn, set := range seeds {
		if len(set) != 1 || set[0] || turn > 0 && maps.Equal(set, seeds[0]) {
			ts.Fatalf("the rounds of turn %d have the layouts %v, those of the first %v", turn, set, seeds[0])
		}
	}
	if last != rounds {
		ts.Fatalf("%d rounds, want %d", last, rounds)
	}
}

// samePlan holds that two runs measured the same, in the same way: sameplan dir dir. The seed may be another.
func samePlan(ts *testscript.TestScript, _ bool, args []string) {
	var runs [2]trial.Run
	for i := range runs {
		ts.Check(json.Unmarshal([]byte(ts.ReadFile(filepath.Join(args[i], trial.RunFile))), &runs[i]))
		runs[i].Plan.Seed = 0
	}
	if diff := cmp.Diff(runs[0].Plan, runs[1].Plan); diff != "" || runs[0].PlanHash != runs[1].PlanHash || runs[0].DesignHash != runs[1].DesignHash {
		ts.Fatalf("the plans differ:\n%s", diff)
	}
}

// exits runs a program that must end with the given code: exits 2 vmbench nonsense.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code program [args...]")
	}
	code := "0"
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		code = exitStatus(err)
	}
	if code != args[0] {
		ts.Fatalf("%v exited with %s, want %s", args[1:], code, args[0])
	}
}

func exitStatus(err error) string {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return strconv.Itoa(exit.ExitCode())
	}
	return err.Error()
}

// trials holds that a run has each case of its workloads, in both directions, once in each of its rounds: trials dir rounds
// workload..., where order/cbor is order in another format than JSON. Disturbed attempts that were repeated do not count.
func trials(ts *testscript.TestScript, _ bool, args []string) {
	rounds := number(ts, args[1])
	last := map[string]int{}
	for _, line := range recordLines(ts, args[0]) {
		var r trial.Record
		ts.Check(json.Unmarshal(line, &r))
		key := r.Case.Name() + " in round " + strconv.Itoa(r.Round)
		if last[key]++; last[key] != r.Attempt {
			ts.Fatalf("attempt %d at %s comes as number %d", r.Attempt, key, last[key])
		}
	}
	for round := 1; round <= rounds; round++ {
		for _, c := range plannedCases(args[2:]) {
			key := c.Name() + " in round " + strconv.Itoa(round)
			if last[key] == 0 {
				ts.Fatalf("%s is missing", key)
			}
			delete(last, key)
		}
	}
	if len(last) > 0 {
		ts.Fatalf("trials that were not planned: %v", last)
	}
}

// plannedCases are the cases of workloads, which may have a format behind a slash.
func plannedCases(workloads []string) (cases []trial.Case) {
	for _, workload := range workloads {
		name, format, other := strings.Cut(workload, "/")
		if !other {
			format = string(strategies.JSON)
		}
		cases = append(cases, trial.Selection{
			Ops: []trial.Op{trial.Encode, trial.Decode}, Strategies: strategyNames(), Formats: []strategies.Format{strategies.Format(format)},
			Workloads: []string{name},
		}.Cases()...)
	}
	return cases
}

// tear leaves the first records of a run and a half of the next, as a crash would: tear dir records.
func tear(ts *testscript.TestScript, _ bool, args []string) {
	lines, keep := recordLines(ts, args[0]), number(ts, args[1])
	text := bytes.Join(append(slices.Clone(lines[:keep]), lines[keep][:len(lines[keep])/2]), nil)
	ts.Check(os.WriteFile(ts.MkAbs(filepath.Join(args[0], "trials.jsonl")), text, 0o666))
	ts.Check(os.WriteFile(ts.MkAbs("kept.jsonl"), bytes.Join(lines[:keep], nil), 0o666))
}

// corrupt writes a file that has what no text file can hold in a script: corrupt file kind, where kind is binary (bytes of
// no text behind its first line), long (a line that is too long behind it), or cut (half of its last line).
func corrupt(ts *testscript.TestScript, _ bool, args []string) {
	file := ts.MkAbs(args[0])
	lines := slices.Collect(bytes.Lines([]byte(ts.ReadFile(args[0]))))
	switch args[1] {
	case "binary":
		lines = slices.Insert(lines, 1, []byte("\x7fELF\x00\xff\x00\n"))
	case "long":
		lines = slices.Insert(lines, 1, append(bytes.Repeat([]byte{'x'}, 2<<20), '\n'))
	case "cut":
		last := &lines[len(lines)-1]
		*last = (*last)[:len(*last)/2]
	default:
		ts.Fatalf("corrupt: unknown kind %s", args[1])
	}
	ts.Check(os.WriteFile(file, bytes.Join(lines, nil), 0o666))
}

// redocument writes the run.json of a run that measured another document: redocument file workload.
func redocument(ts *testscript.TestScript, _ bool, args []string) {
	var run trial.Run
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &run))
	run.Plan.Data[args[1]] = trial.DataHash{Input: "another", Canonical: "another"}
	text, err := json.Marshal(trial.NewRun(run.Plan, run.Facts))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), text, 0o666))
}

// resumed holds that the records that tear left are still the first: resumed dir records.
func resumed(ts *testscript.TestScript, _ bool, args []string) {
	lines := recordLines(ts, args[0])
	if got := bytes.Join(lines[:number(ts, args[1])], nil); string(got) != ts.ReadFile("kept.jsonl") {
		ts.Fatalf("the records of before were changed")
	}
}

// started waits until a run has some records: started dir records.
func started(ts *testscript.TestScript, _ bool, args []string) {
	file := ts.MkAbs(filepath.Join(args[0], "trials.jsonl"))
	for range 3000 {
		if text, err := os.ReadFile(file); err == nil && bytes.Count(text, []byte("\n")) >= number(ts, args[1]) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	ts.Fatalf("%s has no %s records after 30 seconds", file, args[1])
}

func recordLines(ts *testscript.TestScript, dir string) [][]byte {
	text := ts.ReadFile(filepath.Join(dir, "trials.jsonl"))
	return slices.Collect(bytes.Lines([]byte(text)))
}

func number(ts *testscript.TestScript, text string) int {
	n, err := strconv.Atoi(text)
	ts.Check(err)
	return n
}
