package trial

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/vmbench/vmbench/strategies"
)

// newProcess starts this test binary as a worker, with the documents of the small plan.
func newProcess(t *testing.T) *Process {
	t.Helper()
	data, err := LoadData(t.Context(), smallWorkloads(), "")
	if err != nil {
		t.Fatal(err)
	}
	documents, err := data.Write(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return &Process{
		Workers:   testWorkers(),
		Env:       []string{roleVariable + "=worker"},
		Design:    smallPlan("good").Design,
		Documents: documents,
	}
}

func orderCase(op Op, strategy string) Case {
	return Case{Op: op, Strategy: strategy, Format: strategies.JSON, Workload: "order"}
}

func TestWorkerMeasures(t *testing.T) {
	p := newProcess(t)
	for _, op := range Ops() {
		outcome := p.Execute(t.Context(), Trial{Case: orderCase(op, "good")})
		r := outcome.Result
		if outcome.Failure != nil || r == nil {
			t.Errorf("%s: %+v", op, outcome.Failure)
			continue
		}
		if len(r.Windows) < p.Design.MinWindows || r.Calls < len(r.Windows) || r.Time <= 0 || r.FirstUse <= 0 {
			t.Errorf("%s: %+v", op, r)
		}
		if op != Compile && (r.Allocs == 0 || r.Document == 0) || r.Encoded == 0 || len(r.Frames) != 1+len(r.Windows) || slices.Min(r.Frames) <= 0 || r.Clean == 0 {
			t.Errorf("%s: %+v", op, r)
		}
		if outcome.Conditions.Wall <= 0 {
			t.Errorf("%s: conditions %+v", op, outcome.Conditions)
		}
		if runtime.GOOS == "linux" && (r.PeakMemory == 0 || r.Usage.CPU == 0) {
			t.Errorf("%s: no peak memory or no CPU time: %+v", op, r)
		}
	}
}

func TestStrategiesThatDoNotClaimTheCanonicalFormMayDiffer(t *testing.T) {
	for _, name := range []string{"loose", "own"} {
		if outcome := newProcess(t).Execute(t.Context(), Trial{Case: orderCase(Encode, name)}); outcome.Result == nil {
			t.Errorf("%s: %+v", name, outcome.Failure)
		}
	}
}

func TestCompileIsSkippedWhereItIsCached(t *testing.T) {
	p := newProcess(t)
	if outcome := p.Execute(t.Context(), Trial{Case: orderCase(Compile, "caches")}); !strings.Contains(outcome.Skipped, "first-ns") {
		t.Errorf("%+v", outcome)
	}
	if outcome := p.Execute(t.Context(), Trial{Case: orderCase(Encode, "caches")}); outcome.Result == nil || outcome.Result.FirstUse <= 0 {
		t.Errorf("%+v", outcome)
	}
}

func TestNullStrategyIsNotVerified(t *testing.T) {
	p := newProcess(t)
	for _, op := range Ops() {
		outcome := p.Execute(t.Context(), Trial{Case: orderCase(op, "null")})
		if outcome.Result == nil || outcome.Result.Document != 0 && op != Decode || outcome.Result.Encoded != 0 {
			t.Errorf("%s: %+v, %+v", op, outcome.Result, outcome.Failure)
		}
	}
}

func TestUnsupportedIsSkipped(t *testing.T) {
	outcome := newProcess(t).Execute(t.Context(), Trial{Case: orderCase(Encode, "unable")})
	if outcome.Skipped != "unsupported: no maps" || outcome.Failure != nil || outcome.Result != nil {
		t.Errorf("%+v", outcome)
	}
}

// maxStderr is more than is kept of diagnostics.
const maxStderr = 5 << 10

func TestFailuresOfWorkers(t *testing.T) {
	p := newProcess(t)
	for _, test := range []struct {
		strategy       string
		kind           FailureKind
		reason, stderr string
		limit          time.Duration
		only           string // the operating system that can tell
	}{
		{strategy: "panics", kind: Crashed, reason: "panic: no such luck", stderr: "goroutine"},
		{strategy: "hangs", kind: Hung, reason: "still running after 2s", limit: 2 * time.Second},
		{strategy: "spins", kind: Hung, reason: "still running after 2s", limit: 2 * time.Second},
		{strategy: "exits", kind: Garbled, reason: `the worker wrote no reply: ""`},
		{strategy: "wrong", kind: Wrong, reason: "differs from encoding/json's"},
		{strategy: "dies", kind: Killed, reason: "signal: killed", only: "linux"},
		{strategy: "chatty", kind: Killed, reason: "signal: broken pipe", only: "linux"},
		{strategy: "missing", kind: Unable, reason: `no strategy "missing"`},
	} {
		if test.only != "" && test.only != runtime.GOOS {
			continue
		}
		limited := *p
		if test.limit > 0 {
			limited.Design.Limit = test.limit
		}
		outcome := limited.Execute(t.Context(), Trial{Case: orderCase(Encode, test.strategy)})
		f := outcome.Failure
		if f == nil || outcome.Result != nil {
			t.Errorf("%s: %+v", test.strategy, outcome)
			continue
		}
		if f.Kind != test.kind || !strings.Contains(f.Reason, test.reason) || !strings.Contains(f.Stderr, test.stderr) {
			t.Errorf("%s: %s, %q, stderr %q; want %s, %q", test.strategy, f.Kind, f.Reason, f.Stderr, test.kind, test.reason)
		}
		if strings.Contains(f.Reason, "\n") || len(f.Stderr) > maxStderr {
			t.Errorf("%s: the reason is no line, or the diagnostics are too long: %+v", test.strategy, f)
		}
	}
}

func TestMemoryLimit(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux can hold a process to its data")
	}
	if raceEnabled {
		t.Skip("the race detector needs more memory than any limit")
	}
	p := newProcess(t)
	p.Design.Memory = 256 << 20
	outcome := p.Execute(t.Context(), Trial{Case: orderCase(Encode, "hoards")})
	if f := outcome.Failure; f == nil || f.Kind != Crashed || !strings.Contains(f.Reason, "out of memory") {
		t.Errorf("%+v", f)
	}
	if outcome = p.Execute(t.Context(), Trial{Case: orderCase(Encode, "good")}); outcome.Result == nil {
		t.Errorf("a frugal strategy fails under the limit: %+v", outcome.Failure)
	}
}

func TestWorkerThatCannotStart(t *testing.T) {
	p := newProcess(t)
	p.Workers = Workers{{Program: "/no/such/worker"}}
	outcome := p.Execute(t.Context(), Trial{Case: orderCase(Encode, "good")})
	if f := outcome.Failure; f == nil || f.Kind != Unable || !strings.Contains(f.Reason, "no such file") {
		t.Errorf("%+v", f)
	}
}

func TestChildrenOfAWorkerAreKilled(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no process groups")
	}
	begin := time.Now()
	outcome := newProcess(t).Execute(t.Context(), Trial{Case: orderCase(Encode, "spawns")})
	if outcome.Failure == nil || time.Since(begin) > time.Minute {
		t.Fatalf("%+v after %v", outcome.Failure, time.Since(begin))
	}
	match := regexp.MustCompile(`child <nil> (\d+)`).FindStringSubmatch(outcome.Failure.Stderr)
	if match == nil {
		t.Fatalf("no child in %q", outcome.Failure.Stderr)
	}
	pid, _ := strconv.Atoi(match[1])
	eventually(t, fmt.Sprintf("child %d is still alive", pid), func() bool { return !alive(pid) })
}

func TestCancelKillsTheWorker(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(300*time.Millisecond, cancel)
	done := make(chan Outcome)
	go func() { done <- newProcess(t).Execute(ctx, Trial{Case: orderCase(Encode, "spins")}) }()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Error("the worker outlives the context")
	}
}

// alive reports whether a process exists and is no zombie.
func alive(pid int) bool {
	if status, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid)); err == nil {
		return !strings.Contains(string(status), ") Z ")
	}
	process, err := os.FindProcess(pid)
	return err == nil && runtime.GOOS != "linux" && process.Signal(syscall.Signal(0)) == nil
}

func eventually(t *testing.T, what string, condition func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !condition(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Error(what)
			return
		}
	}
}
