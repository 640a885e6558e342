package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/vmbench/vmbench/internal/probe"
	"github.com/vmbench/vmbench/internal/shard"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
)

// choosePlace is the shard that the flag names, or that the environment gives this process.
func choosePlace(o runOptions, env shard.Getenv) (place shard.Place, err error) {
	if o.shard != "" {
		place, err = shard.Parse(o.shard)
	} else {
		place, err = shard.Detect(env)
	}
	if err != nil {
		return place, usageError("%w; see vmbench run --help", err)
	}
	return place, tellBazel(place, env)
}

// tellBazel tells a test runner of Bazel's that this program knows of shards: it has to touch a file.
func tellBazel(place shard.Place, env shard.Getenv) error {
	path := env("TEST_SHARD_STATUS_FILE")
	if path == "" || place.Total == 1 {
		return nil
	}
	return os.WriteFile(path, nil, 0o666)
}

// partOf is the part of a plan and of its data that a place has. The seed is the same for all parts.
func partOf(plan trial.Plan, data *trial.Data, place shard.Place, o runOptions) (trial.Plan, *trial.Data, error) {
	if place.Total == 1 {
		return plan, data, nil
	}
	if !o.changed("seed") {
		plan.Seed = plan.ShardSeed()
	}
	part, err := plan.Part(place.Index, place.Total, shardUnit)
	if err != nil {
		return plan, nil, usageError("--shard %s: %w", place, err)
	}
	return part, data.Of(part), nil
}

// shardUnit keeps workloads of many types together: how times grow with the number of types is a question to one machine.
func shardUnit(workload string) string {
	if _, ok := probe.Count(workload); ok {
		return "live types"
	}
	return workload
}

// shardSuffix tells the directories of shards apart that begin in the same second.
func shardSuffix(plan trial.Plan) string {
	if plan.Shard == nil {
		return ""
	}
	return fmt.Sprintf("-shard-%d-of-%d", plan.Shard.Index, plan.Shard.Total)
}

// shardText says which shard is measured, and who said so.
func shardText(plan trial.Plan, place shard.Place) string {
	switch {
	case plan.Shard == nil:
		return ""
	case place.From != "":
		return fmt.Sprintf(", shard %s, from %s", plan.Shard, place.From)
	}
	return fmt.Sprintf(", shard %s", plan.Shard)
}

// shardNotes say which machine measured what of a run that was merged, and of which whole a shard is.
func shardNotes(run trial.Run) []string {
	if s := run.Plan.Shard; s != nil {
		return []string{fmt.Sprintf("Shard %s: %s of %d; vmbench merge makes one run of all shards.", s,
			report.Count(len(workloadsOf(run.Plan)), "workload"), len(s.Workloads))}
	}
	if len(run.Shards) == 0 {
		return nil
	}
	notes := []string{fmt.Sprintf("Merged from %d shards on %s.", len(run.Shards), report.Count(run.Machines(), "machine"))}
	for _, part := range run.Shards {
		machine := part.Facts.CPU
		if machine == "" {
			machine = part.Facts.GOOS + "/" + part.Facts.GOARCH
		}
		notes = append(notes, fmt.Sprintf("Shard %d: %s; %s, %s", part.Index, strings.Join(part.Workloads, ", "), machine,
			report.Count(part.Facts.CPUs, "CPU")))
	}
	return notes
}

func workloadsOf(plan trial.Plan) (names []string) {
	for _, c := range plan.Cases {
		names = appendNew(names, c.Workload)
	}
	return names
}
