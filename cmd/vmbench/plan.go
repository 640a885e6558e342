package main

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/vmbench/vmbench/internal/probe"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/all"
	"github.com/vmbench/vmbench/workloads"
)

// newPlan makes the plan of the flags and loads its documents. Peers are the strategies of the peers' worker.
func newPlan(ctx context.Context, o runOptions, peers []trial.Description) (plan trial.Plan, data *trial.Data, err error) {
	preset, ok := trial.LookupPreset(o.preset)
	if !ok {
		presets := namesOf(trial.Presets(), func(p trial.Preset) string { return p.Name })
		return plan, nil, unknownName("preset", o.preset, presets, "vmbench run --help")
	}
	if o.changed("rounds") {
		preset.SetRounds(o.rounds)
	}
	if o.changed("time") {
		preset.SetTime(o.time)
	}
	plan = trial.Plan{
		Preset: preset.Name, Filter: o.filter, Seed: o.seed, Stop: preset.Stop, Design: preset.Design, Peers: o.peers,
		Instructions: o.instructions, Engine: o.engine,
	}
	if plan.Cases, err = planCases(o, preset, peers); err != nil {
		return plan, nil, err
	}
	plan.Stop.Budget = budgetFor(len(plan.Cases), preset)
	if plan.Baseline, err = chooseBaseline(o, plan.Cases); err != nil {
		return plan, nil, err
	}
	if err := o.override(&plan); err != nil {
		return plan, nil, err
	}
	if err := plan.Check(); err != nil {
		return plan, nil, &exitError{codeUsage, err}
	}
	works := chosenWorkloads(plan.Cases)
	if plan.File != "" && (len(works) != 1 || works[0].Messages != nil) {
		return plan, nil, usageError("--data takes the place of one workload's document, but the filter chooses %s: "+
			"name the one whose type fits, such as --filter workload:twitter", listedWorkloads(works))
	}
	if data, err = trial.LoadData(ctx, works, plan.File); err != nil {
		return plan, nil, err
	}
	if err := data.AddFormats(plan.Cases, all.Reference()); err != nil {
		return plan, nil, err
	}
	plan.Data, plan.Formats, plan.Missing = data.Hashes, data.FormatHashes(), data.Missing
	return plan, data, nil
}

// budgetFor is the preset's budget, stretched where there are more cases than it is made for: their rounds take longer,
// and need not be fewer.
func budgetFor(cases int, preset trial.Preset) time.Duration {
	usual := len(usualSelection(preset, shownSelection(nil)).Cases())
	return preset.Stop.Budget * time.Duration(max(cases, usual)) / time.Duration(usual)
}

// shownSelection is all that there is but for the hidden strategies.
func shownSelection(peers []string) trial.Selection {
	shown := trial.Selection{
		Ops:        trial.Ops(),
		Strategies: slices.Concat(strategyNames(), peers),
		Workloads:  workloadNames(),
	}
	for _, format := range formats() {
		shown.Formats = append(shown.Formats, format.name)
	}
	return shown
}

// usualSelection is what a preset measures unless the filter names more: of the formats JSON alone.
func usualSelection(preset trial.Preset, shown trial.Selection) trial.Selection {
	usual := preset.Usual(shown)
	usual.Formats = []strategies.Format{strategies.JSON}
	return usual
}

// planCases are the cases of the flags, without those of peers that do not have the format. Workloads of many types take the place of the
// usual ones.
func planCases(o runOptions, preset trial.Preset, peers []trial.Description) ([]trial.Case, error) {
	shown := shownSelection(descriptionNames(peers))
	usual := usualSelection(preset, shown)
	if len(o.liveTypes) > 0 {
		usual.Workloads = liveNames(o.liveTypes)
		shown.Workloads = slices.Concat(shown.Workloads, usual.Workloads)
	}
	cases, err := chooseCases(o.filter, shown, usual)
	if err != nil {
		return nil, hintLive(o, err)
	}
	if cases, err = dropForeign(o, cases, peers); err != nil {
		return nil, err
	}
	return cases, checkLiveCases(o, cases)
}

// dropForeign leaves out the cases of peers in formats that they do not have: most libraries have one.
func dropForeign(o runOptions, cases []trial.Case, peers []trial.Description) ([]trial.Case, error) {
	var dropped []string
	kept := slices.DeleteFunc(cases, func(c trial.Case) bool {
		i := slices.IndexFunc(peers, func(d trial.Description) bool { return d.Name == c.Strategy })
		if i < 0 || slices.Contains(peers[i].Formats, c.Format) {
			return false
		}
		names := namesOf(peers[i].Formats, func(f strategies.Format) string { return string(f) })
		dropped = appendNew(dropped, c.Strategy+" has "+strings.Join(names, ", "))
		return true
	})
	if len(kept) == 0 {
		return nil, usageError("the filter %q chooses only strategies in formats that they do not have (%s): name the format in it, too, such as "+
			"format:%s", o.filter, strings.Join(dropped, "; "), formatNames()[1])
	}
	return kept, nil
}

// chooseCases returns the cases that a filter selects, of the usual ones if it names no others. Hidden strategies take part
// only if they are named.
func chooseCases(query string, shown, usual trial.Selection) ([]trial.Case, error) {
	filter, err := trial.NewFilter(query)
	if err != nil {
		return nil, &exitError{codeUsage, err}
	}
	known := shown
	known.Strategies = slices.Concat(shown.Strategies, hiddenNames())
	cases, err := filter.Choose(known, usual)
	if err != nil {
		return nil, &exitError{codeUsage, err}
	}
	return cases, nil
}

func hiddenNames() []string { return namesOf(all.Hidden(), strategies.Strategy.Name) }

// chooseBaseline is the strategy asked for, which must be measured; else the usual one, or the first that is measured.
func chooseBaseline(o runOptions, cases []trial.Case) (string, error) {
	if slices.ContainsFunc(cases, func(c trial.Case) bool { return c.Strategy == o.baseline }) {
		return o.baseline, nil
	}
	if !o.changed("baseline") {
		return cases[0].Strategy, nil
	}
	if _, ok := all.Lookup(o.baseline); !ok {
		return "", unknownName("strategy", o.baseline, strategyNames(), "vmbench list strategies")
	}
	return "", usageError("the baseline %s is not among the cases that the filter chooses", o.baseline)
}

// override puts the flags that were given into the plan.
func (o runOptions) override(plan *trial.Plan) (err error) {
	if !o.changed("seed") {
		plan.Seed = rand.Uint64() >> 11 // small enough for every reader of JSON
	}
	if o.changed("precision") {
		if plan.Stop.Precision, err = parsePrecision(o.precision); err != nil {
			return err
		}
	}
	if o.changed("budget") {
		plan.Stop.Budget = o.budget
	}
	if o.changed("limit") {
		plan.Design.Limit = o.limit
	}
	plan.Design.Layouts = o.layouts
	if o.data != "" {
		plan.File, err = filepath.Abs(o.data)
	}
	return err
}

// parsePrecision reads a part: 0.01 and 1% are the same.
func parsePrecision(text string) (float64, error) {
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	value, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if percent {
		value /= 100
	}
	if err != nil || !(value > 0 && value < 1) {
		return 0, usageError("precision %q is not a part such as 1%% or 0.01; see vmbench run --help", text)
	}
	return value, nil
}

// chosenWorkloads are the workloads of some cases, in the order of tables.
func chosenWorkloads(cases []trial.Case) []*workloads.Workload {
	chosen := slices.DeleteFunc(workloads.All(), func(w *workloads.Workload) bool {
		return !slices.ContainsFunc(cases, func(c trial.Case) bool { return c.Workload == w.Name })
	})
	for _, n := range liveCounts(cases) {
		chosen = append(chosen, probe.Workload(n))
	}
	return chosen
}

// listedWorkloads names a few workloads, or counts them.
func listedWorkloads(works []*workloads.Workload) string {
	if len(works) == 1 {
		return works[0].Name + ", which has many types"
	}
	return report.Count(len(works), "workload")
}
