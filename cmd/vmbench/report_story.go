package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/vmbench/vmbench/internal/dispatch"
	"github.com/vmbench/vmbench/internal/probe"
	"github.com/vmbench/vmbench/internal/size"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/report/page"
)

// readList reads a file that names runs: a directory a line, or label=DIR; lines that begin with # are left out. Directories are
// relative to the file.
func readList(path string) (args []string, err error) {
	list, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("--list: %w", err)
	}
	defer list.Close()
	lines := bufio.NewScanner(list)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		label, dir, labelled := strings.Cut(line, "=")
		if !labelled {
			label, dir = "", line
		}
		if dir = strings.TrimSpace(dir); !filepath.IsAbs(dir) {
			dir = filepath.Join(filepath.Dir(path), dir)
		}
		args = append(args, strings.TrimSpace(label)+"="+dir)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("--list %s: %w", path, err)
	}
	if len(args) == 0 {
		return nil, fmt.Errorf("--list %s: it names no run; write a directory on a line", path)
	}
	return args, nil
}

// openStory reads runs and sizes. What cannot be used is told to problem and left out.
func openStory(args []string, problem func(error)) *page.Story {
	story := &page.Story{}
	for _, arg := range args {
		label, dir := "", arg
		if l, d, ok := strings.Cut(arg, "="); ok && !exists(arg) {
			label, dir = l, d
		}
		if err := addTo(story, label, dir, problem); err != nil {
			problem(err)
		}
	}
	return story
}

// addTo reads a directory: a run, a sweep of sizes, a run of the dispatch lab, or several of them.
func addTo(story *page.Story, label, dir string, problem func(error)) error {
	if info, err := os.Stat(dir); err != nil {
		return fmt.Errorf("%w; want the directory of a run or of sizes, or label=DIR", err)
	} else if !info.IsDir() {
		return fmt.Errorf("%s: no directory; want that of a run or of sizes. vmbench compare takes files", dir)
	}
	hasSizes := exists(filepath.Join(dir, sizeSamples))
	hasTrials := exists(filepath.Join(dir, "trials.jsonl"))
	isLab := exists(filepath.Join(dir, dispatch.RunFile))
	if !hasSizes && !hasTrials && !isLab {
		return fmt.Errorf("%s: it has no trials.jsonl, no %s and no %s; name a directory that vmbench run, size or dispatch --out wrote",
			dir, sizeSamples, dispatch.RunFile)
	}
	if isLab {
		run, samples, err := dispatch.Read(dir)
		if err != nil {
			return err
		}
		story.Runs = append(story.Runs, &page.Run{
			Label: label, Report: dispatchReport(dir, run, samples, nil), Origin: dispatchOrigin(run), Marked: []string{"tail", "musttail"},
		})
	}
	if hasTrials {
		in := &input{path: dir}
		if err := in.openRun(problem); err != nil {
			return err
		}
		story.Runs = append(story.Runs, storyRun(label, in))
	}
	if hasSizes {
		sizes, err := storySizes(label, dir)
		if err != nil {
			return err
		}
		story.Sizes = append(story.Sizes, sizes)
	}
	return nil
}

// storyRun analyses a run, as compare does. It takes the records out of the input, since there may be many.
func storyRun(label string, in *input) *page.Run {
	run, kept := in.run.Run, in.run.kept()
	out := &page.Run{Label: label, Trials: storyTrials(in.run.records, kept), Names: map[string]string{}, Origin: runOrigin(run)}
	in.run.records = nil
	out.Report = report.New(reportRun(in.path, run, kept, nil), measurements(run, kept), reportOptions(run))
	for _, n := range liveCounts(run.Plan.Cases) {
		out.Names[probe.WorkloadName(n)] = report.Count(n, "type") + map[bool]string{true: " in turn"}[n > 1]
	}
	if len(liveSeries(run.Plan)) > 1 {
		out.Growth = &report.Sizes{Strategies: out.Report.Strategies, Times: sizeTimes(out.Report)}
	}
	return out
}

// storyTrials are the attempts that gave a time, with what became of each.
func storyTrials(records []trial.Record, kept trial.Kept) []page.Trial {
	counting := make(map[trial.Turn]int, len(kept.Records))
	for _, r := range kept.Records {
		counting[trial.Turn{Round: r.Round, Case: r.Case}] = r.Attempt
	}
	var trials []page.Trial
	for i := range records {
		r := &records[i]
		if r.Result == nil || r.Round < 1 {
			continue
		}
		t := page.Trial{
			Case:     report.Case{Op: string(r.Case.Op), Format: string(r.Case.Format), Workload: r.Case.Workload},
			Strategy: r.Case.Strategy, After: r.Start.Sub(records[0].Start), Seconds: r.Result.Time / 1e9, Fate: page.Replaced,
		}
		switch {
		case slices.Contains(kept.Discarded, r.Round):
			t.Fate = page.Discarded
		case counting[trial.Turn{Round: r.Round, Case: r.Case}] == r.Attempt:
			t.Fate = page.Counts
		}
		trials = append(trials, t)
	}
	slices.SortStableFunc(trials, func(a, b page.Trial) int { return int(a.After - b.After) })
	return trials
}

// storySizes reads a sweep of sizes back.
func storySizes(label, dir string) (*page.Sizes, error) {
	path := filepath.Join(dir, sizeSamples)
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var saved size.Result
	if err := json.Unmarshal(text, &saved); err != nil {
		return nil, fmt.Errorf("%s: %w; measure again with vmbench size --out %s", path, err, dir)
	}
	plan := size.PlanOf(saved.Samples)
	if len(plan.Strategies) == 0 {
		return nil, fmt.Errorf("%s: it has no sizes; measure again with vmbench size --out %s", path, dir)
	}
	result := size.NewResult(saved.Facts, saved.Samples)
	return &page.Sizes{Label: label, Directory: dir, Sizes: sizeSheet(plan, result), Origin: sizesOrigin(plan, result)}, nil
}
