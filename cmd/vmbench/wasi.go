package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/build"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/internal/wasi"
)

// wasiCommand is the name of the command by which wazero runs a worker.
const wasiCommand = "wasi"

func newWASICommand() *cobra.Command {
	return &cobra.Command{
		Use:    wasiCommand + " MODULE",
		Short:  "Run a worker that was compiled to WebAssembly",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			code, err := wasi.Run(cmd.Context(), args[0])
			if code != 0 {
				return &exitError{code: code}
			}
			return err
		},
	}
}

// checkEngine refuses what cannot be had of a worker that an engine runs.
func checkEngine(o runOptions) error {
	if o.engine == "" {
		return nil
	}
	for _, other := range []string{"peers", liveTypesFlag, "layouts", "instructions"} {
		if o.changed(other) {
			return usageError("--%s cannot be had under an engine: leave out --engine or --%s; see vmbench run --help", other, other)
		}
	}
	if err := wasi.Check(o.engine); err != nil {
		return usageError("--engine: %w; see vmbench run --help", err)
	}
	return nil
}

// runUnder has an engine run the worker, which is built as WebAssembly, in place of this program.
func (c *crew) runUnder(ctx context.Context, engine, executable string, b *builds) error {
	root, err := build.Checkout()
	if err != nil {
		return fmt.Errorf("--engine: %w", err)
	}
	host, err := wasi.Find(ctx, engine, []string{executable, wasiCommand})
	if err != nil {
		return fmt.Errorf("--engine: %w", err)
	}
	target := build.Target{Dir: root, Package: "./internal/wasi/worker", Env: []string{"GOOS=wasip1", "GOARCH=wasm"}}
	programs, err := b.build(ctx, "the worker as WebAssembly", []build.Target{target})
	if err != nil {
		return fmt.Errorf("--engine: %w", err)
	}
	command, err := host.Command(ctx, programs[0].Path)
	if err != nil {
		return fmt.Errorf("--engine: %w", err)
	}
	worker := trial.Worker{Program: command[0], Args: command[1:]}
	if _, err := worker.Describe(ctx); err != nil {
		return fmt.Errorf("--engine: %s does not run the worker: %w", host, err)
	}
	c.workers = trial.Workers{worker}
	c.targets, c.program, c.engine = []build.Target{target}, programs[0].Path, host.String()
	return nil
}
