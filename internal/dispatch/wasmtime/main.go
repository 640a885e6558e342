// Command wasmtime does a job of the dispatch lab with Wasmtime, whose library is part of a Go module. It reads the job from the file
// that it is given, and writes lines of JSON, as engine.Serve does. It is a module of its own, so that vmbench needs neither that library,
// which is large, nor a C compiler.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"

	"github.com/bytecodealliance/wasmtime-go/v39"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "fatal:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	if len(os.Args) != 2 {
		return fmt.Errorf("usage: wasmtime JOB")
	}
	job, err := os.ReadFile(os.Args[1])
	if err != nil {
		return err
	}
	config := wasmtime.NewConfig()
	config.SetWasmTailCall(true)
	config.SetWasmFunctionReferences(true)
	config.SetWasmGC(true)
	w := wasmtime.NewEngineWithConfig(config)
	return engine.Serve(ctx, job, os.Stdout, func(m engine.Module) (engine.Variant, error) { return instantiate(w, m) })
}

// instantiate compiles a module.
func instantiate(w *wasmtime.Engine, m engine.Module) (v engine.Variant, err error) {
	module, err := wasmtime.NewModule(w, m.Wasm)
	if err != nil {
		return v, err
	}
	store := wasmtime.NewStore(w)
	instance, err := wasmtime.NewInstance(store, module, nil)
	if err != nil {
		return v, err
	}
	call := func(name string, args ...any) (uint32, error) {
		result, err := instance.GetFunc(store, name).Call(store, args...)
		if err != nil {
			return 0, err
		}
		return uint32(result.(int32)), nil
	}
	return engine.Variant{
		Technique: m.Technique,
		Run:       func(pc uint32, reps int) (uint32, error) { return call("run", int32(pc), int32(reps)) },
		Check:     func(end uint32) (uint32, error) { return call("check", int32(end)) },
	}, nil
}
