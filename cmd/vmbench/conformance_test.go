package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/strategies/strategytest"
)

// spoiled are results with everything that can happen.
func spoiled() []strategytest.Result {
	failure := strategytest.Failure{
		Strategy: "vm", Format: "json", Subject: "order", Check: "decode, truncated at 17",
		Input: `"{\"id\":"`, Position: "$.items[2].price", Want: "1.5", Got: "\x1b[31m2",
	}
	return []strategytest.Result{
		{Strategy: "reflection", Format: "json", Subject: "order", Cases: 120},
		{Strategy: "vm", Format: "json", Subject: "order", Cases: 120, Failed: 5,
			Failures: []strategytest.Failure{failure, failure, failure, failure}},
		{Strategy: "reflection", Format: "json", Subject: "twitter", Skipped: "unavailable: offline"},
		{Strategy: "vm", Format: "json", Subject: "twitter", Skipped: "unavailable: offline"},
	}
}

func TestPrintConformance(t *testing.T) {
	var out bytes.Buffer
	err := printConformance(&out, spoiled(), report.Table)
	if err == nil || err.Error() != "check: strategies differ from the reference: vm on 1" || exitCode(err) != codeError {
		t.Errorf("error %v, exit code %d", err, exitCode(err))
	}
	block := `vm json order: decode, truncated at 17
  input "{\"id\":"
  at    $.items[2].price
  want  1.5
  got   \x1b[31m2

`
	want := `workload  reflection            vm
──────────────────────────────────
order         ok 120  5/120 FAILED
twitter      skipped       skipped

twitter skipped: unavailable: offline

` + strings.Repeat(block, mostFailures) + `… and 2 more of vm on order

`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestPrintConformanceForPrograms(t *testing.T) {
	var out bytes.Buffer
	if err := printConformance(&out, spoiled()[:1], report.CSV); err != nil {
		t.Error(err)
	}
	want := "workload,format,strategy,cases,failed,skipped,first failure\norder,json,reflection,120,0,,\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}
