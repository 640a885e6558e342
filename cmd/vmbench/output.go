package main

import (
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/report"
)

// styleOf is how a stream can be written to: like a terminal if it is one.
func styleOf(w io.Writer) report.Style {
	if f, ok := w.(*os.File); ok {
		return report.StyleOf(f)
	}
	return report.Style{}
}

// addOutputFlag defines --format, for the form in which a result is printed.
func addOutputFlag(cmd *cobra.Command, format *string) {
	names := namesOf(report.Formats(), func(f report.Format) string { return string(f) })
	cmd.Flags().StringVar(format, "format", names[0], "`FORM` of the output: "+strings.Join(names, ", "))
	complete(cmd, "format", names)
}

// outputFormat reads the value of --format.
func outputFormat(cmd *cobra.Command, name string) (report.Format, error) {
	f, err := report.ParseFormat(name)
	if err != nil {
		names := namesOf(report.Formats(), func(f report.Format) string { return string(f) })
		return "", unknownName("output format", name, names, cmd.CommandPath()+" --help")
	}
	return f, nil
}
