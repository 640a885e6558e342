package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/all"
)

// peerTraits are the traits in words that fit the head of a column.
var peerTraits = []struct {
	text string
	of   func(strategies.Traits) bool
}{
	{"unsafe", func(t strategies.Traits) bool { return t.Unsafe }},
	{"per type", func(t strategies.Traits) bool { return t.PerType }},
	{"copies", func(t strategies.Traits) bool { return t.CopiesStrings }},
	{"UTF-8", func(t strategies.Traits) bool { return t.ValidatesUTF8 }},
	{"HTML", func(t strategies.Traits) bool { return t.EscapesHTML }},
	{"sorts", func(t strategies.Traits) bool { return t.SortsMaps }},
	{"end", func(t strategies.Traits) bool { return t.ChecksEnd }},
	{"own", func(t strategies.Traits) bool { return t.OwnForm }},
	{"caches", func(t strategies.Traits) bool { return t.Caches }},
}

// listPeers lists our strategies and those of the peers' worker, which it builds and asks.
func listPeers(cmd *cobra.Command, format report.Format) error {
	builds, err := newBuilds(cmd.ErrOrStderr(), "auto")
	if err != nil {
		return err
	}
	crew, err := newCrew(cmd.Context(), true, "", builds)
	if err != nil {
		return err
	}
	list := slices.Concat(trial.DescribeAll(all.Strategies()), crew.peers.Strategies)
	grid, w := summaryGrid(list), cmd.OutOrStdout()
	forPeople := format == report.Table || format == report.Markdown
	if forPeople {
		if err := grid.Write(w, format, styleOf(w)); err != nil {
			return err
		}
		fmt.Fprintln(w)
		grid = &report.Grid{Header: []string{"strategy"}}
		for i := range list {
			grid.Rows = append(grid.Rows, []string{list[i].Name})
		}
	}
	for _, trait := range peerTraits {
		grid.Header = append(grid.Header, trait.text)
		for i, d := range list {
			grid.Rows[i] = append(grid.Rows[i], yesNo(trait.of(d.Traits)))
		}
	}
	fallsBack := func(d trial.Description) bool { return d.Traits.Fallback != "" }
	if !forPeople || slices.ContainsFunc(list, fallsBack) {
		grid.Header = append(grid.Header, "fallback")
		for i, d := range list {
			grid.Rows[i] = append(grid.Rows[i], d.Traits.Fallback)
		}
	}
	return grid.Write(w, format, styleOf(w))
}
