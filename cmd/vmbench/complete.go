package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/trial"
)

// complete lets the shell complete a flag's value from a list.
func complete(cmd *cobra.Command, flag string, values []string) {
	must(cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)))
}

// completeFilter lets the shell complete a flag that takes a filter: the keys, and behind a key its values.
func completeFilter(cmd *cobra.Command, flag string) {
	must(cmd.RegisterFlagCompletionFunc(flag,
		func(_ *cobra.Command, _ []string, text string) ([]string, cobra.ShellCompDirective) {
			return filterCompletions(text), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
		}))
}

// filterCompletions completes the last term of a filter.
func filterCompletions(text string) []string {
	start := strings.LastIndexAny(text, " (-") + 1
	before, term := text[:start], text[start:]
	values := filterValues()
	key, value, valued := strings.Cut(term, ":")
	var completions []string
	if !valued {
		for _, key := range []string{"op", "strategy", "format", "workload"} {
			if strings.HasPrefix(key, term) {
				completions = append(completions, before+key+":")
			}
		}
		return completions
	}
	for _, candidate := range values[key] {
		if strings.HasPrefix(candidate, value) {
			completions = append(completions, before+key+":"+candidate)
		}
	}
	return slices.Clip(completions)
}

// filterValues are the values of a filter's keys.
func filterValues() map[string][]string {
	return map[string][]string{
		"op":       namesOf(trial.Ops(), func(op trial.Op) string { return string(op) }),
		"strategy": strategyNames(),
		"format":   formatNames(),
		"workload": workloadNames(),
	}
}

// must panics on an error that only a mistake in the definition of a command can cause.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
