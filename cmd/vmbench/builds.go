package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/vmbench/vmbench/internal/build"
	"github.com/vmbench/vmbench/report"
)

// builds makes programs before the trials begin, so that no trial shares the machine with the linker, and says what that
// costs.
type builds struct {
	cache  *build.Cache
	stderr io.Writer
	quiet  bool
	bar    bool
}

// newBuilds returns the builds of a run whose progress is shown in a mode.
func newBuilds(stderr io.Writer, mode string) (*builds, error) {
	cache, err := build.UserCache()
	if err != nil {
		return nil, err
	}
	return &builds{cache: cache, stderr: stderr, quiet: mode == "none", bar: resolveMode(stderr, mode) == "bar"}, nil
}

// build builds the targets one after another and returns their programs in the same order.
func (b *builds) build(ctx context.Context, what string, targets []build.Target) ([]build.Program, error) {
	return b.buildEach(ctx, what, len(targets), func(i int) (build.Target, error) { return targets[i], nil })
}

// buildEach builds so many programs from targets that are made as they are needed.
func (b *builds) buildEach(
	ctx context.Context, what string, n int, target func(i int) (build.Target, error),
) ([]build.Program, error) {
	begin := time.Now()
	programs := make([]build.Program, n)
	for i := range programs {
		b.show(what, i, n)
		t, err := target(i)
		if err == nil {
			programs[i], err = b.cache.Build(ctx, t)
		}
		if err != nil {
			b.clear()
			return nil, err
		}
	}
	b.clear()
	if !b.quiet {
		fmt.Fprintf(b.stderr, "built %s in %v\n", what, time.Since(begin).Round(100*time.Millisecond))
	}
	return programs, b.cache.Trim()
}

// show writes which program is being built: again on the same line of a terminal, else the first only.
func (b *builds) show(what string, done, of int) {
	switch {
	case b.quiet:
	case b.bar:
		fmt.Fprintf(b.stderr, "\r\x1b[2Kbuilding %s: %d/%d", what, done+1, of)
	case done == 0:
		fmt.Fprintf(b.stderr, "building %s: %s\n", what, report.Count(of, "program"))
	}
}

func (b *builds) clear() {
	if b.bar {
		fmt.Fprint(b.stderr, "\r\x1b[2K")
	}
}
