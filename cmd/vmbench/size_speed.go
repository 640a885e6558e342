package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/probe"
	"github.com/vmbench/vmbench/internal/size"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
)

// speed measures what messages of as many types cost in time, as vmbench run --live-types does, with the strategies of the plan
// that are in its worker.
func speed(cmd *cobra.Command, plan size.Plan, o sizeOptions) ([]report.SizeTime, error) {
	ro := runOptions{preset: trial.Presets()[0].Name, progress: o.progress, baseline: report.DefaultOptions().Baseline, changed: o.changed}
	if o.out != "" {
		ro.out = filepath.Join(o.out, "speed")
	}
	ro.liveTypes = slices.DeleteFunc(slices.Clone(plan.Types), func(n int) bool { return n == 0 })
	var measured []string
	for _, name := range plan.Strategies {
		if slices.Contains(strategyNames(), name) {
			measured = append(measured, name)
		}
	}
	if len(measured) == 0 || len(ro.liveTypes) == 0 {
		return nil, usageError("--speed: no strategy and number of types to time among those of --strategies and --types")
	}
	if !slices.Contains(measured, ro.baseline) {
		ro.baseline = measured[0]
	}
	ro.filter = fmt.Sprintf("op:(Append OR Decode) strategy:(%s)", strings.Join(measured, " OR "))
	shown, err := newProgress(cmd, o.progress)
	if err != nil {
		return nil, err
	}
	session, crew, err := openSession(cmd.Context(), ro, cmd.ErrOrStderr())
	if err != nil {
		return nil, err
	}
	runErr := session.Run(cmd.Context(), crew.workers, ratioInterval, shown.observe)
	shown.finish()
	r := newReport(session, nil, runErr)
	return sizeTimes(r), errors.Join(session.Close(), verdict(session, r, runErr))
}

// sizeTimes are the times that a report has of workloads of many types.
func sizeTimes(r *report.Report) (times []report.SizeTime) {
	for _, section := range r.Sections {
		for _, row := range section.Rows {
			types, ok := probe.Count(row.Workload)
			if !ok {
				continue
			}
			for _, cell := range row.Cells {
				if cell.Status == report.Measured {
					times = append(times, report.SizeTime{Op: section.Op, Strategy: cell.Strategy, Types: types, Time: cell.Time})
				}
			}
		}
	}
	return times
}
