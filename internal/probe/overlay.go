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
	overlay, err := Overlay(ctx, cache, checkout, n)
	return build.Target{Dir: checkout, Package: "./internal/probe/worker", Overlay: overlay}, err
}

// Overlay has the source of the first n types generated, with the code that strategies need for them, and returns the file
// that puts it into a checkout for the go command: the package live has these types then, and generated and visitor code for
// nothing else.
func Overlay(ctx context.Context, cache *build.Cache, checkout string, n int) (path string, err error) {
	generator, err := cache.Build(ctx, build.Target{Dir: checkout, Package: "./internal/probe/generate"})
	if err != nil {
		return "", err
	}
	sources, err := cache.Generate(ctx, generator, checkout, []string{"-types", strconv.Itoa(n), "-checkout", checkout}, "-dir")
	if err != nil {
		return "", fmt.Errorf("generating %d types: %w", n, err)
	}
	overlay := build.Overlay{TypesPath(checkout): filepath.Join(sources, filepath.FromSlash(TypesFile))}
	for strategy, dir := range map[string]string{"generated": GeneratedDir, "visitor": VisitorDir} {
		if err := overlay.Replace(filepath.Join(checkout, "strategies", strategy), filepath.Join(sources, dir), "*_gen.go"); err != nil {
			return "", err
		}
	}
	return cache.WriteOverlay(overlay)
}
