package probe

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/vmbench/vmbench/internal/build"
)

// Where the program in generate writes to, below its directory: the directories are named after those below strategies.
const (
	TypesFile    = "live/types_gen.go"
	GeneratedDir = "generated"
	VisitorDir   = "visitor"
	StaticDir    = "vmstatic"
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

// Overlay puts the first n types into a checkout: the package live has these types then, and code and programs of strategies for
// nothing else. Their source is generated, unless that was done before.
func (m *Maker) Overlay(ctx context.Context, n int) (build.Overlay, error) {
	overlay, err := m.make(ctx, "-types", strconv.Itoa(n))
	if err != nil {
		return nil, fmt.Errorf("generating %d types: %w", n, err)
	}
	return overlay, nil
}

// A Selection is types of a package of another module.
type Selection struct {
	Module   string // its directory
	Package  string // import path
	Names    []string
	Revision string // a hash of the package's source, and of what it imports
}

// Take does for types of another module what Overlay does for types that are made up. The go command that builds with the overlay
// has to find the package.
func (m *Maker) Take(ctx context.Context, s Selection) (build.Overlay, error) {
	overlay, err := m.make(ctx, "-module", s.Module, "-package", s.Package, "-names", strings.Join(s.Names, ","), "-revision", s.Revision)
	if err != nil {
		return nil, fmt.Errorf("generating code for types of %s: %w", s.Package, err)
	}
	return overlay, nil
}

func (m *Maker) make(ctx context.Context, args ...string) (build.Overlay, error) {
	sources, err := m.cache.Generate(ctx, m.program, m.checkout, append(args, "-checkout", m.checkout), "-dir")
	if err != nil {
		return nil, err
	}
	overlay := build.Overlay{TypesPath(m.checkout): filepath.Join(sources, filepath.FromSlash(TypesFile))}
	for _, dir := range []string{GeneratedDir, VisitorDir, StaticDir} {
		old := filepath.Join(m.checkout, "strategies", dir)
		if err := overlay.Replace(old, filepath.Join(sources, dir), "*_gen.go"); err != nil {
			return nil, err
		}
	}
	return overlay, nil
}
