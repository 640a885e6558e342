package main

import (
	"github.com/vmbench/vmbench/internal/calibrate"
	"github.com/vmbench/vmbench/report"
)

// experimentOrder is the order in which the experiments are shown: from habit to the default, one precaution at a time.
var experimentOrder = []string{
	calibrate.Habitual, calibrate.InBlocks, calibrate.Interleaved, calibrate.Fresh, calibrate.Default, calibrate.Builds,
	calibrate.Layouts,
}

// experimentRules are the rules by which each experiment's comparisons are judged.
var experimentRules = map[string][]string{
	calibrate.Habitual:    {"Mann-Whitney"},
	calibrate.InBlocks:    {"Mann-Whitney"},
	calibrate.Interleaved: {"Mann-Whitney"},
	calibrate.Fresh:       {"Mann-Whitney", "paired"},
	calibrate.Default:     {"Mann-Whitney", "paired", "paired, floor", "verdict"},
	calibrate.Builds:      {"Mann-Whitney", "verdict"},
	calibrate.Layouts:     {"Mann-Whitney", "verdict"},
}

// shownExperiments are the experiments as a calibration shows them: those without rules have no comparisons of twins.
func shownExperiments() []report.Experiment {
	var shown []report.Experiment
	for _, name := range experimentOrder {
		shown = append(shown, report.Experiment{Name: name, Title: calibrate.Title(name), Rules: experimentRules[name]})
	}
	return shown
}
