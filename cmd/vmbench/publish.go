package main

import (
	"errors"
	"os"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/report"
)

type publishOptions struct {
	compareOptions
	summary, annotations    bool
	commentFile, commentKey string
	title                   string
	exports                 []string
}

func newPublishCommand() *cobra.Command {
	var o publishOptions
	cmd := &cobra.Command{
		Use:   "publish INPUT...",
		Short: "Write a comparison for GitHub, GitLab, or those who keep a history",
		Long: `Compare as vmbench compare does, and write what comes of it in the forms of
those who show it. Nothing is sent anywhere: what is written are files, and
workflow commands on standard output.

GitHub: --github-summary appends to the file that GITHUB_STEP_SUMMARY names, up
to 1 MiB. --annotations prints an ::error for each regression and each case with
trials that failed, a ::warning for what is inconclusive and a ::notice with the
verdict, ten of a kind at most. --comment-file writes the text of a comment, up
to 65,536 characters; its first line is a marker for the one to be replaced.

--export FORM=FILE, - for standard output:
  customSmallerIsBetter  github-action-benchmark, what should be less
  customBiggerIsBetter   github-action-benchmark, what should be more
  bmf                    Bencher's metric format
  openmetrics            OpenMetrics 1.0, such as GitLab's metrics reports
  junit                  what the gates say, and which cases failed
  benchfmt               all results in Go's benchmark format

Exit codes are those of vmbench compare: 3 for a regression beyond a gate.`,
		Example: `  vmbench publish --github-summary --annotations --gate 'sec/op<5%' RUN
  vmbench publish --comment-file comment.md --gate 'sec/op<3%' before after
  vmbench publish --export bmf=bmf.json --export openmetrics=metrics.txt RUN
  vmbench publish --export junit=gates.xml --gate 'ns/op<3%' old.txt new.txt
  vmbench publish --export customSmallerIsBetter=bench.json RUN`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError("publish what? name a run directory or benchmark files; see %s --help", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runPublish(cmd, o, args) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.summary, "github-summary", false, "append to the step summary of GitHub Actions")
	f.BoolVar(&o.annotations, "annotations", false, "print annotations of GitHub Actions")
	f.StringVar(&o.commentFile, "comment-file", "", "write the text of a comment to `FILE`")
	f.StringVar(&o.commentKey, "comment-key", "default", "name in the comment's marker, where there are several comments")
	f.StringVar(&o.title, "title", "", "heading of summary and comment (default vmbench and the verdict)")
	f.StringArrayVar(&o.exports, "export", nil, "write another form to a file, as `FORM=FILE`; repeatable")
	addQueryFlags(cmd, &o.compareOptions)
	completeExports(cmd)
	must(cmd.MarkFlagFilename("comment-file", "md"))
	return cmd
}

func runPublish(cmd *cobra.Command, o publishOptions, args []string) error {
	exports, err := parseExports(o.exports)
	if err != nil {
		return err
	}
	if !o.summary && !o.annotations && o.commentFile == "" && len(exports) == 0 {
		return usageError("publish where? say --github-summary, --annotations, --comment-file FILE or --export FORM=FILE; see %s --help", cmd.CommandPath())
	}
	if o.summary && os.Getenv(summaryVariable) == "" {
		return usageError("--github-summary appends to the file that %s names, which is not set: this is no step of GitHub Actions", summaryVariable)
	}
	found := &problems{w: cmd.ErrOrStderr()}
	shown, inputs, err := o.compare(cmd, args, found)
	if err != nil {
		return err
	}
	var gate *report.GateError
	if shown.err != nil && !errors.As(shown.err, &gate) {
		return compareError(shown.err)
	}
	p := publication{o: o, shown: shown, inputs: inputs, exports: exports, failed: gate}
	if err := p.write(cmd); err != nil {
		return err
	}
	if gate != nil {
		return compareError(gate)
	}
	return o.outcome(shown.gate, found)
}
