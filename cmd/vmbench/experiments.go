package main

import (
	"slices"

	"github.com/vmbench/vmbench/internal/calibrate"
	"github.com/vmbench/vmbench/report"
)

// firstTen is the experiment that takes the first rounds of the default one.
const firstTen = "first ten"

// experimentOrder is the order in which the experiments are shown: from habit to the default, one precaution at a time.
var experimentOrder = []string{
	calibrate.Habitual, calibrate.InBlocks, calibrate.Interleaved, firstTen, calibrate.Default, calibrate.Builds,
	calibrate.Layouts,
}

// experimentRules are the rules by which each experiment's comparisons are judged.
var experimentRules = map[string][]string{
	calibrate.InBlocks:    {"Mann-Whitney"},
	calibrate.Interleaved: {"Mann-Whitney"},
	firstTen:              {"Mann-Whitney", "paired"},
	calibrate.Default:     {"paired", "paired, floor", "verdict"},
	calibrate.Builds:      {"Mann-Whitney", "verdict"},
	calibrate.Layouts:     {"Mann-Whitney", "verdict"},
}

func shownExperiment(e calibrate.Experiment) report.Experiment {
	return report.Experiment{Name: e.Name, Title: e.Title, Rules: experimentRules[e.Name]}
}

// sortExperiments puts the experiments in the order in which they are shown, and adds the one that has no runs of its own.
func sortExperiments(list []report.Experiment) []report.Experiment {
	list = append(list, report.Experiment{
		Name: firstTen, Title: "fresh process per trial", Rules: experimentRules[firstTen],
	})
	slices.SortStableFunc(list, func(a, b report.Experiment) int {
		return slices.Index(experimentOrder, a.Name) - slices.Index(experimentOrder, b.Name)
	})
	return list
}
