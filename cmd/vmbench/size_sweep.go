package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/size"
	"github.com/vmbench/vmbench/report"
)

// sweep measures the programs of a plan and shows how far it is.
func sweep(cmd *cobra.Command, shop *size.Workshop, plan size.Plan, o sizeOptions) ([]size.Sample, error) {
	probes := plan.Probes()
	stderr := cmd.ErrOrStderr()
	shown, err := newSweepProgress(stderr, o.progress, probes)
	if err != nil {
		return nil, err
	}
	samples, err := shop.Run(cmd.Context(), probes, o.jobs, shown.observe)
	shown.finish()
	if errors.Is(err, context.Canceled) {
		return nil, fmt.Errorf("interrupted after %d of %s; the same command goes on from there", shown.done, report.Count(len(probes), "program"))
	}
	return samples, err
}

// A sweepProgress shows how many programs are measured, and how long the rest will take: as a bar on a terminal, else as lines.
type sweepProgress struct {
	w     io.Writer
	bar   *progressbar.ProgressBar // nil for lines
	room  int                      // columns for what follows the bar
	quiet bool

	begin, last time.Time
	done, known int
	total       int
	weight      float64 // of all that are not known, as far as it has to be guessed: see weightOf
	finished    float64
	built       float64
}

// newSweepProgress returns the progress of a mode.
func newSweepProgress(w io.Writer, mode string, probes []size.Probe) (*sweepProgress, error) {
	p := &sweepProgress{w: w, total: len(probes), begin: time.Now()}
	for _, probe := range probes {
		p.weight += weightOf(probe)
	}
	switch resolveMode(w, mode) {
	case "bar":
		count := len(fmt.Sprintf("(%d/%d) ", p.total, p.total))
		p.room = max(1, styleOf(w).Width-barWidth-barFrame-count)
		p.bar = progressbar.NewOptions(len(probes), progressbar.OptionSetWriter(w), progressbar.OptionClearOnFinish(),
			progressbar.OptionSetWidth(barWidth), progressbar.OptionShowCount(), progressbar.OptionSetPredictTime(false),
			progressbar.OptionSetElapsedTime(false), progressbar.OptionShowDescriptionAtLineEnd(),
			progressbar.OptionUseANSICodes(true), progressbar.OptionSetTheme(progressbar.ThemeASCII))
	case "plain":
	case "none":
		p.quiet = true
	default:
		return nil, unknownName("progress", mode, progressModes, "vmbench size --help")
	}
	return p, nil
}

// weightOf guesses how long a program takes to build, compared with others: the linker's time, and the compiler's for each type.
func weightOf(p size.Probe) float64 { return 1 + float64(p.Types)/100 }

func (p *sweepProgress) observe(s size.Sample, known bool) {
	p.done++
	p.finished += weightOf(s.Probe)
	if known {
		p.known++
	} else {
		p.built += weightOf(s.Probe)
	}
	text := fmt.Sprintf("%s · %s %s, %s", p.left(), s.Strategy, s.Host, report.Count(s.Types, "type"))
	switch now := time.Now(); {
	case p.quiet:
	case p.bar != nil:
		p.bar.Describe(cutText(text, p.room))
		_ = p.bar.Add(1) // a bar that cannot be drawn is no reason to stop
	case s.Problem != "":
		fmt.Fprintf(p.w, "failed: %s %s, %s\n", s.Strategy, s.Host, report.Count(s.Types, "type"))
	case now.Sub(p.last) >= plainPause && !known:
		p.last = now
		fmt.Fprintf(p.w, "program %d/%d · %s\n", p.done, p.total, text)
	}
}

// left says how long the rest will take, if it has to be built.
func (p *sweepProgress) left() string {
	if p.built == 0 {
		return "time left unknown"
	}
	each := float64(time.Since(p.begin)) / p.built
	return fmt.Sprintf("%v left", time.Duration(each*(p.weight-p.finished)).Round(time.Second))
}

func (p *sweepProgress) finish() {
	if p.bar != nil {
		p.bar.Finish()
	}
	if p.quiet {
		return
	}
	fmt.Fprintf(p.w, "%s in %v, %d of them known before\n", report.Count(p.done, "program"),
		time.Since(p.begin).Round(100*time.Millisecond), p.known)
}
