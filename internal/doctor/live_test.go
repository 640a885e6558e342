package doctor

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/internal/machine"
	"github.com/vmbench/vmbench/internal/trial"
)

func TestAsk(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	live := Ask(trial.Facts{
		Go: "go1.26.0", GOOS: "linux", GOARCH: "arm64", Level: "v8.0", CPUs: 3, Procs: 2, Variables: map[string]string{"GOGC": "off"},
	})
	if live.Go != "go1.26.0 linux/arm64" || live.CPUs != 3 || live.Procs != 2 || live.Variables["GOGC"] != "off" {
		t.Errorf("%+v", live)
	}
	if live.Valgrind != "" || live.ClockStep <= 0 || len(live.Counters) != len(machine.Events()) {
		t.Errorf("%+v", live)
	}
}

func TestTrialsThatFail(t *testing.T) {
	c := trial.Case{Op: trial.Encode, Strategy: "reflection", Format: "json", Workload: "order"}
	p := &trial.Process{Workers: trial.Workers{{Program: "/no/such/worker"}}, Design: trial.Presets()[0].Design}
	if _, err := Trials(p, c)(t.Context()); err == nil || !strings.Contains(err.Error(), c.Name()) {
		t.Errorf("%v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Trials(p, c)(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
