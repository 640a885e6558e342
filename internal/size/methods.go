package size

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"

	"github.com/vmbench/vmbench/internal/build"
	"github.com/vmbench/vmbench/internal/probe"
)

// methodsFile is what commands that generate methods write.
const methodsFile = "codec_gen.go"

// withMethods adds the methods that a library generates for types.
func (w *Workshop) withMethods(ctx context.Context, p Probe, overlay build.Overlay) (build.Overlay, error) {
	s, _ := lookup(p.Strategy)
	if s.methods == "" || p.Types == 0 {
		return overlay, nil
	}
	if w.Subject != nil {
		return nil, fmt.Errorf("%s needs methods of the types, which are in another package", p.Strategy)
	}
	return once(&w.methods, p.Strategy+fmt.Sprint(p.Types), func() (build.Overlay, error) {
		target := build.Target{Dir: filepath.Join(w.Checkout, peersDir), Package: "./cmd/" + s.methods}
		var err error
		if target.Overlay, err = w.cache.WriteOverlay(overlay); err != nil {
			return nil, err
		}
		program, err := w.cache.Build(ctx, target)
		if err != nil {
			return nil, err
		}
		types := probe.TypesPath(w.Checkout)
		dir, err := w.cache.Generate(ctx, program, target.Dir, []string{"-types", overlay[types]}, "-dir")
		if err != nil {
			return nil, fmt.Errorf("methods of %s: %w", p.Strategy, err)
		}
		all := maps.Clone(overlay)
		all[filepath.Join(filepath.Dir(types), methodsFile)] = filepath.Join(dir, methodsFile)
		return all, nil
	})
}
