package wasi

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/experimental"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
	"github.com/tetratelabs/wazero/sys"
)

// Run runs a module in this process, with its standard streams, the files of this machine for reading, and real clocks. The
// module's exit code is the result.
func Run(ctx context.Context, module string) (code int, err error) {
	r, compiled, err := compile(ctx, module)
	if err != nil {
		return 0, err
	}
	defer r.Close(ctx)
	if _, err := wasi_snapshot_preview1.Instantiate(ctx, r); err != nil {
		return 0, err
	}
	_, err = r.InstantiateModule(ctx, compiled, wazero.NewModuleConfig().
		WithArgs("worker").WithStdin(os.Stdin).WithStdout(os.Stdout).WithStderr(os.Stderr).
		WithSysNanotime().WithSysWalltime().WithSysNanosleep().
		WithFSConfig(wazero.NewFSConfig().WithReadOnlyDirMount("/", "/")))
	if exit := (*sys.ExitError)(nil); errors.As(err, &exit) {
		return int(exit.ExitCode()), nil
	}
	return 0, err
}

// compile compiles a module, which takes tens of seconds for a worker. So the result is kept in a directory beside it, for each trial
// is a process of its own.
func compile(ctx context.Context, module string) (wazero.Runtime, wazero.CompiledModule, error) {
	text, err := os.ReadFile(module)
	if err != nil {
		return nil, nil, err
	}
	cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(filepath.Dir(module), "wazero"))
	if err != nil {
		return nil, nil, err
	}
	r := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCompilationCache(cache))
	compiled, err := r.CompileModule(experimental.WithCompilationWorkers(ctx, runtime.GOMAXPROCS(0)), text)
	if err != nil {
		return nil, nil, errors.Join(err, r.Close(ctx))
	}
	return r, compiled, nil
}

// prepare compiles a module before the first trial needs it.
func prepare(ctx context.Context, module string) error {
	r, _, err := compile(ctx, module)
	if err != nil {
		return err
	}
	return r.Close(ctx)
}
