package engine

import (
	"context"
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/vmbench/vmbench/internal/build"
)

// wasmtimeHost builds the command of internal/dispatch/wasmtime, which has the engine's library, with the go command, and hands
// it the job as a file.
type wasmtimeHost struct{}

// wasmtimeModule is the start of the path of the Go module that has the library.
const wasmtimeModule = "github.com/bytecodealliance/wasmtime-go/"

// version is that of the library. It builds the command, which takes a while the first time.
func (h wasmtimeHost) version(ctx context.Context, _ string) (string, error) {
	program, err := h.build(ctx)
	if err != nil {
		return "", err
	}
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return "", err
	}
	for _, module := range info.Deps {
		if strings.HasPrefix(module.Path, wasmtimeModule) {
			return "wasmtime-go " + module.Version, nil
		}
	}
	return "", fmt.Errorf("the command has no module %s", wasmtimeModule)
}

func (wasmtimeHost) build(ctx context.Context) (program string, err error) {
	root, err := build.Checkout()
	if err != nil {
		return "", err
	}
	cache, err := build.UserCache()
	if err != nil {
		return "", err
	}
	built, err := cache.Build(ctx, build.Target{
		Dir: filepath.Join(root, "internal", "dispatch", "wasmtime"), Package: ".", Env: []string{"CGO_ENABLED=1"},
	})
	return built.Path, err
}

func (h wasmtimeHost) run(ctx context.Context, _ *process, _, dir string, job script, t *transcript) error {
	program, err := h.build(ctx)
	if err != nil {
		return err
	}
	text, err := json.Marshal(job.job)
	if err != nil {
		return err
	}
	file := filepath.Join(dir, "job.json")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		return err
	}
	return Launch(ctx, []string{program, file}, nil, dir, t)
}
