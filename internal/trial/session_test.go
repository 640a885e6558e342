package trial

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/vmbench/vmbench/strategies/reflection"
	"github.com/vmbench/vmbench/workloads"
)

func beginSession(t *testing.T, plan Plan) *Session {
	t.Helper()
	data, err := LoadData(t.Context(), smallWorkloads(), "")
	if err != nil {
		t.Fatal(err)
	}
	plan.Data = data.Hashes
	session, err := Begin(filepath.Join(t.TempDir(), "run"), plan, Facts{}, data)
	if err != nil {
		t.Fatal(err)
	}
	return session
}

func TestSessionWithFailures(t *testing.T) {
	t.Setenv(roleVariable, "worker")
	plan := smallPlan("good", "panics", "unable")
	plan.Stop.Rounds = 3
	session := beginSession(t, plan)
	if err := session.Run(t.Context(), testWorkers(), nil, nil); err != nil {
		t.Fatal(err)
	}
	var results, skipped, failures int
	for _, r := range session.Kept().Records {
		switch {
		case r.Result != nil && r.Case.Strategy == "good":
			results++
		case r.Skipped != "" && r.Case.Strategy == "unable":
			skipped++
		case r.Failure != nil && r.Case.Strategy == "panics":
			failures++
		}
	}
	if results != 6 || skipped != 2 || failures != 4 {
		t.Errorf("%d results, %d skipped, %d failures", results, skipped, failures)
	}
	if err := session.Close(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(session.Dir(), benchFile))
	if n := strings.Count(string(text), "\nBenchmark"); err != nil || n != 6 {
		t.Errorf("%d results in bench.txt, error %v", n, err)
	}
	if _, err := os.Stat(filepath.Join(session.Dir(), dataDir)); !os.IsNotExist(err) {
		t.Errorf("the workers' data is left behind: %v", err)
	}
}

// TestKilledParent kills a run in the middle and resumes it: every trial that was finished is kept, once, and no worker
// is left behind.
func TestKilledParent(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "run")
	parent := exec.Command(os.Args[0], dir)
	parent.Env = append(os.Environ(), roleVariable+"=parent")
	parent.Stderr = os.Stderr
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	lines := func() int {
		text, _ := os.ReadFile(filepath.Join(dir, trialsFile))
		return strings.Count(string(text), "\n")
	}
	eventually(t, "the run does not get on", func() bool { return lines() >= 6 })
	parent.Process.Kill()
	parent.Wait()
	finished := lines()

	t.Setenv(roleVariable, "worker")
	session, err := Resume(t.Context(), dir, workloads.Lookup, reflection.New())
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	if len(session.Records) != finished {
		t.Errorf("resumed with %d records of %d finished trials", len(session.Records), finished)
	}
	session.run.Plan.Stop.Rounds = finished/4 + 2 // of four cases each
	if err := session.Run(t.Context(), testWorkers(), nil, nil); err != nil {
		t.Fatal(err)
	}
	if want := 4 * session.run.Plan.Stop.Rounds; len(session.Records) != want || lines() != want {
		t.Errorf("%d records and %d lines, want %d", len(session.Records), lines(), want)
	}
	text, err := os.ReadFile(filepath.Join(dir, trialsFile))
	if _, whole, parse := parseTrials(text); err != nil || parse != nil || whole != len(text) {
		t.Errorf("trials.jsonl: %v, %v, %d of %d bytes are whole", err, parse, whole, len(text))
	}
}

// TestOrphanedWorkerEnds closes a worker's input in the middle of a trial, as the death of its parent does.
func TestOrphanedWorkerEnds(t *testing.T) {
	worker := exec.Command(os.Args[0])
	worker.Env = append(os.Environ(), roleVariable+"=worker")
	stdin, err := worker.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	p := newProcess(t)
	if err := worker.Start(); err != nil {
		t.Fatal(err)
	}
	request, err := p.request(Trial{Case: orderCase(Encode, "spins")})
	if err != nil {
		t.Fatal(err)
	}
	stdin.Write(request)
	ended := make(chan error)
	go func() { ended <- worker.Wait() }()
	time.Sleep(200 * time.Millisecond)
	stdin.Close()
	select {
	case err := <-ended:
		if err == nil {
			t.Error("the orphan ends as if all were well")
		}
	case <-time.After(20 * time.Second):
		worker.Process.Kill()
		t.Error("the orphan goes on")
	}
}

func TestResumeChecksTheDocument(t *testing.T) {
	session := beginSession(t, smallPlan("good"))
	session.Close()
	other, err := smallWorkloads()[0].WithData([]byte(`{}`))
	if err != nil {
		t.Fatal(err)
	}
	_, err = Resume(t.Context(), session.Dir(), func(string) (*workloads.Workload, bool) { return other, true }, reflection.New())
	if err == nil || !strings.Contains(err.Error(), "not the one that the run began with") {
		t.Errorf("resumed with another document: error %v", err)
	}
	_, err = Resume(t.Context(), session.Dir(), func(string) (*workloads.Workload, bool) { return nil, false }, reflection.New())
	if err == nil || !strings.Contains(err.Error(), "no workload order") {
		t.Errorf("resumed without the workload: error %v", err)
	}
}

func TestDataFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "own.json")
	if err := os.WriteFile(path, []byte(` {"id": "own"} `), 0o666); err != nil {
		t.Fatal(err)
	}
	data, err := LoadData(t.Context(), smallWorkloads(), path)
	if err != nil {
		t.Fatal(err)
	}
	documents, err := data.Write(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if d := documents["order"]; d.Value != d.Input || d.Input == d.Canonical {
		t.Errorf("%+v", d)
	}
	p := newProcess(t)
	p.Documents = documents
	for _, op := range Ops() {
		if outcome := p.Execute(t.Context(), Trial{Case: orderCase(op, "good")}); outcome.Result == nil {
			t.Errorf("%s: %+v", op, outcome.Failure)
		}
	}
	if err := os.WriteFile(path, []byte(`[]`), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadData(t.Context(), smallWorkloads(), path); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("a document of another type: error %v", err)
	}
}
