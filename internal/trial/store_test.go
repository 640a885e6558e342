package trial

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/perf/benchfmt"
	"golang.org/x/perf/benchmath"
)

func newStore(t *testing.T) *Store {
	t.Helper()
	facts := Facts{CPU: "test", Variables: map[string]string{"GOGC": "off"}}
	store, err := Create(filepath.Join(t.TempDir(), "run"), NewRun(smallPlan("good"), facts))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

func TestStoreKeepsRecords(t *testing.T) {
	store := newStore(t)
	want := quietRounds(2)
	for _, r := range want {
		if err := store.Append(r); err != nil {
			t.Fatal(err)
		}
	}
	store.Close()
	again, got, err := Open(store.Dir())
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("records differ:\n%s", diff)
	}
	if diff := cmp.Diff(store.Run(), again.Run()); diff != "" {
		t.Errorf("run differs:\n%s", diff)
	}
}

func TestTornLastLineIsDropped(t *testing.T) {
	records := quietRounds(1)
	var whole []byte
	for _, r := range records {
		line, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		whole = append(append(whole, line...), '\n')
	}
	last := bytes.LastIndexByte(whole[:len(whole)-1], '\n') + 1
	texts := map[string][]byte{
		"whole":   whole,
		"zeros":   append(bytes.Clone(whole[:last]), "\x00\x00\x00\n"...),
		"garbage": append(bytes.Clone(whole[:last]), "{\"round\":"...),
	}
	for _, size := range []int{last, last + 1, (last + len(whole)) / 2, len(whole) - 1} {
		texts["cut at "+string(rune('0'+size%10))] = whole[:size]
	}
	for name, text := range texts {
		store := newStore(t)
		store.Close()
		path := filepath.Join(store.Dir(), trialsFile)
		if err := os.WriteFile(path, text, 0o666); err != nil {
			t.Fatal(err)
		}
		again, got, err := Open(store.Dir())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := len(records) - 1
		if name == "whole" {
			want++
		}
		if len(got) != want {
			t.Errorf("%s: %d records, want %d", name, len(got), want)
		}
		// What is appended next must begin a line.
		if err := again.Append(Record{Round: 9, Case: records[0].Case}); err != nil {
			t.Error(err)
		}
		again.Close()
		if _, got, err = Open(store.Dir()); err != nil || len(got) != want+1 {
			t.Errorf("%s: after another record: %d records, error %v", name, len(got), err)
		}
	}
}

func TestOpenErrors(t *testing.T) {
	line, _ := json.Marshal(quietRounds(1)[0])
	for _, test := range []struct{ name, file, text, want string }{
		{"nothing there", RunFile, "", "no run to resume"},
		{"no JSON", RunFile, "{", RunFile},
		{"changed plan", RunFile, `{"plan":{"seed":1}}`, "does not match its hash"},
		{"damaged line", trialsFile, "{}x\n" + string(line) + "\n", "line 1"},
		{"trial twice", trialsFile, string(line) + "\n" + string(line) + "\n", "line 2: round 1 has attempt 1"},
	} {
		store := newStore(t)
		store.Close()
		path := filepath.Join(store.Dir(), test.file)
		os.Remove(path)
		if test.text != "" {
			if err := os.WriteFile(path, []byte(test.text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if _, _, err := Open(store.Dir()); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q", test.name, err, test.want)
		}
	}
}

func TestCreateRefusesDirectoryOfARun(t *testing.T) {
	store := newStore(t)
	_, err := Create(store.Dir(), store.Run())
	if err == nil || !strings.Contains(err.Error(), "--resume "+store.Dir()) {
		t.Errorf("error %v", err)
	}
}

func TestStoreIsForOneProcess(t *testing.T) {
	store := newStore(t)
	if _, _, err := Open(store.Dir()); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("opened twice at once: error %v", err)
	}
}

func TestWriteBenchIsReadByBenchfmt(t *testing.T) {
	records := quietRounds(3)
	for i := range records {
		*records[i].Result = Result{Time: 1500, Bytes: 64, Allocs: 2, Calls: 10, Document: 3000, Encoded: 3000, FirstUse: 5000,
			PeakMemory: 1 << 20}
	}
	records[0].Result, records[0].Failure = nil, &Failure{Kind: Crashed}
	run := NewRun(mockPlan(3), Facts{CPU: "a: CPU"})
	counts := []Record{
		{Case: run.Plan.Cases[0], Counts: &Counts{Instructions: 20640.5, Calls: 40}},
		{Case: run.Plan.Cases[1], Failure: &Failure{Kind: Hung}},
	}
	var text bytes.Buffer
	if err := WriteBench(&text, run, Kept{Records: records, Counts: counts}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(text.String(), "\ngoos: "); n != 1 {
		t.Errorf("%d lines of goos:\n%s", n, text.String())
	}
	reader := benchfmt.NewReader(&text, "bench.txt")
	results, counted := 0, 0
	for reader.Scan() {
		switch r := reader.Result().(type) {
		case *benchfmt.SyntaxError:
			t.Error(r)
		case *benchfmt.Result:
			if n, ok := r.Value("vg-instructions/op"); ok {
				if counted++; n != 20640.5 || r.Iters != 40 || len(r.Values) != 1 || results > 0 {
					t.Errorf("%+v after %d results", r, results)
				}
				continue
			}
			results++
			checkBenchResult(t, r, run)
		}
	}
	if results != len(records)-1 {
		t.Errorf("%d results of %d records, one of them failed", results, len(records))
	}
	if counted != 1 {
		t.Errorf("%d results of instructions, want that of the one case that was counted", counted)
	}
	units := reader.Units()
	if units.GetBetter("vg-instructions/op") != -1 || units.GetBetter("cycles/op") != -1 {
		t.Error("a count does not say which way is better")
	}
	if units.GetBetter("first-ns") != -1 || units.GetBetter("peak-B") != -1 || units.GetBetter("MB/s") != 1 {
		t.Error("a unit does not say which way is better")
	}
	if units.GetAssumption("encoded-B") != benchmath.AssumeExact || units.GetAssumption("B/op") != benchmath.AssumeNothing {
		t.Error("a unit assumes the wrong thing")
	}
}

func checkBenchResult(t *testing.T, r *benchfmt.Result, run Run) {
	t.Helper()
	for unit, want := range map[string]float64{
		"sec/op": 1.5e-6, "B/op": 64, "allocs/op": 2, "B/s": 2e9, "first-sec": 5e-6, "encoded-B": 3000, "peak-B": 1 << 20,
	} {
		if got, ok := r.Value(unit); !ok || got < want*0.999999 || got > want*1.000001 {
			t.Errorf("%s: %v %s, want %v", r.Name, got, unit, want)
		}
	}
	if _, err := ParseCase(string(r.Name)); err != nil {
		t.Error(err)
	}
	if got := r.GetConfig("design"); got != run.DesignHash {
		t.Errorf("design %q, want %q", got, run.DesignHash)
	}
}
