package engine

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Wazero is the engine that is part of this program.
func Wazero() Engine { return wazeroEngine{} }

type wazeroEngine struct{}

func (wazeroEngine) Name() string { return "wazero" }

// wazeroFeatures are those of WebAssembly 2.0, and of its proposals those that the techniques need and wazero has.
const wazeroFeatures = api.CoreFeaturesV2 | experimental.CoreFeaturesTailCall |
	experimental.CoreFeaturesTypedFunctionReferences | experimental.CoreFeaturesExtendedConst

func (wazeroEngine) Find(context.Context) (Found, error) {
	return Found{Version: wazeroVersion(), Flags: wazeroMode()}, nil
}

func wazeroVersion() string {
	const path = "github.com/tetratelabs/wazero"
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, module := range info.Deps {
			if module.Path == path {
				return module.Version
			}
		}
	}
	return "unknown"
}

// wazeroMode is whether wazero compiles on this machine: it does on two architectures.
func wazeroMode() string {
	switch runtime.GOARCH {
	case "amd64", "arm64":
		return "compiler"
	}
	return "interpreter"
}

// Run instantiates all modules in one runtime.
func (wazeroEngine) Run(ctx context.Context, job Job, tell func(Sample)) (Result, error) {
	result := Result{Version: wazeroVersion(), Flags: wazeroMode()}
	config := wazero.NewRuntimeConfig().WithCoreFeatures(wazeroFeatures)
	r := wazero.NewRuntimeWithConfig(ctx, config)
	defer r.Close(context.WithoutCancel(ctx))
	var variants []Variant
	for _, m := range job.Modules {
		if ctx.Err() != nil {
			return result, ctx.Err()
		}
		v, err := wazeroVariant(ctx, r, m)
		if err != nil {
			result.Cells = append(result.Cells, Cell{Technique: m.Technique, Fault: Unsupported, Err: err.Error()})
			continue
		}
		variants = append(variants, v)
	}
	cells, err := Measure(ctx, job, variants, tell)
	result.Cells = append(result.Cells, cells...)
	return result, err
}

// wazeroVariant compiles a module. A panic of the compiler is one of its ways to refuse it.
func wazeroVariant(ctx context.Context, r wazero.Runtime, m Module) (v Variant, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	instance, err := r.InstantiateWithConfig(ctx, m.Wasm, wazero.NewModuleConfig().WithName(m.Technique))
	if err != nil {
		return v, err
	}
	run, check := instance.ExportedFunction("run"), instance.ExportedFunction("check")
	stack := make([]uint64, 2)
	return Variant{
		Technique: m.Technique,
		Run: func(pc uint32, reps int) (uint32, error) {
			stack[0], stack[1] = uint64(pc), uint64(reps)
			err := run.CallWithStack(ctx, stack)
			return uint32(stack[0]), err
		},
		Check: func(end uint32) (uint32, error) {
			stack[0] = uint64(end)
			err := check.CallWithStack(ctx, stack)
			return uint32(stack[0]), err
		},
	}, nil
}
