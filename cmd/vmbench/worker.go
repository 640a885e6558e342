package main

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/strategies/all"
	"github.com/vmbench/vmbench/strategies/control"
	"github.com/vmbench/vmbench/workloads"
)

// workerCommand is the name of the command that run starts for each trial.
const workerCommand = "worker"

func newWorkerCommand() *cobra.Command {
	return &cobra.Command{
		Use:    workerCommand,
		Short:  "Run the one trial that standard input asks for",
		Hidden: true,
		Args:   cobra.NoArgs,
		Run: func(*cobra.Command, []string) {
			trial.Main(slices.Concat(all.Strategies(), all.Hidden(), control.Of(all.Strategies())), workloads.All(), all.Reference())
		},
	}
}
