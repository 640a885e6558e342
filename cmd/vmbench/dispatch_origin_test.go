package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/internal/dispatch"
)

// TestDispatchOrigin holds that the command of a run has what differs from the usual, and nothing that its commit did not know.
func TestDispatchOrigin(t *testing.T) {
	for slices, want := range map[int]string{0: "", 1: "--slices 1", dispatch.DefaultPlan().Slices: ""} {
		run := dispatch.Run{Plan: dispatch.DefaultPlan()}
		run.Plan.Slices, run.Plan.Rounds = slices, 28
		o := dispatchOrigin(run)
		command, design := strings.Join(o.Command, " "), o.Facts[len(o.Facts)-1].Value
		if strings.Contains(command, "--slices") != (want != "") || !strings.Contains(command, want) || !strings.Contains(command, "--rounds 28") {
			t.Errorf("%d slices: %s", slices, command)
		}
		if strings.Contains(design, "slice") != (slices > 0) || slices > 0 && !strings.Contains(design, fmt.Sprintf(" in %d slice", slices)) {
			t.Errorf("%d slices: %s", slices, design)
		}
	}
}
