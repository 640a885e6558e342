package calibrate

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/vmbench/vmbench/internal/file"
)

// A GoTest is the experiment of habit: the benchmarks of package testing, run twice as before and after a change that
// there was not.
type GoTest struct {
	Setup
	Dir    string // of the checkout
	Binary string // where the compiled test is put
}

// benchtime is the time of one sample: a tenth of go test's usual one, for a calibration has hundreds of samples.
const benchtime = 100 * time.Millisecond

// GoTestNote says what a reader of the results of go test must know.
func GoTestNote() string {
	return fmt.Sprintf("go test: -benchtime=%v, a tenth of its default.", benchtime)
}

// Runs is how many pairs of invocations give the comparisons that are asked for.
func (g *GoTest) Runs() int {
	return int(math.Ceil(float64(g.Comparisons) / float64(g.benchmarks())))
}

func (g *GoTest) benchmarks() int { return len(g.Strategies) * len(g.Ops) * len(g.Workloads) }

// Estimate is about how long a pair of invocations takes.
func (g *GoTest) Estimate() time.Duration {
	return time.Duration(2*Habit*g.benchmarks()) * (benchtime + overhead)
}

// Compile makes the test binary.
func (g *GoTest) Compile(ctx context.Context) error {
	cmd := exec.CommandContext(ctx, "go", "test", "-c", "-o", g.Binary, "./strategies/all")
	cmd.Dir = g.Dir
	text, err := cmd.CombinedOutput()
	if errors.Is(err, exec.ErrNotFound) {
		return errors.New("the go command is not in PATH")
	}
	if err != nil {
		return fmt.Errorf("go test -c ./strategies/all: %w\n%s", err, strings.TrimSpace(string(text)))
	}
	return nil
}

// GoTestFiles are the files of a pair of invocations in its directory, and whether both are there.
func GoTestFiles(dir string) (before, after string, exist bool) {
	before, after = filepath.Join(dir, "before.txt"), filepath.Join(dir, "after.txt")
	for _, path := range []string{before, after} {
		if _, err := os.Stat(path); err != nil {
			return before, after, false
		}
	}
	return before, after, true
}

// Run runs the benchmarks as before and as after, unless the directory has the output of both already, and returns the
// two files.
func (g *GoTest) Run(ctx context.Context, dir string) (before, after string, err error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return "", "", err
	}
	before, after, exist := GoTestFiles(dir)
	if exist {
		return before, after, nil
	}
	for _, path := range []string{before, after} { // both anew: what lies days apart differs by more than luck
		if err := g.invoke(ctx, path); err != nil {
			return "", "", err
		}
	}
	return before, after, nil
}

// invoke runs the test binary and keeps its output when it is whole.
func (g *GoTest) invoke(ctx context.Context, path string) error {
	cmd := exec.CommandContext(ctx, g.Binary, "-test.run=^$", "-test.bench="+g.pattern(),
		"-test.count="+strconv.Itoa(Habit), "-test.benchtime="+benchtime.String())
	cmd.Dir = filepath.Join(g.Dir, "strategies", "all")
	text, err := cmd.CombinedOutput()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return fmt.Errorf("go test -bench: %w\n%s", err, text)
	}
	return file.Replace(path, text)
}

// pattern matches the benchmarks of the setup.
func (g *GoTest) pattern() string {
	ops := make([]string, len(g.Ops))
	for i, op := range g.Ops {
		ops[i] = string(op)
	}
	alternatives := func(names []string) string { return "(" + strings.Join(names, "|") + ")" }
	return fmt.Sprintf("^Benchmark%s$/^strategy=%s$/^format=json$/^workload=%s$", alternatives(ops),
		alternatives(g.Strategies), alternatives(g.Workloads))
}
