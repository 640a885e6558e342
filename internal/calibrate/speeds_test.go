package calibrate

import (
	"testing"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/strategies/control"
)

func TestLoads(t *testing.T) {
	c := trial.Case{Op: trial.Encode, Strategy: "vm", Format: "json", Workload: "order"}
	var records []trial.Record
	for _, time := range []float64{900, 1000, 5000} {
		records = append(records, trial.Record{Round: 1, Case: c, Result: &trial.Result{Time: time, Frames: []float64{2 << 13, 1 << 13}}})
	}
	records = append(records, trial.Record{Round: 1, Case: c, Skipped: "unsupported"})
	plan := trial.Plan{Baseline: "vm", Cases: []trial.Case{
		c, c.Group().With(control.Slow("vm", 1)), c.Group().With(control.Slow("vm", 10)), c.Group().With(control.Twin("vm", 1)),
	}}
	NewSpeeds(records).Load(&plan)
	want := map[string]int{plan.Cases[1].Name(): 10, plan.Cases[2].Name(): 100} // of a thousand steps, of a nanosecond each
	if len(plan.Loads) != 2 || plan.Loads[plan.Cases[1].Name()] != 10 || plan.Loads[plan.Cases[2].Name()] != 100 {
		t.Errorf("loads %v, want %v", plan.Loads, want)
	}
	NewSpeeds(nil).Load(&plan)
	if len(plan.Loads) != 0 {
		t.Errorf("loads %v of a strategy that was not measured", plan.Loads)
	}
}
