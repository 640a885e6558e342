package probe

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"

	"github.com/vmbench/vmbench/internal/build"
)

// Where the program in generate writes to, below its directory.
const (
	TypesFile    = "live/types_gen.go"
	GeneratedDir = "generated"
	VisitorDir   = "visitor"
)

// TypesPath is the file of a checkout that declares the types.
func TypesPath(checkout string) string {
	return filepath.Join(checkout, "internal", "probe", filepath.FromSlash(TypesFile))
}

// Worker is the program that runs the trials of the first n types. Its source is generated, unless that was done before.
func Worker(ctx context.Context, cache *build.Cache, checkout string, n int) (build.Target, error) {
	target := build.Target{Dir: checkout, Package: "./internal/probe/worker"}
	generator, err := Generator(ctx, cache, checkout)
	if err != nil {
		return target, err
	}
	overlay, err := generator.Overlay(ctx, n)
	if err != nil {
		return target, err
	}
	target.Overlay, err = cache.WriteOverlay(overlay)
	return target, err
}

// A Maker has the source of types generated, with the code that strategies need for them.
type Maker struct {
	cache    *build.Cache
	checkout string
	program  build.Program
}

// Generator builds the program that generates.
func Generator(ctx context.Context, cache *build.Cache, checkout string) (*Maker, error) {
	program, err := cache.Build(ctx, build.Target{Dir: checkout, Package: "./internal/probe/generate"})
	return &Maker{cache, checkout, program}, err
}

// Overlay puts the first n types into a checkout: the package live has these types then, and generated and visitor code for
// nothing else. Their source is generated, unless that was done before.
func (m *Maker) Overlay(ctx context.Context, n int) (build.Overlay, error) {
	args := []string{"-types", strconv.Itoa(n), "-checkout", m.checkout}
	sources, err := m.cache.Generate(ctx, m.program, m.checkout, args, "-dir")
	if err != nil {
		return nil, fmt.Errorf("generating %d types: %w", n, err)
	}
	overlay := build.Overlay{TypesPath(m.checkout): filepath.Join(sources, filepath.FromSlash(TypesFile))}
	for strategy, dir := range map[string]string{"generated": GeneratedDir, "visitor": VisitorDir} {
		old := filepath.Join(m.checkout, "strategies", strategy)
		if err := overlay.Replace(old, filepath.Join(sources, dir), "*_gen.go"); err != nil {
			return nil, err
		}
	}
	return overlay, nil
}
