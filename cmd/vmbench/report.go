package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/file"
	"github.com/vmbench/vmbench/report/page"
)

type reportFlags struct {
	html, markdown, json string
	limit                int
	list                 string
	fill                 []string
}

// stdout is what a flag that names a file may have instead.
const stdout = "-"

func newReportCommand() *cobra.Command {
	var o reportFlags
	cmd := &cobra.Command{
		Use:   "report RUN...",
		Short: "Tell what runs and sizes say: a page, Markdown or JSON",
		Long: `Tell what runs and sizes say: the question, the verdict in one sentence with
its numbers, then the evidence, and how to measure it again.

A RUN is the directory of a run, or that of a sweep of sizes (vmbench size
--out) or of the dispatch lab (vmbench dispatch --out), or label=DIR to give it
a heading. The first run and the first sizes make the verdict; where both are
there, time is plotted against code.

Without a flag the report is text. --html writes DIR/index.html, one file that
needs no network and no script. --markdown keeps to what GitHub shows: 1 MiB for
the summary of a step, with --markdown-limit 65536 a comment. --json has what
the page draws from; docs/report.md describes it. A FILE may be -, for standard
output.

--fill writes anew what stands between marks in a Markdown file of yours:

  <!-- vmbench report: findings -->
  <!-- vmbench report end -->

and likewise verdict, and times DIR for the tables of a run.

Exit codes: 0 all well, 1 error or unusable input, 2 usage.`,
		Example: `  vmbench report vmbench-runs/20260102-150405
  vmbench report --html site RUN SIZES
  vmbench report --markdown - RUN >> "$GITHUB_STEP_SUMMARY"
  vmbench report --markdown comment.md --markdown-limit 65536 RUN
  vmbench report --json report.json 'One type'=RUN 'Many types'=LIVE
  vmbench report --list results/published.txt --html docs/report`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && o.list == "" {
				return usageError("report on what? name the directories of runs; see %s --help", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runReport(cmd, o, args) },
	}
	f := cmd.Flags()
	f.StringVar(&o.html, "html", "", "write index.html into `DIR`")
	f.StringVar(&o.markdown, "markdown", "", "write Markdown into `FILE`")
	f.IntVar(&o.limit, "markdown-limit", page.SummaryLimit, "most `BYTES` of Markdown; what does not fit is cut by whole chapters")
	f.StringVar(&o.json, "json", "", "write JSON into `FILE`")
	f.StringVar(&o.list, "list", "", "`FILE` that names runs, one a line; paths are relative to it")
	f.StringArrayVar(&o.fill, "fill", nil, "write anew what stands between marks in `FILE`; repeatable")
	must(cmd.MarkFlagDirname("html"))
	must(cmd.MarkFlagFilename("markdown", "md"))
	must(cmd.MarkFlagFilename("json", "json"))
	must(cmd.MarkFlagFilename("list", "txt"))
	must(cmd.MarkFlagFilename("fill", "md"))
	cmd.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
	return cmd
}

func runReport(cmd *cobra.Command, o reportFlags, args []string) error {
	if err := o.check(); err != nil {
		return err
	}
	if o.list != "" {
		listed, err := readList(o.list)
		if err != nil {
			return err
		}
		args = append(listed, args...)
	}
	defer debug.SetGCPercent(debug.SetGCPercent(collectPercent))
	found := &problems{w: cmd.ErrOrStderr()}
	story := openStory(args, found.tell)
	if len(story.Runs)+len(story.Sizes) == 0 {
		return errors.Join(found.err(), errors.New("nothing to report on"))
	}
	if err := o.write(cmd, story); err != nil {
		return err
	}
	return found.err()
}

// check reports flags that contradict each other.
func (o reportFlags) check() error {
	switch {
	case o.markdown == stdout && o.json == stdout:
		return usageError("--markdown and --json cannot both have standard output; name a file for one of them")
	case o.html == stdout:
		return usageError("--html writes a file into a directory; name one, such as --html site")
	case o.limit < 1:
		return usageError("--markdown-limit %d: want a number of bytes, such as %d for a comment", o.limit, page.CommentLimit)
	}
	return nil
}

// write writes what the flags ask for.
func (o reportFlags) write(cmd *cobra.Command, story *page.Story) error {
	out := cmd.OutOrStdout()
	if o.html == "" && o.markdown == "" && o.json == "" && len(o.fill) == 0 {
		return story.Text(out, styleOf(out))
	}
	if o.html != "" {
		if err := os.MkdirAll(o.html, 0o777); err != nil {
			return fmt.Errorf("--html: %w", err)
		}
		if err := save(cmd, filepath.Join(o.html, "index.html"), story.HTML); err != nil {
			return err
		}
	}
	if o.markdown != "" {
		if err := save(cmd, o.markdown, func(w io.Writer) error { return story.Markdown(w, o.limit) }); err != nil {
			return err
		}
	}
	if o.json != "" {
		if err := save(cmd, o.json, story.JSON); err != nil {
			return err
		}
	}
	for _, path := range o.fill {
		if err := fill(cmd, path, story); err != nil {
			return err
		}
	}
	return nil
}

// save writes a file, or standard output, and says so.
func save(cmd *cobra.Command, path string, write func(io.Writer) error) error {
	if path == stdout {
		return write(cmd.OutOrStdout())
	}
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if err := file.Replace(path, b.Bytes()); err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%s: written\n", path)
	return nil
}

// fill writes the marked parts of a file anew.
func fill(cmd *cobra.Command, path string, story *page.Story) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("--fill: %w", err)
	}
	filled, err := story.Fill(string(text))
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return save(cmd, path, func(w io.Writer) error {
		_, err := io.WriteString(w, filled)
		return err
	})
}
