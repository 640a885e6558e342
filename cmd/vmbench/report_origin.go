package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/vmbench/vmbench/internal/size"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/report/page"
)

// factList collects facts that are known.
type factList []report.KeyValue

func (f *factList) add(key string, values ...string) {
	values = slices.DeleteFunc(values, func(v string) bool { return v == "" })
	if len(values) > 0 {
		*f = append(*f, report.KeyValue{Key: key, Value: strings.Join(values, ", ")})
	}
}

// runOrigin is how a run was measured, on what, and how to do it again.
func runOrigin(run trial.Run) page.Origin {
	o := page.Origin{Facts: runFacts(run)}
	if run.DesignHash == "" {
		o.Notes = append(o.Notes, "The run has no run.json, so that it is not known how it was measured.")
		return o
	}
	args, ok := runArguments(run.Plan)
	if !ok {
		o.Notes = append(o.Notes, "The run is not one of vmbench run alone, so that no command measures it again.")
		return o
	}
	o.Command = again(run.Facts.Commit, args)
	if run.Facts.Dirty {
		o.Notes = append(o.Notes, "The source had changes that are not in the commit.")
	}
	return o
}

func runFacts(run trial.Run) []report.KeyValue {
	var facts factList
	f, d := run.Facts, run.Plan.Design
	if !run.Start.IsZero() {
		facts.add("begun", run.Start.UTC().Format("2006-01-02 15:04 MST"))
	}
	cpus := ""
	if f.CPUs > 0 {
		cpus = report.Count(f.CPUs, "CPU")
	}
	facts.add("machine", f.CPU, cpus, prefixed("kernel ", f.Kernel), prefixed("governor ", f.Governor))
	facts.add("programs", f.Go, prefixed(f.GOOS+"/", f.GOARCH), f.Level, prefixed("GOEXPERIMENT=", f.Experiment))
	for _, name := range slices.Sorted(maps.Keys(f.Variables)) {
		facts.add(name, f.Variables[name])
	}
	facts.add("commit", f.Commit, map[bool]string{true: "with changes"}[f.Dirty])
	if d.Time > 0 {
		quantile := ""
		if d.Quantile > 0 { // runs of before there was a choice do not say
			quantile = fmt.Sprintf(", of which the %s quantile of the clean ones counts", report.FormatPercent(d.Quantile))
		}
		facts.add("design", fmt.Sprintf("a fresh process for each trial; %v in %d windows or more%s; rounds in random order, seed %d",
			d.Time, d.Windows, quantile, run.Plan.Seed))
	}
	if f.Peers != nil {
		var libraries []string
		for _, path := range slices.Sorted(maps.Keys(f.Peers.Modules)) {
			libraries = append(libraries, path+" "+f.Peers.Modules[path])
		}
		facts.add("libraries", libraries...)
	}
	facts.add("hashes", prefixed("plan ", run.PlanHash), prefixed("design ", run.DesignHash), prefixed("worker ", f.Worker))
	return facts
}

func prefixed(prefix, text string) string {
	if text == "" {
		return ""
	}
	return prefix + text
}

// runArguments are the arguments of vmbench that measure a plan again; ok is false for plans that it does not make.
func runArguments(plan trial.Plan) (args []string, ok bool) {
	preset, known := trial.LookupPreset(plan.Preset)
	d := plan.Design
	ordered := d.Order == preset.Design.Order || d.Order == "" // as in runs of before there was a choice
	if !known || len(plan.Loads) > 0 || !ordered || d.Shared || d.Scope != trial.ByRound {
		return nil, false
	}
	args = []string{"run"}
	flag := func(given bool, name, value string) {
		if given {
			args = append(args, "--"+name+" "+quote(value))
		}
	}
	rounds := plan.Stop.Budget == 0 && plan.Stop.Precision == 0
	if rounds {
		preset.SetRounds(plan.Stop.Rounds)
	}
	flag(plan.Preset != trial.Presets()[0].Name, "preset", plan.Preset)
	flag(true, "seed", strconv.FormatUint(plan.Seed, 10))
	flag(rounds, "rounds", strconv.Itoa(plan.Stop.Rounds))
	if d.Protocol == preset.Design.Protocol { // what other versions of vmbench had as their usual values is not known
		flag(!rounds && plan.Stop.Precision != preset.Stop.Precision, "precision", strconv.FormatFloat(plan.Stop.Precision, 'g', -1, 64))
		flag(!rounds && plan.Stop.Budget != budgetFor(len(plan.Cases), preset), "budget", plan.Stop.Budget.Round(time.Second).String())
		flag(d.Time != preset.Design.Time, "time", d.Time.String())
		preset.SetTime(d.Time)
		flag(d.Limit != preset.Design.Limit, "limit", d.Limit.String())
	}
	flag(plan.Baseline != report.DefaultOptions().Baseline, "baseline", plan.Baseline)
	if plan.Peers {
		args = append(args, "--peers")
	}
	if counts := liveCounts(plan.Cases); len(counts) > 0 {
		flag(true, liveTypesFlag, commaInts(counts))
	}
	if d.Layouts > 0 {
		args = append(args, "--layouts="+strconv.Itoa(d.Layouts))
	}
	if plan.Instructions {
		args = append(args, "--instructions")
	}
	flag(plan.File != "", "data", filepath.Base(plan.File))
	flag(plan.Filter != "", "filter", plan.Filter)
	return args, true
}

func commaInts(numbers []int) string {
	return strings.Join(namesOf(numbers, strconv.Itoa), ",")
}

// sizesOrigin is how sizes were measured, and how to do it again. What they were measured with is among the lines of their tables.
func sizesOrigin(plan size.Plan, r size.Result) page.Origin {
	if of := r.Facts["types-of"]; of != "" {
		return page.Origin{Notes: []string{"The types are those of " + of + ", whose names are not stored."}}
	}
	args := []string{
		"size", "--hosts " + quote(strings.Join(plan.Hosts, ",")), "--types " + commaInts(plan.Types), "--formats " + commaInts(plan.Formats),
		"--strategies " + quote(strings.Join(plan.Strategies, ",")),
	}
	if target, pie := strings.CutSuffix(r.Facts["target"], " PIE"); target != "" {
		args = append(args, "--target "+quote(target))
		if pie {
			args = append(args, "--pie")
		}
	}
	commit, dirty := strings.CutSuffix(r.Facts[factCommit], " with changes")
	o := page.Origin{Command: again(commit, args)}
	if dirty {
		o.Notes = append(o.Notes, "The source had changes that are not in the commit.")
	}
	return o
}

// again are the lines of a shell that run vmbench, of a commit if it is known, with arguments that are quoted.
func again(commit string, args []string) (lines []string) {
	if commit != "" {
		lines = append(lines, "git checkout "+quote(commit))
	}
	words := append([]string{"go", "run", "./cmd/vmbench"}, args...)
	line := ""
	for i, word := range words {
		switch {
		case i == 0:
			line = word
		case len(line)+len(word)+3 > commandWidth && i > 3:
			lines, line = append(lines, line+` \`), "  "+word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}

// commandWidth is the longest line of a command, where its words allow.
const commandWidth = 76

// quote writes a word for a shell.
func quote(word string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("_./:=,@%+-", r)
	}
	if word != "" && strings.IndexFunc(word, func(r rune) bool { return !plain(r) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
