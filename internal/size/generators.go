package size

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"

	"github.com/vmbench/vmbench/internal/build"
	"github.com/vmbench/vmbench/internal/probe"
)

// withGenerated adds what generators write for types that a probe's codecs need: files with methods of the types, and files in the place of
// those that declare them.
func (w *Workshop) withGenerated(ctx context.Context, p Probe, overlay build.Overlay) (build.Overlay, error) {
	var commands [][]string
	for _, s := range p.parts() {
		if s.generator != nil {
			commands = append(commands, s.generator)
		}
	}
	if commands == nil || p.Types == 0 {
		return overlay, nil
	}
	if w.Subject != nil {
		return nil, fmt.Errorf("%s needs code in the package of the types, which is another module's", p.Strategy)
	}
	return once(&w.generated, fmt.Sprint(commands, p.Types), func() (build.Overlay, error) {
		all := maps.Clone(overlay)
		for _, command := range commands {
			if err := w.generate(ctx, command, overlay, all); err != nil {
				return nil, fmt.Errorf("generating code with %s: %w", command[0], err)
			}
		}
		return all, nil
	})
}

// generate has a command write files for the types of an overlay, and adds them to another one.
func (w *Workshop) generate(ctx context.Context, command []string, types, to build.Overlay) (err error) {
	target := build.Target{Dir: filepath.Join(w.Checkout, peersDir), Package: "./cmd/" + command[0]}
	if target.Overlay, err = w.cache.WriteOverlay(types); err != nil {
		return err
	}
	program, err := w.cache.Build(ctx, target)
	if err != nil {
		return err
	}
	declared := probe.TypesPath(w.Checkout)
	dir, err := w.cache.Generate(ctx, program, target.Dir, append(command[1:len(command):len(command)], "-types", types[declared]), "-dir")
	if err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	for _, file := range files {
		to[filepath.Join(filepath.Dir(declared), filepath.Base(file))] = file
	}
	return err
}
