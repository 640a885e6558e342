package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/vmbench/vmbench/internal/dispatch"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/report/page"
)

// dispatchOrigin is how a run of the lab was measured, on what, and how to do it again.
func dispatchOrigin(run dispatch.Run) page.Origin {
	var facts factList
	f, plan := run.Facts, run.Plan
	facts.add("begun", run.Begin.UTC().Format("2006-01-02 15:04 MST"))
	facts.add("machine", f.CPU, report.Count(f.CPUs, "CPU"), prefixed("kernel ", f.Kernel))
	facts.add("programs", f.Go, prefixed(f.GOOS+"/", f.GOARCH))
	facts.add("commit", f.Commit, map[bool]string{true: "with changes"}[f.Dirty])
	parts := ""
	if plan.Slices > 0 { // runs of before there were slices do not say
		parts = " in " + report.Count(plan.Slices, "slice")
	}
	facts.add("design", fmt.Sprintf("%s of each engine, with %s in all; batches of %v%s; seed %d; hash %s", report.Count(plan.Starts, "start"),
		report.Count(plan.Rounds, "round"), plan.Batch, parts, plan.Seed, run.Design))
	o := page.Origin{Facts: facts, Command: again(f.Commit, dispatchArguments(run))}
	var elsewhere []string
	for _, e := range run.Engines {
		if len(e.Starts) > 0 && !slices.Contains(dispatch.EngineNames(), e.Name) {
			elsewhere = append(elsewhere, e.Name)
		}
	}
	if len(elsewhere) > 0 {
		o.Notes = append(o.Notes, "Where the program is has to be added, as in --engine NAME=PATH: "+strings.Join(elsewhere, ", ")+".")
	}
	if f.Dirty {
		o.Notes = append(o.Notes, "The source had changes that are not in the commit.")
	}
	return o
}

// dispatchArguments are the arguments of vmbench that measure a run again.
func dispatchArguments(run dispatch.Run) []string {
	args := []string{"dispatch"}
	for _, e := range run.Engines {
		if len(e.Starts) > 0 {
			args = append(args, "--engine "+quote(e.Name))
		}
	}
	plan, usual := run.Plan, dispatch.DefaultPlan()
	flag := func(name, value, usually string) {
		if value != usually {
			args = append(args, "--"+name+" "+quote(value))
		}
	}
	list := func(names []string) string { return strings.Join(names, ",") }
	length := func(name string, d, usually time.Duration) { flag(name, d.String(), usually.String()) }
	flag("techniques", list(plan.Techniques), list(usual.Techniques))
	flag("programs", list(plan.Programs), list(usual.Programs))
	flag("seed", strconv.FormatUint(plan.Seed, 10), "")
	flag("starts", strconv.Itoa(plan.Starts), strconv.Itoa(usual.Starts))
	flag("rounds", strconv.Itoa(plan.Rounds), strconv.Itoa(usual.Rounds))
	if plan.Slices > 0 {
		flag("slices", strconv.Itoa(plan.Slices), strconv.Itoa(usual.Slices))
	}
	length("batch", plan.Batch, usual.Batch)
	length("warmup", plan.Warmup, usual.Warmup)
	length("limit", plan.Limit, usual.Limit)
	return args
}
