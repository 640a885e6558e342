package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/build"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
)

// gitFlags are the flags of compare that say how revisions are measured.
var gitFlags = []string{"preset", "rounds", "time", "precision", "budget", "limit", "seed", "out", "layouts", "progress"}

// addGitFlags defines them, as run has them.
func addGitFlags(cmd *cobra.Command, o *compareOptions) {
	f := cmd.Flags()
	f.BoolVar(&o.git, "git", false, "build two git revisions, BASE and HEAD, measure them in one run and compare them")
	f.StringVar(&o.run.preset, "preset", presetNames()[0], "with --git: what to measure and how long, as run has it")
	f.IntVar(&o.run.rounds, "rounds", 0, "with --git: number of rounds")
	f.DurationVar(&o.run.time, "time", 0, "with --git: time measured in each trial")
	f.StringVar(&o.run.precision, "precision", "", "with --git: stop a comparison when its interval is as narrow")
	f.DurationVar(&o.run.budget, "budget", 0, "with --git: begin no round that would end later (default twice the preset's)")
	f.DurationVar(&o.run.limit, "limit", 0, "with --git: kill a trial that runs longer")
	f.Uint64Var(&o.run.seed, "seed", 0, "with --git: seed of the order within rounds (default random)")
	f.StringVar(&o.run.out, "out", "", "with --git: directory of the run (default vmbench-runs/TIME)")
	f.IntVar(&o.run.layouts, "layouts", usualLayouts, "with --git: give each round another of `N` random code layouts; 0 for the linker's")
	addProgressFlag(cmd, &o.run.progress)
	complete(cmd, "preset", presetNames())
	must(cmd.MarkFlagDirname("out"))
}

func presetNames() []string {
	return namesOf(trial.Presets(), func(p trial.Preset) string { return p.Name })
}

// checkGitFlags reports flags that say how to measure where nothing is measured.
func (o compareOptions) checkGitFlags(cmd *cobra.Command) error {
	for _, name := range gitFlags {
		if !o.git && cmd.Flags().Changed(name) {
			return usageError("--%s says how to measure revisions: add --git, or leave it out to compare what was measured; see vmbench compare --help", name)
		}
	}
	return nil
}

// The builds of a run that compares revisions, by their names in cases.
var buildNames = []string{"base", "head"}

// A revision is one of the two that are compared.
type revision struct {
	name, text, commit string
}

// runCompareGit measures two revisions in one run, each case with both, one after the other, and compares them.
func runCompareGit(cmd *cobra.Command, o compareOptions, args []string) error {
	format, err := outputFormat(cmd, o.format)
	if err != nil {
		return err
	}
	gates, err := o.check()
	if err != nil {
		return err
	}
	if len(args) == 1 {
		args = append(args, "HEAD")
	}
	if len(args) != 2 {
		return usageError("--git compares two revisions, base and head; got %d; see %s --help", len(args), cmd.CommandPath())
	}
	if o.calibration != "" {
		return usageError("--calibration is for strategies, and revisions have no twins; leave it out")
	}
	o.run.filter = o.query.Filter
	o.run.changed = func(flag string) bool { return slices.Contains(gitFlags, flag) && cmd.Flags().Changed(flag) }
	shown, err := newProgress(cmd, o.run.progress)
	if err != nil {
		return err
	}
	ctx := cmd.Context()
	session, crew, err := openRevisions(ctx, o.run, args, cmd.ErrOrStderr())
	switch {
	case err != nil && ctx.Err() != nil:
		return errors.New("interrupted before anything was measured")
	case err != nil:
		return err
	}
	runErr := session.Run(ctx, crew.workers, ratioInterval, shown.observe)
	shown.finish()
	if err := session.Close(); err != nil {
		return err
	}
	in := &input{path: session.Dir(), run: &savedRun{Run: session.Store.Run(), records: session.Records, ended: runErr}}
	o.query.Filter = ""
	compared := compareStrategies(in, o, gates)
	decided := o.finish(cmd, compared, format, &problems{w: cmd.ErrOrStderr()})
	// What gates say of a part of the cases is not what was asked.
	if err := measuredWell(session, compared, runErr); err != nil {
		return err
	}
	return decided
}

// measuredWell is the error of a run that was broken off, or in which trials went wrong.
func measuredWell(session *trial.Session, shown compared, err error) error {
	r, ok := shown.printable.(*report.Report)
	switch {
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("interrupted; what was measured is in %s", session.Dir())
	case err != nil:
		return fmt.Errorf("%w; what was measured is in %s", err, session.Dir())
	case ok && r.Failures() > 0:
		return fmt.Errorf("%s failed; see the notes under the table, and %s", report.Count(r.Failures(), "trial"),
			filepath.Join(session.Dir(), "trials.jsonl"))
	}
	return nil
}

// openRevisions builds the workers of two revisions, each in a temporary worktree that is gone when it returns, and begins the
// run that compares them.
func openRevisions(ctx context.Context, o runOptions, texts []string, stderr io.Writer) (session *trial.Session, _ *crew, err error) {
	builds, err := newBuilds(stderr, o.progress)
	if err != nil {
		return nil, nil, err
	}
	repository, err := build.OpenRepository(ctx)
	if err != nil {
		return nil, nil, err
	}
	revisions, err := resolveRevisions(ctx, repository, texts)
	if err != nil {
		return nil, nil, err
	}
	c := &crew{}
	defer func() { err = errors.Join(err, c.removeTrees()) }()
	if err := c.addRevisions(ctx, repository, revisions, builds); err != nil {
		return nil, nil, err
	}
	c.tellRevisions(stderr, o)
	plan, data, err := newRevisionsPlan(ctx, o, c, stderr)
	if err != nil {
		return nil, nil, err
	}
	if err := c.layOut(ctx, plan, builds); err != nil {
		return nil, nil, err
	}
	if o.out == "" {
		o.out = filepath.Join("vmbench-runs", time.Now().Format("20060102-150405"))
	}
	session, err = trial.Begin(o.out, plan, c.facts(ctx), data)
	if err == nil && o.progress != "none" {
		fmt.Fprintf(stderr, "%s, seed %d, in %s\n", report.Count(len(plan.Cases), "case"), plan.Seed, o.out)
	}
	return session, c, err
}

// resolveRevisions finds the commits. What is in the work tree and in no commit would be in neither revision, which
// nobody expects.
func resolveRevisions(ctx context.Context, r *build.Repository, texts []string) ([]revision, error) {
	var revisions []revision
	for i, text := range texts {
		commit, err := r.Resolve(ctx, text)
		if err != nil {
			return nil, err
		}
		revisions = append(revisions, revision{buildNames[i], text, commit})
	}
	changes, err := r.Changes(ctx)
	if err == nil && len(changes) > 0 {
		more := ""
		if len(changes) > 3 {
			changes, more = changes[:3], fmt.Sprintf(" and %d more", len(changes)-3)
		}
		err = fmt.Errorf("the work tree has changes that are in no commit, and so in neither revision:\n%s%s\ncommit or stash them first",
			strings.Join(changes, "\n"), more)
	}
	return revisions, err
}

// addRevisions builds a worker of each revision. The worktrees stay for the code layouts.
func (c *crew) addRevisions(ctx context.Context, r *build.Repository, revisions []revision, b *builds) error {
	protocols := map[string]int{}
	for _, revision := range revisions {
		tree, err := r.Add(ctx, revision.commit)
		if err != nil {
			return fmt.Errorf("%s: %w", revision, err)
		}
		c.trees = append(c.trees, tree)
		target := build.Target{Dir: tree.Dir, Package: "./cmd/vmbench", Trim: true}
		programs, err := b.build(ctx, revision.String(), []build.Target{target})
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			return fmt.Errorf("%s does not build: %w", revision, err)
		}
		worker := trial.Worker{Program: programs[0].Path, Args: []string{workerCommand}, Build: revision.name}
		if protocols[revision.name], err = worker.Protocol(ctx); err != nil {
			return fmt.Errorf("%s: %w", revision, err)
		}
		descriptions, err := worker.Describe(ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", revision, err)
		}
		c.workers, c.targets, c.described = append(c.workers, worker), append(c.targets, target), append(c.described, descriptions)
		c.builds = append(c.builds, trial.Build{Name: revision.name, Revision: revision.text, Commit: revision.commit, Hash: programs[0].Hash})
	}
	base, head := protocols[buildNames[0]], protocols[buildNames[1]]
	if base != head && base != 0 && head != 0 {
		return fmt.Errorf("%s and %s measure in different ways (protocols %d and %d), so their times are not to be compared",
			revisions[0], revisions[1], base, head)
	}
	if base != head {
		fmt.Fprintln(b.stderr, "warning: one of the revisions is older than what says how it measures: that both measure in the same way is assumed")
	}
	return nil
}

func (r revision) String() string { return fmt.Sprintf("%s (%s, %.12s)", r.name, r.text, r.commit) }

// removeTrees removes the worktrees.
func (c *crew) removeTrees() error {
	var all []error
	for _, tree := range c.trees {
		all = append(all, tree.Remove())
	}
	return errors.Join(all...)
}

// tellRevisions says what a reader of the comparison should know before it.
func (c *crew) tellRevisions(stderr io.Writer, o runOptions) {
	if o.progress == "none" {
		return
	}
	switch base, head := c.builds[0], c.builds[1]; {
	case base.Commit == head.Commit:
		fmt.Fprintln(stderr, "base and head are the same commit: what differs is noise")
	case base.Hash == head.Hash:
		fmt.Fprintln(stderr, "base and head give the same program, byte for byte: what differs is noise")
	}
}

// newRevisionsPlan makes the plan of the flags, for what both revisions have.
func newRevisionsPlan(ctx context.Context, o runOptions, c *crew, stderr io.Writer) (trial.Plan, *trial.Data, error) {
	plan, data, err := newPlan(ctx, o, nil)
	if err != nil {
		return plan, nil, err
	}
	var dropped []string
	plan.Cases = slices.DeleteFunc(plan.Cases, func(one trial.Case) bool {
		for i, list := range c.described {
			if !slices.ContainsFunc(list, func(d trial.Description) bool {
				return d.Name == one.Strategy && (d.Formats == nil || slices.Contains(d.Formats, one.Format))
			}) {
				dropped = appendNew(dropped, fmt.Sprintf("%s has no %s in %s", c.builds[i].Name, one.Strategy, one.Format))
				return true
			}
		}
		return false
	})
	if len(dropped) > 0 {
		fmt.Fprintf(stderr, "warning: left out, since %s\n", strings.Join(dropped, "; "))
	}
	if len(plan.Cases) == 0 {
		return plan, nil, errors.New("the revisions have none of the cases in common")
	}
	if !o.changed("budget") {
		plan.Stop.Budget *= time.Duration(len(buildNames))
	}
	return plan.OfBuilds(buildNames), data, nil
}
