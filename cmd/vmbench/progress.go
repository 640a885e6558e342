package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/vmbench/vmbench/internal/trial"
)

// progressModes are the values of --progress.
var progressModes = []string{"auto", "bar", "plain", "none"}

// A progress shows how far a run is.
type progress interface {
	observe(trial.Event)
	finish()
}

func addProgressFlag(cmd *cobra.Command, mode *string) {
	cmd.Flags().StringVar(mode, "progress", "auto", "how progress is shown: auto, bar, plain or none")
	complete(cmd, "progress", progressModes)
}

// newProgress returns the progress of a mode. What it shows goes to standard error; auto is a bar on a terminal.
func newProgress(cmd *cobra.Command, mode string) (progress, error) {
	w := cmd.ErrOrStderr()
	switch resolveMode(w, mode) {
	case "bar":
		return newBar(w, styleOf(w).Width), nil
	case "plain":
		return &plainProgress{w: w}, nil
	case "none":
		return noProgress{}, nil
	}
	return nil, unknownName("progress", mode, progressModes, cmd.CommandPath()+" --help")
}

// resolveMode makes auto a bar on a terminal and plain elsewhere.
func resolveMode(w io.Writer, mode string) string {
	if mode != "auto" {
		return mode
	}
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb" {
		return "bar"
	}
	return "plain"
}

type noProgress struct{}

func (noProgress) observe(trial.Event) {}
func (noProgress) finish()             {}

// A barProgress is one line of a terminal: a bar of the time, the round, the time left and the case.
type barProgress struct {
	bar  *progressbar.ProgressBar
	room int // columns for what follows the bar
}

const (
	barSteps = 1000 // of a full bar
	barWidth = 16   // columns between its brackets
	barFrame = 12   // columns around them, with the percentage
)

func newBar(w io.Writer, width int) *barProgress {
	bar := progressbar.NewOptions(barSteps,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetWidth(barWidth),
		progressbar.OptionSetElapsedTime(false),
		progressbar.OptionSetPredictTime(false),
		progressbar.OptionShowDescriptionAtLineEnd(),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionUseANSICodes(true),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetTheme(progressbar.ThemeASCII),
	)
	if width <= 0 {
		width = 80
	}
	return &barProgress{bar, max(1, width-barWidth-barFrame)}
}

func (p *barProgress) observe(e trial.Event) {
	p.bar.Describe(cutText(fmt.Sprintf("%s · %s · %s", roundText(e), leftText(e), caseText(e.Case)), p.room))
	if total := e.Elapsed + e.Left; total > 0 && e.Left > 0 {
		p.bar.Set(min(barSteps-1, int(barSteps*e.Elapsed/total))) // a full bar is cleared by finish
	}
}

// cutText shortens a text to a number of columns. A line that the terminal wraps cannot be drawn again.
func cutText(text string, columns int) string {
	runes := []rune(text)
	if len(runes) <= columns {
		return text
	}
	return string(runes[:columns-1]) + "…"
}

func (p *barProgress) finish() { p.bar.Finish() }

// A plainProgress writes lines, for logs: the first trial, then one in a few seconds, and every failure.
type plainProgress struct {
	w    io.Writer
	last time.Time
}

// plainPause is the least time between two lines of progress.
const plainPause = 5 * time.Second

func (p *plainProgress) observe(e trial.Event) {
	if e.Record != nil && e.Record.Failure != nil {
		fmt.Fprintf(p.w, "failed: %s: %s\n", caseText(e.Case), e.Record.Failure.Reason)
	}
	if now := time.Now(); e.Record == nil && now.Sub(p.last) >= plainPause {
		p.last = now
		fmt.Fprintf(p.w, "%s · %s · %s\n", roundText(e), leftText(e), caseText(e.Case))
	}
}

func (p *plainProgress) finish() {}

func roundText(e trial.Event) string {
	if e.Round == 0 {
		return fmt.Sprintf("counting %d/%d", e.Position, e.Cases)
	}
	return fmt.Sprintf("round %d/%d", e.Round, e.Rounds)
}

func leftText(e trial.Event) string {
	if e.Left == 0 {
		return "time left unknown"
	}
	return fmt.Sprintf("%v left", e.Left.Round(time.Second))
}

func caseText(c trial.Case) string {
	return strings.Join(strings.Fields(fmt.Sprint(c.Op, " ", c.Strategy, " ", c.Format, " ", c.Workload)), " ")
}
