package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/all"
	"github.com/vmbench/vmbench/workloads"
)

type listOptions struct {
	topic, format string
	peers         bool
}

// topics are what can be listed.
var topics = []string{"strategies", "workloads", "formats"}

func newListCommand() *cobra.Command {
	var o listOptions
	cmd := &cobra.Command{
		Use:   "list [strategies|workloads|formats]",
		Short: "List strategies, workloads and formats",
		Long: `List what there is to compare: the strategies with what they do and leave out,
the workloads with the size of their documents and the shape of their types,
and the formats. No document is looked for.`,
		Example: `  vmbench list
  vmbench list workloads
  vmbench list strategies --format markdown
  vmbench list --peers                         with their versions and traits`,
		ValidArgs: topics,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError("list takes one topic at most, not %q; see vmbench list --help", args)
			}
			if len(args) == 1 && !slices.Contains(topics, args[0]) {
				return unknownName("topic", args[0], topics, "vmbench list --help")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.topic = strings.Join(args, "")
			format, err := outputFormat(cmd, o.format)
			if err != nil {
				return err
			}
			if o.peers && o.topic != "" && o.topic != topics[0] {
				return usageError("--peers lists strategies, not %s; see vmbench list --help", o.topic)
			}
			if o.peers {
				return listPeers(cmd, format)
			}
			return runList(o.topic, format, cmd.OutOrStdout())
		},
	}
	cmd.Flags().BoolVar(&o.peers, "peers", false, "list the strategies with the libraries that --peers of run adds (needs the go command)")
	addOutputFlag(cmd, &o.format)
	return cmd
}

func runList(topic string, format report.Format, w io.Writer) error {
	forPeople := format == report.Table || format == report.Markdown
	if topic == "" && !forPeople {
		return usageError("list --format %s needs a topic: %s", format, strings.Join(topics, ", "))
	}
	for i, grid := range gridsOf(topic, forPeople) {
		if i > 0 {
			if _, err := fmt.Fprintln(w); err != nil {
				return err
			}
		}
		if err := grid.Write(w, format, styleOf(w)); err != nil {
			return err
		}
	}
	return nil
}

// gridsOf are the tables of a topic, or of all. For programs a topic is one table, for people the traits of the strategies
// are a table of their own, with a column for each strategy.
func gridsOf(topic string, forPeople bool) []*report.Grid {
	var grids []*report.Grid
	if topic == "" || topic == "strategies" {
		if forPeople {
			grids = append(grids, strategyGrid(), traitGrid())
		} else {
			grids = append(grids, wideStrategyGrid())
		}
	}
	if topic == "" || topic == "workloads" {
		grids = append(grids, workloadGrid(forPeople))
	}
	if topic == "" || topic == "formats" {
		grids = append(grids, formatGrid())
	}
	return grids
}

func strategyGrid() *report.Grid { return summaryGrid(trial.DescribeAll(all.Complete())) }

func summaryGrid(list []trial.Description) *report.Grid {
	grid := &report.Grid{Header: []string{"strategy", "how it works"}}
	for _, d := range list {
		grid.Rows = append(grid.Rows, []string{d.Name, d.Traits.Summary})
	}
	return grid
}

// traits are the traits of a strategy, in words.
var traits = []struct {
	text string
	of   func(strategies.Traits) bool
}{
	{"reads and writes values through unsafe", func(t strategies.Traits) bool { return t.Unsafe }},
	{"grows with each type at build time", func(t strategies.Traits) bool { return t.PerType }},
	{"copies decoded strings", func(t strategies.Traits) bool { return t.CopiesStrings }},
	{"repairs invalid UTF-8", func(t strategies.Traits) bool { return t.ValidatesUTF8 }},
	{"escapes <, > and &", func(t strategies.Traits) bool { return t.EscapesHTML }},
	{"sorts the members of maps", func(t strategies.Traits) bool { return t.SortsMaps }},
	{"refuses data after the value", func(t strategies.Traits) bool { return t.ChecksEnd }},
}

func traitGrid() *report.Grid {
	grid := &report.Grid{Header: append([]string{"trait"}, strategyNames()...)}
	for _, trait := range traits {
		row := []string{trait.text}
		for _, s := range all.Strategies() {
			row = append(row, yesNo(trait.of(s.Traits())))
		}
		grid.Rows = append(grid.Rows, row)
	}
	return grid
}

// wideStrategyGrid has a row for each strategy, with its traits as columns.
func wideStrategyGrid() *report.Grid {
	grid := strategyGrid()
	for _, trait := range traits {
		grid.Header = append(grid.Header, trait.text)
	}
	for i, s := range all.Complete() {
		for _, trait := range traits {
			grid.Rows[i] = append(grid.Rows[i], yesNo(trait.of(s.Traits())))
		}
	}
	return grid
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// workloadGrid lists the workloads. What their types hold is left to programs: there is no room for it in 80 columns, and
// the summaries say it.
func workloadGrid(forPeople bool) *report.Grid {
	grid := &report.Grid{
		Header: []string{"workload", "bytes", "fields", "what it is"},
		Right:  []bool{false, true, true},
	}
	if !forPeople {
		grid.Header = append(grid.Header, "structs", "holds")
	}
	for _, w := range workloads.All() {
		shape := shapeOf(w.Type())
		row := []string{w.Name, documentSize(w), strconv.Itoa(shape.fields), w.Summary}
		if !forPeople {
			row = append(row, strconv.Itoa(shape.structs), shape.holds())
		}
		grid.Rows = append(grid.Rows, row)
	}
	return grid
}

// documentSize is the size of the JSON that is decoded, compact for workloads that are made here.
func documentSize(w *workloads.Workload) string {
	if w.Document != nil {
		return strconv.Itoa(w.Document.Size)
	}
	if w.Input != nil {
		return strconv.Itoa(len(w.Input()))
	}
	text, err := json.Marshal(w.Value())
	if err != nil {
		return "?"
	}
	return strconv.Itoa(len(text))
}

func formatGrid() *report.Grid {
	grid := &report.Grid{Header: []string{"format", "what it is"}}
	for _, f := range formats() {
		grid.Rows = append(grid.Rows, []string{string(f.name), f.summary})
	}
	return grid
}
