package size

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"sync"

	"github.com/vmbench/vmbench/internal/build"
	"github.com/vmbench/vmbench/internal/probe"
)

// A Workshop builds the programs of probes and measures them. It may be used from several goroutines.
type Workshop struct {
	Setup
	cache *build.Cache
	store store
	env   []string // added to the go command's environment
	tools string   // the go command's version and settings

	sources   sync.Map // deps by strategy, host and codecs
	overlays  sync.Map // of types, by number
	documents sync.Map // of the subject, by number of types
	generated sync.Map // overlays with what generators write, by their commands and the number of types
	maker     func() (*probe.Maker, error)
}

// A Setup says how programs are built.
type Setup struct {
	Checkout string // the source of vmbench
	Target   Target
	Debug    bool     // with what debuggers read, whose size is measured then
	Subject  *Subject // nil for types that are made up
}

// Open returns a workshop that builds below a cache's directory. The error says so if there is no go command.
func Open(ctx context.Context, cache *build.Cache, setup Setup) (*Workshop, error) {
	w := &Workshop{Setup: setup, cache: cache, store: store{filepath.Join(cache.Dir, "sizes")}, env: setup.Target.env()}
	if setup.Subject != nil {
		file, err := setup.Subject.workspace(ctx, filepath.Join(cache.Dir, "workspaces"), setup.Checkout)
		if err != nil {
			return nil, err
		}
		if file != "" {
			w.env = append(w.env, "GOWORK="+file)
		}
	}
	var err error
	if w.tools, err = toolsOf(ctx, setup.Checkout, w.env); err != nil {
		return nil, err
	}
	w.maker = sync.OnceValues(func() (*probe.Maker, error) { return probe.Generator(ctx, cache, setup.Checkout) })
	return w, nil
}

// Check generates the code of all types of the subject, to say what is wrong with them before programs are built.
func (w *Workshop) Check(ctx context.Context) error {
	if w.Subject == nil {
		return nil
	}
	_, err := w.overlay(ctx, len(w.Subject.Names))
	return err
}

// once returns the value of a key, which is made when it is asked for first. An error is remembered, too.
func once[V any](m *sync.Map, key any, make func() (V, error)) (V, error) {
	f, _ := m.LoadOrStore(key, sync.OnceValues(make))
	return f.(func() (V, error))()
}

// overlay is that of a number of types.
func (w *Workshop) overlay(ctx context.Context, types int) (build.Overlay, error) {
	return once(&w.overlays, types, func() (build.Overlay, error) {
		maker, err := w.maker()
		if err != nil {
			return nil, err
		}
		if w.Subject == nil || types == 0 {
			return maker.Overlay(ctx, types)
		}
		selection, err := w.Subject.selection(ctx, types)
		if err != nil {
			return nil, err
		}
		return maker.Take(ctx, selection)
	})
}

// A job is a probe that is to be built.
type job struct {
	Probe
	overlay build.Overlay
	main    []byte // source of the main function
	source  source // of everything else
	key     string // hash of all that the program is made of
}

// plan finds out what a probe is built from.
func (w *Workshop) plan(ctx context.Context, p Probe) (job, error) {
	overlay, err := w.overlay(ctx, p.Types)
	if err == nil {
		overlay, err = w.withGenerated(ctx, p, overlay)
	}
	if err != nil {
		return job{}, err
	}
	source, err := w.sourceOf(ctx, p)
	if err != nil {
		return job{}, err
	}
	j := job{Probe: p, overlay: overlay, main: mainOf(p), source: source}
	j.key = digest(w.tools, fmt.Sprint(w.Target, w.Debug, overlay), string(j.main), source.hash)
	return j, nil
}

// Measure returns what the program of a probe weighs, and whether that was known. What goes wrong with the program is the
// sample's problem; the error is that of the context.
func (w *Workshop) Measure(ctx context.Context, p Probe) (s Sample, known bool, err error) {
	s.Probe = p
	j, err := w.plan(ctx, p)
	if err == nil {
		if s, known = w.store.load(j.key, p); known {
			return s, true, nil
		}
		s, err = w.build(ctx, j)
	}
	if ctx.Err() != nil {
		return s, false, ctx.Err()
	}
	if err != nil {
		s.Problem = err.Error()
		return s, false, nil
	}
	return s, false, w.store.save(j.key, s)
}

// build builds the program, measures it and tries it out.
func (w *Workshop) build(ctx context.Context, j job) (Sample, error) {
	s := Sample{Probe: j.Probe}
	err := w.within(ctx, j, func(program string) (err error) {
		if err = s.weigh(program); err != nil {
			return err
		}
		if s.Sings, err = sings(program); err != nil || !w.Target.Native() {
			return err
		}
		return w.try(ctx, program, j.Probe)
	})
	return s, err
}

// within builds the program for as long as a function needs it.
func (w *Workshop) within(ctx context.Context, j job, use func(program string) error) error {
	if err := os.MkdirAll(w.cache.Dir, 0o777); err != nil {
		return err
	}
	dir, err := os.MkdirTemp(w.cache.Dir, "new-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	program, err := w.buildInto(ctx, j, dir)
	if err == nil {
		err = j.source.check()
	}
	if err != nil {
		return err
	}
	return use(program)
}

// buildInto builds the program in a directory.
func (w *Workshop) buildInto(ctx context.Context, j job, dir string) (program string, err error) {
	file := filepath.Join(dir, "main.go")
	if err := os.WriteFile(file, j.main, 0o666); err != nil {
		return "", err
	}
	strategy, _ := lookup(j.Strategy)
	overlay := build.Overlay{filepath.Join(w.Checkout, filepath.FromSlash(strategy.program()), "main.go"): file}
	for name, by := range j.overlay {
		overlay[name] = by
	}
	target := build.Target{
		Dir: filepath.Join(w.Checkout, strategy.module()), Package: path.Join(module, strategy.program()),
		Tags: "probe", Debug: w.Debug, Mode: w.Target.mode(), Env: w.env,
	}
	target.Overlay = filepath.Join(dir, "overlay.json")
	if err := overlay.WriteFile(target.Overlay); err != nil {
		return "", err
	}
	program = filepath.Join(dir, "program")
	return program, w.cache.BuildInto(ctx, target, program)
}
