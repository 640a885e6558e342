package trial

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// recordLine is a good record as a line.
func recordLine(t *testing.T, round int, change func(*Record)) string {
	t.Helper()
	r := Record{Round: round, Position: 1, Attempt: 1, Case: Case{Op: Encode, Strategy: "vm", Format: "json", Workload: "order"}, Result: &Result{Time: 5, Calls: 1}}
	change(&r)
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text) + "\n"
}

func TestReadRun(t *testing.T) {
	same := func(*Record) {}
	first, second := recordLine(t, 1, same), recordLine(t, 2, same)
	for _, test := range []struct {
		name, trials string
		records      int
		problem      string // empty if there is none
	}{
		{"good", first + second, 2, ""},
		{"cut short", first + second[:len(second)/2], 1, "trials.jsonl:2: cut short: "},
		{"a whole record without an end", first + strings.TrimSuffix(second, "\n"), 2, ""},
		{"rubbish", first + "\x00\xff{\n" + second, 2, "trials.jsonl:2: no record: "},
		{"an empty line", first + "\n" + second, 2, "trials.jsonl:2: no record: "},
		{"too long", first + strings.Repeat("x", 3*longestRecord) + "\n" + second, 2, "trials.jsonl:2: longer than 1048576 bytes"},
		{"too long at the end", first + second + strings.Repeat("x", 3*longestRecord), 2, "trials.jsonl:3: longer than 1048576 bytes"},
		{"twice", first + first + second, 2, "trials.jsonl:2: round 1 has attempt 1 at "},
		{"no case", "{\"round\":1}\n" + first, 1, "trials.jsonl:1: no record: "},
		{"no result", recordLine(t, 3, func(r *Record) { r.Result = nil }) + first, 1, "trials.jsonl:1: no record: it needs one of"},
		{"another case", strings.Replace(first, "Encode/", "Nonsense/", 1) + second, 1, "trials.jsonl:1: no record: "},
		{"nothing", "", 0, "trials.jsonl: no record of a trial; go on with the run: vmbench run --resume "},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			writeRun(t, dir)
			if err := os.WriteFile(filepath.Join(dir, trialsFile), []byte(test.trials), 0o666); err != nil {
				t.Fatal(err)
			}
			run, records, problems := ReadRun(dir)
			if len(records) != test.records || run.Plan.Preset != "test" {
				t.Errorf("%d records of the preset %q, want %d", len(records), run.Plan.Preset, test.records)
			}
			switch {
			case test.problem == "" && len(problems) > 0:
				t.Errorf("problems: %v", problems)
			case test.problem != "" && (len(problems) != 1 || !strings.Contains(problems[0].Error(), test.problem)):
				t.Errorf("problems: %v; want %s", problems, test.problem)
			}
			after, err := os.ReadFile(filepath.Join(dir, trialsFile))
			if err != nil || string(after) != test.trials {
				t.Errorf("reading has changed the file: %v", err)
			}
		})
	}
}

// writeRun writes the run.json of a plan with one case.
func writeRun(t *testing.T, dir string) {
	t.Helper()
	plan := Plan{
		Preset: "test", Cases: []Case{{Op: Encode, Strategy: "vm", Format: "json", Workload: "order"}}, Stop: Stop{Rounds: 1},
		Design: Design{Time: 1, Windows: 1, MinWindows: 1, Limit: 1},
	}
	text, err := json.Marshal(NewRun(plan, Facts{}))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, RunFile), text, 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestReadRunWithoutPlan holds that records are read, and none discarded, where run.json is missing or no good.
func TestReadRunWithoutPlan(t *testing.T) {
	line := recordLine(t, 1, func(r *Record) { r.Disturbed = true })
	for name, test := range map[string]struct {
		change func(text []byte) []byte // nil removes the file
		want   string
	}{
		"missing":  {nil, "run.json: missing"},
		"no JSON":  {func([]byte) []byte { return []byte("{\n\n oops") }, "run.json:3: "},
		"cut":      {func(text []byte) []byte { return text[:len(text)/2] }, "run.json:1: "},
		"changed":  {func(text []byte) []byte { return bytes.Replace(text, []byte(`"failures":`), []byte(`"failures":1`), 1) }, "the plan does not match its hash"},
		"no plan":  {func([]byte) []byte { return []byte("{}") }, "the plan does not match its hash"},
		"an array": {func([]byte) []byte { return []byte("[]") }, "run.json:1: "},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			writeRun(t, dir)
			path := filepath.Join(dir, RunFile)
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if test.change == nil {
				err = os.Remove(path)
			} else {
				err = os.WriteFile(path, test.change(text), 0o666)
			}
			if err == nil {
				err = os.WriteFile(filepath.Join(dir, trialsFile), []byte(line), 0o666)
			}
			if err != nil {
				t.Fatal(err)
			}
			run, records, problems := ReadRun(dir)
			if len(problems) != 1 || !strings.Contains(problems[0].Error(), test.want) {
				t.Errorf("problems: %v; want %s", problems, test.want)
			}
			if kept := run.Plan.Design.Keep(records); len(kept.Records) != 1 {
				t.Errorf("%d records are kept, want 1", len(kept.Records))
			}
		})
	}
}

func TestReadRunNothing(t *testing.T) {
	_, records, problems := ReadRun(t.TempDir())
	if len(records) != 0 || len(problems) != 2 {
		t.Errorf("%d records, problems %v", len(records), problems)
	}
}

// TestReadRunRubbish holds that a file full of rubbish is told by its first lines and a number.
func TestReadRunRubbish(t *testing.T) {
	dir := t.TempDir()
	writeRun(t, dir)
	good := recordLine(t, 1, func(*Record) {})
	if err := os.WriteFile(filepath.Join(dir, trialsFile), []byte(strings.Repeat("rubbish\n", 5000)+good), 0o666); err != nil {
		t.Fatal(err)
	}
	_, records, problems := ReadRun(dir)
	if len(records) != 1 || len(problems) != mostProblems+1 {
		t.Fatalf("%d records, %d problems", len(records), len(problems))
	}
	if got := problems[mostProblems].Error(); !strings.HasSuffix(got, "trials.jsonl: and 4990 more problems") {
		t.Errorf("the last problem is %q", got)
	}
}
