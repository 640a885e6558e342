// Command vmbench compares serialization strategies over shared workloads: reflection, generated code, double dispatch and
// a virtual machine.
//
// Each command has a file of its own that parses its flags, calls the packages that do the work, and prints. Results go to
// standard output and nothing else does; progress, warnings and errors go to standard error.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	code := execute(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// execute runs the command line and returns the exit code. An error is printed once, here.
func execute(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := newRootCommand()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err != nil && err.Error() != "" {
		fmt.Fprintf(stderr, "vmbench: %v\n", err)
	}
	return exitCode(err)
}

func newRootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "vmbench",
		Short: "Compare serialization strategies over shared workloads",
		Long: `vmbench measures what serialization strategies cost: reflection, generated
code, double dispatch and a small virtual machine, over the same types, the
same real documents and the same leaf primitives.

Trials are fresh processes in seeded random rounds; strategies are compared by
their ratio within a round, with intervals and corrected for their number.`,
		Example: `  vmbench run                                measure the usual cases, in one to three minutes
  vmbench run --filter 'workload:twitter'    one real document, both directions
  vmbench compare before after               two runs, or benchmark files
  vmbench run --peers                        with the libraries that users would pick
  vmbench compare DIR                        the strategies of a run again
  vmbench compare --gate 'sec/op<3%' A B     before and after, for CI
  vmbench report DIR                         what a run says, as a page or Markdown
  vmbench compare --git origin/main          two revisions, measured in one run
  vmbench history                            what changed over published runs
  vmbench doctor                             what this machine does to measurements
  vmbench list workloads                     what there is to measure
  vmbench check                              hold every strategy to its reference
  vmbench explain --workload order           the program that the VM runs
  vmbench dispatch                           dispatch techniques and WASM engines`,
		Args:          unknownCommand,
		RunE:          showHelp,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetUsageTemplate(strings.ReplaceAll(root.UsageTemplate(), ".FlagUsages |", ".FlagUsagesWrapped 80 |"))
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return flagError(cmd, err) })
	root.AddCommand(
		newRunCommand(),
		newCompareCommand(),
		newMergeCommand(),
		newPublishCommand(),
		newHistoryCommand(),
		newCalibrateCommand(),
		newListCommand(),
		newCheckCommand(),
		newDoctorCommand(),
		newSizeCommand(),
		newReportCommand(),
		newExplainCommand(),
		newDispatchCommand(),
		newVersionCommand(),
		newWorkerCommand(),
		newWASICommand(),
	)
	root.SetHelpCommand(newHelpCommand())
	root.InitDefaultCompletionCmd("completion") // as if it were asked for: cobra adds it only where it is used
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.Args, c.RunE = unknownCommand, showHelp
		}
	}
	return root
}

// unknownCommand accepts no arguments: what is left over at the root was meant to be a command.
func unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return unknownName("command", args[0], names, cmd.CommandPath()+" --help")
}

func showHelp(cmd *cobra.Command, _ []string) error { return cmd.Help() }

// newHelpCommand is cobra's, but that it refuses commands that do not exist.
func newHelpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [command]",
		Short: "Help about any command",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 && !about.HasParent() {
				return unknownCommand(cmd.Root(), args)
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
	}
}

// flagError turns an error of the flags into one of usage, with the flag that was perhaps meant.
func flagError(cmd *cobra.Command, err error) error {
	hint := ""
	if name, ok := strings.CutPrefix(err.Error(), "unknown flag: --"); ok {
		hint = didYouMean(name, flagNames(cmd), "--")
	}
	return usageError("%w%s; see %s --help", err, hint, cmd.CommandPath())
}

// noArguments accepts flags only.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError("unexpected argument %q; see %s --help", args[0], cmd.CommandPath())
	}
	return nil
}
