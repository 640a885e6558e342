package size

import (
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/vmbench/vmbench/internal/probe"
)

// A Rebuild is what it costs to build the types and the code of a strategy again, once the types have changed.
type Rebuild struct {
	Probe
	CPU     time.Duration // of the go command and all that it runs
	Problem string        `json:",omitempty"`
}

// rebuilds is how often types are changed. The time is the median, less that of a build where nothing has changed. Tests change it.
var rebuilds = 3

// Rebuilds measures what it costs to build again what probes compile; nothing is linked.
func (w *Workshop) Rebuilds(ctx context.Context, probes []Probe) ([]Rebuild, error) {
	all := make([]Rebuild, len(probes))
	for i, p := range probes {
		all[i].Probe = p
		if err := w.rebuild(ctx, &all[i]); err != nil {
			all[i].Problem = err.Error()
		}
		if ctx.Err() != nil {
			return all, ctx.Err()
		}
	}
	return all, nil
}

func (w *Workshop) rebuild(ctx context.Context, r *Rebuild) error {
	j, err := w.plan(ctx, r.Probe)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp(w.cache.Dir, "new-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var changed, same []time.Duration
	for i := range rebuilds + 1 {
		if err := w.changeTypes(j, dir, i); err != nil {
			return err
		}
		for _, times := range []*[]time.Duration{&changed, &same} {
			cpu, err := w.compile(ctx, j, dir)
			if err != nil {
				return err
			}
			*times = append(*times, cpu)
		}
	}
	// The first build has compiled what does not change.
	r.CPU = max(0, median(changed[1:])-median(same[1:]))
	return nil
}

func median(times []time.Duration) time.Duration {
	return slices.Sorted(slices.Values(times))[len(times)/2]
}

// changeTypes writes an overlay in which the package of the types has a constant of a value that no build has seen, so that it has
// to be compiled, and with it what imports it.
func (w *Workshop) changeTypes(j job, dir string, i int) error {
	file := filepath.Join(dir, fmt.Sprintf("change%d.go", i))
	text := fmt.Sprintf("package %s\n\nconst Change = \"%d %d\"\n", probe.PackageName, time.Now().UnixNano(), i)
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		return err
	}
	overlay := maps.Clone(j.overlay)
	overlay[filepath.Join(filepath.Dir(probe.TypesPath(w.Checkout)), "change.go")] = file
	return overlay.WriteFile(filepath.Join(dir, "overlay.json"))
}

// compile has the go command compile the packages of a probe, and returns the processor time that it took.
func (w *Workshop) compile(ctx context.Context, j job, dir string) (time.Duration, error) {
	s, _ := lookup(j.Strategy)
	packages := append([]string{probe.Package}, j.codecs()...)
	args := append([]string{"build", "-tags=probe", "-overlay", filepath.Join(dir, "overlay.json")}, packages...)
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir, cmd.Env = filepath.Join(w.Checkout, s.module()), append(os.Environ(), w.env...)
	if text, err := cmd.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("%w\n%s", err, strings.TrimSpace(string(text)))
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), nil
}
