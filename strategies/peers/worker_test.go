package peers

import (
	"os"
	"testing"
	"time"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/strategies/reflection"
	"github.com/vmbench/vmbench/workloads"
)

// workerVariable makes the test binary the worker that cmd/peers is.
const workerVariable = "VMBENCH_PEERS_WORKER"

func TestMain(m *testing.M) {
	if os.Getenv(workerVariable) != "" {
		trial.Main(Strategies(), workloads.All(), reflection.New())
	}
	os.Exit(m.Run())
}

// TestWorker runs a trial of every peer, format and operation as vmbench does.
func TestWorker(t *testing.T) {
	process := &trial.Process{
		Workers: trial.Workers{{Program: os.Args[0]}},
		Env:     []string{workerVariable + "=1"},
		Design: trial.Design{Time: 100 * time.Microsecond, Windows: 1, MinWindows: 1, Limit: 30 * time.Second, Frame: 1e9,
			Failures: 1},
		Documents: orderDocuments(t),
	}
	for _, c := range orderCases() {
		if c.Op == trial.Compile {
			if outcome := process.Execute(t.Context(), trial.Trial{Case: c}); outcome.Skipped == "" {
				t.Errorf("%s is measured in a process that has compiled the type already: %+v", c, outcome)
			}
			continue
		}
		outcome := process.Execute(t.Context(), trial.Trial{Case: c})
		if r := outcome.Result; r == nil || r.Time <= 0 || r.FirstUse <= 0 {
			t.Errorf("%s: %+v, failure %+v", c, outcome.Result, outcome.Failure)
		}
	}
}

// orderCases are the cases of all peers and formats for one workload.
func orderCases() (cases []trial.Case) {
	for _, f := range formats {
		for _, s := range peersOf(f) {
			for _, op := range []trial.Op{trial.Compile, trial.Append, trial.Decode} {
				cases = append(cases, trial.Case{Op: op, Strategy: s.Name(), Format: f, Workload: "order"})
			}
		}
	}
	return cases
}

// orderDocuments writes the documents of that workload in all formats.
func orderDocuments(t *testing.T) map[string]trial.Document {
	t.Helper()
	order, _ := workloads.Lookup("order")
	data, err := trial.LoadData(t.Context(), []*workloads.Workload{order}, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := data.AddFormats(orderCases(), reflection.New()); err != nil {
		t.Fatal(err)
	}
	documents, err := data.Write(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return documents
}
