package peers

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
)

// workerVariable makes the test binary the worker that cmd/peers is.
const workerVariable = "VMBENCH_PEERS_WORKER"

func TestMain(m *testing.M) {
	if os.Getenv(workerVariable) != "" {
		trial.Main(Strategies(), workloads.All())
	}
	os.Exit(m.Run())
}

// TestWorker runs a trial of every peer and operation as vmbench does.
func TestWorker(t *testing.T) {
	order, _ := workloads.Lookup("order")
	data, err := order.Load(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	document := filepath.Join(t.TempDir(), "order.json")
	if err := os.WriteFile(document, data.Input, 0o644); err != nil {
		t.Fatal(err)
	}
	process := &trial.Process{
		Workers: trial.Workers{{Program: os.Args[0]}},
		Env:     []string{workerVariable + "=1"},
		Design: trial.Design{Time: 100 * time.Microsecond, Windows: 1, MinWindows: 1, Limit: 30 * time.Second, Frame: 1e9,
			Failures: 1},
		Documents: map[string]trial.Document{"order": {Input: document, Canonical: document}},
	}
	for _, s := range Strategies() {
		cached := trial.Case{Op: trial.Compile, Strategy: s.Name(), Format: strategies.JSON, Workload: "order"}
		if outcome := process.Execute(t.Context(), trial.Trial{Case: cached}); outcome.Skipped == "" {
			t.Errorf("%s is measured in a process that has compiled the type already: %+v", cached, outcome)
		}
		for _, op := range []trial.Op{trial.Append, trial.Decode} {
			c := trial.Case{Op: op, Strategy: s.Name(), Format: strategies.JSON, Workload: "order"}
			outcome := process.Execute(t.Context(), trial.Trial{Case: c})
			if r := outcome.Result; r == nil || r.Time <= 0 || r.FirstUse <= 0 {
				t.Errorf("%s: %+v, failure %+v", c, outcome.Result, outcome.Failure)
			}
		}
	}
}
