package trial

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/vmbench/vmbench/internal/file"
)

// Merge makes one run of those of all shards of a plan, in a directory that has none. What the whole plan would have
// measured is there then, each workload with the shard that measured it. A shard that is missing, that is there twice,
// that is of another plan, or that was not finished is an error that names its directory.
func Merge(dirs []string, out string) (Run, []Record, error) {
	shards, err := readShards(dirs)
	if err != nil {
		return Run{}, nil, err
	}
	run, err := whole(shards)
	if err != nil {
		return Run{}, nil, err
	}
	var records []Record
	for _, s := range shards {
		for _, r := range s.records {
			r.Shard = s.run.Plan.Shard.Index
			records = append(records, r)
		}
	}
	return run, records, writeMerged(out, run, records)
}

// A shardRun is the run of a shard.
type shardRun struct {
	dir     string
	run     Run
	records []Record
}

// readShards reads the runs, in the order of their shards.
func readShards(dirs []string) ([]shardRun, error) {
	shards := make([]shardRun, 0, len(dirs))
	for _, dir := range dirs {
		run, records, problems := ReadRun(dir)
		if len(problems) > 0 {
			return nil, errors.Join(problems...)
		}
		switch {
		case len(run.Shards) > 0:
			return nil, fmt.Errorf("%s was merged from shards already; name the directories of the shards themselves", dir)
		case run.Plan.Shard == nil:
			return nil, fmt.Errorf("%s is a run of its own and no shard; shards are measured with vmbench run --shard i/n", dir)
		}
		s := shardRun{dir, run, records}
		if err := s.finished(); err != nil {
			return nil, err
		}
		shards = append(shards, s)
	}
	slices.SortStableFunc(shards, func(a, b shardRun) int { return cmp.Compare(a.run.Plan.Shard.Index, b.run.Plan.Shard.Index) })
	return shards, nil
}

// finished reports cases of which the shard has no record.
func (s shardRun) finished() error {
	seen := map[Case]bool{}
	for _, r := range s.records {
		if r.Round != countingRound {
			seen[r.Case] = true
		}
	}
	for _, c := range s.run.Plan.Cases {
		if _, missing := s.run.Plan.Missing[c.Workload]; !missing && !seen[c] {
			return fmt.Errorf("%s: shard %s has no trial of %s; go on with it: vmbench run --resume %[1]s", s.dir, s.run.Plan.Shard, c)
		}
	}
	return nil
}

// whole makes the run that the shards are parts of.
func whole(shards []shardRun) (Run, error) {
	if len(shards) == 0 {
		return Run{}, errors.New("no shard to merge")
	}
	first := shards[0]
	for _, s := range shards[1:] {
		if reason := first.foreign(s); reason != "" {
			return Run{}, fmt.Errorf("%s and %s are not shards of one plan: %s", first.dir, s.dir, reason)
		}
	}
	if err := complete(shards); err != nil {
		return Run{}, err
	}
	plan := first.run.Plan
	plan.Shard, plan.Cases, plan.Data, plan.Missing, plan.Formats = nil, nil, nil, nil, nil
	for _, s := range shards {
		plan.add(s.run.Plan)
	}
	workloads := first.run.Plan.Shard.Workloads
	slices.SortStableFunc(plan.Cases, func(a, b Case) int {
		return cmp.Compare(slices.Index(workloads, a.Workload), slices.Index(workloads, b.Workload))
	})
	if plan.Hash() != first.run.Plan.Shard.Plan {
		return Run{}, fmt.Errorf("the shards in %s and the other directories are not all of the plan %s: a run.json was changed by hand, "+
			"or by another version of vmbench", first.dir, first.run.Plan.Shard.Plan)
	}
	run := Run{Plan: plan, PlanHash: plan.Hash(), DesignHash: plan.Design.Hash(), Facts: first.run.Facts, Start: first.run.Start}
	for _, s := range shards {
		run.Facts = run.Facts.common(s.run.Facts)
		if s.run.Start.Before(run.Start) {
			run.Start = s.run.Start
		}
		run.Shards = append(run.Shards, Part{s.run.Plan.Shard.Index, s.run.Plan.workloads(), s.run.Facts, s.run.Start})
	}
	return run, nil
}

// add adds what a shard measures.
func (p *Plan) add(part Plan) {
	p.Cases = append(p.Cases, part.Cases...)
	p.Data, p.Missing = union(p.Data, part.Data), union(p.Missing, part.Missing)
	for format, hashes := range part.Formats {
		if p.Formats == nil {
			p.Formats = maps.Clone(part.Formats)
		}
		p.Formats[format] = union(p.Formats[format], hashes)
	}
}

// union returns the entries of two maps; nil if both are.
func union[V any](a, b map[string]V) map[string]V {
	if a == nil {
		return maps.Clone(b)
	}
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}

// complete reports shards that are missing, or there twice.
func complete(shards []shardRun) error {
	total := shards[0].run.Plan.Shard.Total
	dirs := map[int]string{}
	for _, s := range shards {
		index := s.run.Plan.Shard.Index
		if other, twice := dirs[index]; twice {
			return fmt.Errorf("shard %s is there twice: in %s and in %s; leave one of them out", s.run.Plan.Shard, other, s.dir)
		}
		dirs[index] = s.dir
	}
	var missing []string
	for index := 1; index <= total; index++ {
		if _, there := dirs[index]; !there {
			missing = append(missing, fmt.Sprintf("%d/%d", index, total))
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("shard %s is missing: measure it with vmbench run --shard %s, with the flags of the others, and name its directory too",
			strings.Join(missing, ", "), missing[0])
	}
	return nil
}

// foreign says why a shard is not of the same plan, measured in the same way by the same program; empty if it is. What
// the machines are may differ.
func (s shardRun) foreign(other shardRun) string {
	a, b := s.run, other.run
	for _, d := range []struct{ what, is, other string }{
		{"whole plan", a.Plan.Shard.Plan, b.Plan.Shard.Plan},
		{"number of shards", fmt.Sprint(a.Plan.Shard.Total), fmt.Sprint(b.Plan.Shard.Total)},
		{"design", a.DesignHash, b.DesignHash},
		{"seed", fmt.Sprint(a.Plan.Seed), fmt.Sprint(b.Plan.Seed)},
		{"baseline", a.Plan.Baseline, b.Plan.Baseline},
		{"rule that ends a run", fmt.Sprint(a.Plan.Stop), fmt.Sprint(b.Plan.Stop)},
		{"commit", a.Facts.Commit, b.Facts.Commit},
		{"state of the work tree (dirty)", fmt.Sprint(a.Facts.Dirty), fmt.Sprint(b.Facts.Dirty)},
		{"Go version", a.Facts.Go, b.Facts.Go},
		{"GOEXPERIMENT", a.Facts.Experiment, b.Facts.Experiment},
		{"modules", hash(a.Facts.Modules), hash(b.Facts.Modules)},
		{"modules of the peers", hash(a.Facts.Peers.modules()), hash(b.Facts.Peers.modules())},
		{"variables", hash(a.Facts.Variables), hash(b.Facts.Variables)},
	} {
		if d.is != d.other {
			return fmt.Sprintf("their %s is %s and %s", d.what, quoted(d.is), quoted(d.other))
		}
	}
	return ""
}

// modules are the versions that a program was built from; nil if there is none.
func (p *Program) modules() map[string]string {
	if p == nil {
		return nil
	}
	return p.Modules
}

// writeMerged writes the files of a run's directory.
func writeMerged(dir string, run Run, records []Record) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for _, name := range []string{RunFile, trialsFile} {
		if _, err := os.Stat(filepath.Join(dir, name)); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s holds a run already: choose another directory", dir)
		}
	}
	var trials, bench bytes.Buffer
	lines := json.NewEncoder(&trials)
	for _, r := range records {
		if err := lines.Encode(r); err != nil {
			return err
		}
	}
	text, err := json.MarshalIndent(run, "", "\t")
	if err != nil {
		return err
	}
	if err := WriteBench(&bench, run, run.Plan.Design.Keep(records)); err != nil {
		return err
	}
	for _, f := range []struct {
		name string
		text []byte
	}{
		{trialsFile, trials.Bytes()}, {benchFile, bench.Bytes()}, {RunFile, append(text, '\n')},
	} {
		if err := file.Replace(filepath.Join(dir, f.name), f.text); err != nil {
			return err
		}
	}
	return nil
}
