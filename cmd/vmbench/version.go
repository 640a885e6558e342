package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/trial"
)

func newVersionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print what this program was built from",
		Long: `Print the version of vmbench, the commit and whether the tree was dirty, the Go
version and target, and the versions of the modules that results depend on.`,
		Example: `  vmbench version`,
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			program, err := os.Executable()
			if err != nil {
				return fmt.Errorf("version: %w", err)
			}
			return printVersion(cmd.OutOrStdout(), moduleVersion(), trial.NewFacts(cmd.Context(), program))
		},
	}
}

// noted are the modules whose versions matter to what vmbench reports.
var noted = []string{"golang.org/x/perf", "github.com/aclements/go-moremath", "github.com/klauspost/compress"}

func printVersion(w io.Writer, version string, facts trial.Facts) error {
	lines := []string{
		"vmbench  " + version,
		"commit   " + commit(facts),
		fmt.Sprintf("go       %s %s/%s%s", facts.Go, facts.GOOS, facts.GOARCH, level(facts)),
		"program  " + cmp.Or(facts.Worker, "unknown"),
	}
	for _, path := range noted {
		if version, ok := facts.Modules[path]; ok {
			lines = append(lines, "module   "+path+" "+version)
		}
	}
	_, err := fmt.Fprintln(w, strings.Join(lines, "\n"))
	return err
}

func moduleVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}

func commit(facts trial.Facts) string {
	switch {
	case facts.Commit == "":
		return "unknown"
	case facts.Dirty:
		return facts.Commit + " with local changes"
	}
	return facts.Commit
}

// level is the level of the architecture's instruction set and the experiments, such as " GOAMD64=v1".
func level(facts trial.Facts) string {
	text := ""
	if facts.Level != "" {
		text += " GO" + strings.ToUpper(facts.GOARCH) + "=" + facts.Level
	}
	if facts.Experiment != "" {
		text += " GOEXPERIMENT=" + facts.Experiment
	}
	return text
}
