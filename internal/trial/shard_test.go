package trial

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/perf/benchfmt"

	"github.com/vmbench/vmbench/strategies"
)

// widePlan has four workloads, one of them without a document, in two formats.
func widePlan() Plan {
	plan := mockPlan(2)
	plan.Cases = Selection{
		Ops: []Op{Encode, Decode}, Strategies: []string{"a", "b"}, Formats: []strategies.Format{"json", "cbor"},
		Workloads: []string{"w1", "w2", "w3", "w4"},
	}.Cases()
	plan.Data = map[string]DataHash{"w1": {"1", "1"}, "w2": {"2", "2"}, "w3": {"3", "3"}}
	plan.Missing = map[string]string{"w4": "not there"}
	plan.Formats = map[strategies.Format]map[string]DataHash{"cbor": {"w1": {"4", "4"}, "w3": {"5", "5"}}}
	return plan
}

func alone(workload string) string { return workload }

func TestPartsAreTheWhole(t *testing.T) {
	whole := widePlan()
	for total := 1; total <= 4; total++ {
		var cases []Case
		for index := 1; index <= total; index++ {
			part, err := whole.Part(index, total, alone)
			if err != nil {
				t.Fatal(err)
			}
			for _, workload := range part.workloads() {
				for _, c := range part.Cases {
					if c.Workload == workload && !slices.Contains(part.Cases, c.Group().With("b")) {
						t.Errorf("shard %d/%d compares on a half of %s", index, total, workload)
					}
				}
			}
			if len(part.Data)+len(part.Missing) != len(part.workloads()) {
				t.Errorf("shard %d/%d of %v has the data of others: %v", index, total, part.workloads(), part.Data)
			}
			cases = append(cases, part.Cases...)
		}
		less := func(a, b Case) int { return strings.Compare(a.Name(), b.Name()) }
		if diff := cmp.Diff(slices.SortedFunc(slices.Values(whole.Cases), less), slices.SortedFunc(slices.Values(cases), less)); diff != "" {
			t.Errorf("%d shards are not the whole:\n%s", total, diff)
		}
	}
	if _, err := whole.Part(1, 5, alone); err == nil || !strings.Contains(err.Error(), "at most 4") {
		t.Errorf("five shards of four workloads: %v", err)
	}
	together := func(workload string) string { return map[string]string{"w1": "x", "w3": "x"}[workload] + workload[:1] }
	if part, err := whole.Part(1, 2, together); err != nil || !slices.Equal(part.workloads(), []string{"w1", "w3"}) {
		t.Errorf("workloads of one unit were split: %v, %v", part.workloads(), err)
	}
}

// writeShard writes a finished run of a part of the wide plan, on a machine of its own.
func writeShard(t *testing.T, index, total int, change func(*Run)) (dir string) {
	t.Helper()
	part, err := widePlan().Part(index, total, alone)
	if err != nil {
		t.Fatal(err)
	}
	run := NewRun(part, Facts{Go: "go1", CPU: "cpu", CPUs: index, Commit: "c", Boot: string(rune('a' + index))})
	if change != nil {
		change(&run)
	}
	dir = filepath.Join(t.TempDir(), run.Plan.Shard.String())
	store, err := Create(dir, run)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for round := 1; round <= 2; round++ {
		for i, c := range part.Cases {
			if part.Missing[c.Workload] != "" {
				continue
			}
			r := Record{Round: round, Position: i + 1, Attempt: 1, Case: c, Result: measured(float64(index)).Result}
			if err := store.Append(r); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

func TestMergedShardsAreOneRun(t *testing.T) {
	dirs := []string{writeShard(t, 3, 3, nil), writeShard(t, 1, 3, nil), writeShard(t, 2, 3, nil)}
	out := filepath.Join(t.TempDir(), "merged")
	run, records, err := Merge(dirs, out)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(widePlan(), run.Plan); diff != "" {
		t.Errorf("the plan is not that of a run that was not split:\n%s", diff)
	}
	if run.PlanHash != widePlan().Hash() || run.DesignHash != widePlan().Design.Hash() {
		t.Error("the hashes are not those of a run that was not split")
	}
	measured := map[Case]int{}
	for _, r := range records {
		measured[r.Case]++
	}
	for _, c := range run.Plan.Cases {
		if want := 2; c.Workload != "w4" && measured[c] != want {
			t.Errorf("%d trials of %s, want %d", measured[c], c, want)
		}
	}
	again, readAgain, problems := ReadRun(out)
	if len(problems) > 0 || len(readAgain) != len(records) {
		t.Errorf("reading the merged run: %v, %d records", problems, len(readAgain))
	}
	if again.Machines() != 3 || again.MachineOf(1) == again.MachineOf(2) {
		t.Errorf("the run has %d machines, want 3 different ones", again.Machines())
	}
	if run.Facts.CPU != "cpu" || run.Facts.CPUs != 0 {
		t.Errorf("facts in common: %+v", run.Facts)
	}
	if _, _, err := Open(out); err == nil || !strings.Contains(err.Error(), "merged from 3 shards") {
		t.Errorf("resuming a merged run: %v", err)
	}
	if _, _, err := Merge(dirs, out); err == nil || !strings.Contains(err.Error(), "holds a run already") {
		t.Errorf("merging into a run: %v", err)
	}
	checkMergedBench(t, filepath.Join(out, benchFile))
}

// checkMergedBench holds that no case has results of two machines, and no two machines one configuration.
func checkMergedBench(t *testing.T, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	machines := map[string]string{}
	for reader := benchfmt.NewReader(bytes.NewReader(text), path); reader.Scan(); {
		r, ok := reader.Result().(*benchfmt.Result)
		if !ok {
			continue
		}
		c, err := ParseCase(string(r.Name))
		if err != nil {
			t.Fatal(err)
		}
		machine := r.GetConfig("machine")
		if before, seen := machines[c.Workload]; machine == "" || seen && before != machine {
			t.Errorf("%s was measured on %q and on %q", c, before, machine)
		}
		machines[c.Workload] = machine
	}
	if len(machines) != 3 || machines["w1"] == machines["w2"] {
		t.Errorf("machines of the workloads: %v", machines)
	}
}

func TestMergeRefuses(t *testing.T) {
	one, two, three := writeShard(t, 1, 3, nil), writeShard(t, 2, 3, nil), writeShard(t, 3, 3, nil)
	whole := filepath.Join(t.TempDir(), "whole")
	store, err := Create(whole, NewRun(smallPlan("good"), Facts{}))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range quietRounds(1) {
		if err := store.Append(r); err != nil {
			t.Fatal(err)
		}
	}
	store.Close()
	for name, test := range map[string]struct {
		dirs []string
		want []string
	}{
		"missing":        {[]string{one, three}, []string{"shard 2/3 is missing"}},
		"two missing":    {[]string{three}, []string{"shard 1/3, 2/3 is missing"}},
		"twice":          {[]string{one, two, three, writeShard(t, 2, 3, nil)}, []string{"shard 2/3 is there twice", two}},
		"the same twice": {[]string{one, two, three, two}, []string{"twice", two}},
		"other total":    {[]string{one, two, writeShard(t, 3, 4, nil)}, []string{"number of shards", one}},
		"no shard":       {[]string{one, two, three, whole}, []string{whole, "no shard"}},
		"no run":         {[]string{one, two, filepath.Join(t.TempDir(), "nosuch")}, []string{"nosuch"}},
		"other seed":     {[]string{one, two, writeShard(t, 3, 3, func(r *Run) { r.Plan.Seed++ })}, []string{"seed", one}},
		"other commit":   {[]string{one, two, writeShard(t, 3, 3, func(r *Run) { r.Facts.Commit = "d" })}, []string{"commit is c and d", one}},
		"other Go":       {[]string{one, two, writeShard(t, 3, 3, func(r *Run) { r.Facts.Go = "go2" })}, []string{"Go version is go1 and go2", one}},
		"other plan":     {[]string{one, two, writeShard(t, 3, 3, func(r *Run) { r.Plan.Shard.Plan = "x" })}, []string{"whole plan", one}},
		"other design": {[]string{one, two, writeShard(t, 3, 3, func(r *Run) {
			r.Plan.Design.Windows++
			*r = NewRun(r.Plan, r.Facts)
		})}, []string{"design", one}},
	} {
		out := filepath.Join(t.TempDir(), "merged")
		_, _, err := Merge(test.dirs, out)
		for _, want := range test.want {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: error %v; want one with %q", name, err, want)
			}
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%s: something was written", name)
		}
	}
}

func TestMergeRefusesUnfinishedShards(t *testing.T) {
	one, two := writeShard(t, 1, 2, nil), writeShard(t, 2, 2, nil)
	path := filepath.Join(two, trialsFile)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := bytes.Cut(text, []byte("\n"))
	if err := os.WriteFile(path, append(first, '\n'), 0o666); err != nil {
		t.Fatal(err)
	}
	_, _, err = Merge([]string{one, two}, filepath.Join(t.TempDir(), "merged"))
	if err == nil || !strings.Contains(err.Error(), two+": shard 2/2 has no trial of") || !strings.Contains(err.Error(), "--resume "+two) {
		t.Errorf("an unfinished shard: %v", err)
	}
}

// The rules of a design look at each machine by itself: a shard whose rounds were all stolen discards none, whatever the
// others had.
func TestKeepLooksAtEachShard(t *testing.T) {
	d := design()
	var records []Record
	for shard := 1; shard <= 2; shard++ {
		for _, r := range quietRounds(4) {
			if r.Shard = shard; shard == 2 || r.Round == 3 {
				r.Conditions.Steal = 2 * d.Steal
			}
			records = append(records, r)
		}
	}
	kept := d.Keep(records)
	if !slices.Equal(kept.Discarded, []int{3}) || !slices.Equal(kept.Noisy, []int{1, 2, 3, 4}) {
		t.Errorf("discarded %v, noisy %v", kept.Discarded, kept.Noisy)
	}
	if want := len(records) - 6; len(kept.Records) != want {
		t.Errorf("kept %d records, want %d", len(kept.Records), want)
	}
}

func TestShardIsInTheRun(t *testing.T) {
	part, err := widePlan().Part(2, 3, alone)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(NewRun(part, Facts{}))
	if err != nil {
		t.Fatal(err)
	}
	var again Run
	if err := json.Unmarshal(text, &again); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(part, again.Plan, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}
