package main

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
)

type mergeOptions struct{ out, format string }

func newMergeCommand() *cobra.Command {
	var o mergeOptions
	cmd := &cobra.Command{
		Use:   "merge DIR...",
		Short: "Make one run of the shards that several machines have measured",
		Long: `Make one run of the shards that several machines have measured with vmbench run
--shard, and print its table. The merged run has the plan and the cases of one
that was not split.

Absolute times of different machines are never put together: a workload was
measured on one machine, with all strategies, and its ratios are of that
machine. A mean over workloads of different machines has ratios alone, and
bench.txt names the machine, so that benchstat keeps them apart, too.

A shard that is missing, there twice, not finished, or of another plan, design,
seed or program is an error. The shards are not changed.`,
		Example: `  vmbench merge shard-1 shard-2 shard-3 --out run
  vmbench merge shards/* --out run --format markdown`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError("merge what? name the directories of the shards; see %s --help", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runMerge(cmd, o, args) },
	}
	cmd.Flags().StringVar(&o.out, "out", "", "directory of the merged run")
	addOutputFlag(cmd, &o.format)
	must(cmd.MarkFlagDirname("out"))
	cmd.ValidArgsFunction = completeDirs
	return cmd
}

func runMerge(cmd *cobra.Command, o mergeOptions, dirs []string) error {
	format, err := outputFormat(cmd, o.format)
	if err != nil {
		return err
	}
	if o.out == "" {
		return usageError("merge into which directory? say it with --out, such as --out run; see %s --help", cmd.CommandPath())
	}
	run, records, err := trial.Merge(dirs, o.out)
	if err != nil {
		return err
	}
	kept := run.Plan.Design.Keep(records)
	r := report.New(reportRun(o.out, run, kept, nil), measurements(run, kept), reportOptions(run))
	if err := r.Write(cmd.OutOrStdout(), format, styleOf(cmd.OutOrStdout())); err != nil {
		return err
	}
	if r.Failures() > 0 {
		return errors.New(report.Count(r.Failures(), "trial") + " failed; see the notes under the table")
	}
	return nil
}

// completeDirs completes arguments that are directories.
func completeDirs(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}
