package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/vmbench/vmbench/internal/build"
	"github.com/vmbench/vmbench/internal/probe"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/workloads"
)

// liveTypesFlag is the name of the flag that adds workloads of many generated types.
const liveTypesFlag = "live-types"

func addLiveTypesFlag(f *pflag.FlagSet, counts *[]int, usage string) {
	f.IntSliceVar(counts, liveTypesFlag, nil, usage)
}

// checkLiveTypes returns the numbers of types that the flag gives, the smallest first.
func checkLiveTypes(counts []int) ([]int, error) {
	sorted := slices.Sorted(slices.Values(counts))
	for i, n := range sorted {
		if n < 1 || n > probe.MostTypes {
			return nil, usageError("--%s %d: want numbers of types from 1 to %d, such as 1,10,100,500,1000", liveTypesFlag, n, probe.MostTypes)
		}
		if i > 0 && n == sorted[i-1] {
			return nil, usageError("--%s has %d twice; want each number of types once, such as 1,10,100", liveTypesFlag, n)
		}
	}
	return sorted, nil
}

// checkLiveCases holds that what was asked for with the flag is among the cases that a filter chooses.
func checkLiveCases(o runOptions, cases []trial.Case) error {
	if len(o.liveTypes) == 0 || len(liveCounts(cases)) > 0 {
		return nil
	}
	names := liveNames(o.liveTypes)
	return usageError("--%s: the filter %q chooses no case of %s; name no workload in it, or one of these: --filter workload:%s",
		liveTypesFlag, o.filter, strings.Join(names, ", "), names[0])
}

// liveName finds the name of a workload of many types in a filter.
var liveName = regexp.MustCompile(probe.NamePattern)

// hintLive adds to the error of a filter that names a workload of many types how to get it.
func hintLive(o runOptions, err error) error {
	if name := liveName.FindStringSubmatch(o.filter); err != nil && name != nil && len(o.liveTypes) == 0 {
		return fmt.Errorf("%w\n%s takes part with --%s %s", err, name[0], liveTypesFlag, name[1])
	}
	return err
}

func liveNames(counts []int) []string { return namesOf(counts, probe.WorkloadName) }

// liveCounts are the numbers of types of the workloads that some cases have.
func liveCounts(cases []trial.Case) []int {
	var counts []int
	for _, c := range cases {
		if n, ok := probe.Count(c.Workload); ok {
			counts = appendNew(counts, n)
		}
	}
	return counts
}

// liveSeries are the workloads of many types that a plan has, with more and more types.
func liveSeries(plan trial.Plan) []string {
	return liveNames(slices.Sorted(slices.Values(liveCounts(plan.Cases))))
}

// findWorkload finds a workload by name, be it of one type or of many.
func findWorkload(name string) (*workloads.Workload, bool) {
	if n, ok := probe.Count(name); ok {
		return probe.Workload(n), true
	}
	return workloads.Lookup(name)
}

// addLive builds the workers of the plan's workloads of many types: for each such workload one with our strategies, and one
// with the peers where they take part.
func (c *crew) addLive(ctx context.Context, plan trial.Plan, b *builds) error {
	counts := liveCounts(plan.Cases)
	if len(counts) == 0 {
		return nil
	}
	programs, err := c.buildLive(ctx, counts, b)
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("interrupted while workers of many types were built; nothing was measured: %w", err)
	case err != nil:
		return fmt.Errorf("--%s: %w", liveTypesFlag, err)
	}
	sum := sha256.New()
	for i, program := range programs {
		fmt.Fprintln(sum, program.Hash)
		worker := trial.Worker{Program: program.Path, Workloads: []string{probe.WorkloadName(counts[i/c.each()])}}
		if i%c.each() == 1 {
			worker.Strategies = c.peerNames()
		}
		c.workers, c.targets = append(c.workers, worker), append(c.targets, program.Target)
	}
	c.live = hex.EncodeToString(sum.Sum(nil)[:6])
	return nil
}

// each is the number of workers of a workload of many types.
func (c *crew) each() int {
	if c.peers != nil {
		return 2
	}
	return 1
}

// buildLive builds the workers of some numbers of types, those of one number next to each other and the peers' last.
func (c *crew) buildLive(ctx context.Context, counts []int, b *builds) ([]build.Program, error) {
	root, err := build.Checkout()
	if err != nil {
		return nil, err
	}
	what := fmt.Sprintf("the workers of up to %s", report.Count(slices.Max(counts), "type"))
	return b.buildEach(ctx, what, c.each()*len(counts), func(i int) (build.Target, error) {
		target, err := probe.Worker(ctx, b.cache, root, counts[i/c.each()])
		if i%c.each() == 1 {
			target.Dir, target.Package = filepath.Join(root, "strategies", "peers"), "./cmd/live"
		}
		return target, err
	})
}
