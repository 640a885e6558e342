package native

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
)

// A language is how techniques are compiled whose source the lab writes.
type language struct {
	ending     string   // of its files
	techniques []string // the last one needs a guarantee of the compiler's
	flags      []string
	guarantee  []string // flags that ask for it
}

var (
	c = &language{
		ending: "c", techniques: []string{"switch", "goto", "musttail"}, flags: []string{"-std=gnu11", "-O2"}, guarantee: []string{"-DGUARANTEED"},
	}
	rust = &language{
		ending: "rs", techniques: []string{"switch", "musttail"}, flags: []string{"--edition=2021", "-Copt-level=3", "-Ccodegen-units=1"},
		guarantee: []string{"--cfg=guaranteed"},
	}
)

// compiledTechniques are those that Go does not have.
var compiledTechniques = []Technique{
	{"goto", "the next handler's address out of a table, after each handler (C)"},
	{"musttail", "handlers that call each other in tail position, guaranteed (C, and Rust as become)"},
}

// A compiler is an engine: it compiles the techniques, and a process runs them.
type compiler struct {
	name     string
	programs []string // names that the program may have, the best first
	path     string   // of the program that the user named; empty to look for it
	language *language
}

// compilers are all that are known, in the order of tables.
var compilers = []compiler{
	{"gcc", []string{"gcc"}, "", c},
	{"clang", []string{"clang", "clang-22", "clang-21", "clang-20", "clang-19", "clang-18", "clang-17", "clang-16", "clang-15"}, "", c},
	{"rustc", []string{"rustc"}, "", rust},
}

// Compilers are the engines that compile techniques in C and Rust, found or not, in the order of tables.
func Compilers() []engine.Engine {
	list := make([]engine.Engine, len(compilers))
	for i := range compilers {
		list[i] = &compilers[i]
	}
	return list
}

// CompilerAt is the engine of a name with another program. Behind the usual name may stand what tells several programs apart:
// clang-19=/usr/bin/clang-19.
func CompilerAt(name, path string) (engine.Engine, error) {
	var known []string
	for _, compiler := range compilers {
		if engine.Distinguishes(name, compiler.name) {
			compiler.name, compiler.path = name, path
			return &compiler, nil
		}
		known = append(known, compiler.name)
	}
	return nil, fmt.Errorf("unknown compiler %q: a path can be given to %s", name, strings.Join(known, ", "))
}

func (c *compiler) Name() string { return c.name }

// Find looks for the program and asks it for its version.
func (c *compiler) Find(ctx context.Context) (engine.Found, error) {
	program, err := engine.Locate(c.path, c.programs)
	if err != nil {
		return engine.Found{}, err
	}
	found := engine.Found{Path: program, Flags: strings.Join(c.language.flags, " ")}
	found.Version, err = engine.FirstLine(ctx, program, "--version")
	if err != nil {
		return found, fmt.Errorf("%s does not say its version: %w", c.name, err)
	}
	return found, nil
}

// Run compiles the techniques and measures them in a process.
func (c *compiler) Run(ctx context.Context, job engine.Job, tell func(engine.Sample)) (engine.Result, error) {
	found, err := c.Find(ctx)
	result := engine.Result{Version: found.Version, Flags: found.Flags}
	if err != nil {
		return result, err
	}
	wanted := slices.DeleteFunc(slices.Clone(c.language.techniques), func(t string) bool { return !job.Has(t) })
	if len(wanted) == 0 {
		return result, nil
	}
	dir, err := os.MkdirTemp("", "vmbench-native-")
	if err != nil {
		return result, err
	}
	defer os.RemoveAll(dir)
	program, missing, err := c.compile(ctx, found.Path, dir, job.Layout)
	if err != nil {
		return result, err
	}
	if missing != nil {
		last := len(c.language.techniques) - 1
		guaranteed := c.language.techniques[last]
		if job.Has(guaranteed) {
			result.Cells = append(result.Cells, engine.Cell{Technique: guaranteed, Fault: engine.Unsupported, Err: missing.Error()})
		}
		wanted = slices.DeleteFunc(wanted, func(t string) bool { return t == guaranteed })
	}
	server, err := startServer(ctx, program)
	if err != nil {
		return result, err
	}
	defer server.close()
	var variants []engine.Variant
	for _, technique := range wanted {
		variants = append(variants, server.variant(technique))
	}
	cells, err := engine.Measure(ctx, job, variants, tell)
	result.Cells = append(result.Cells, cells...)
	return result, err
}

// compile compiles the source in a directory. A compiler that refuses what has to be guaranteed, which missing says, compiles the rest.
func (c *compiler) compile(ctx context.Context, path, dir string, layout int) (program string, missing, err error) {
	text, err := source(c.language.ending, layout)
	if err != nil {
		return "", nil, err
	}
	file := "machine." + c.language.ending
	if err := os.WriteFile(filepath.Join(dir, file), text, 0o600); err != nil {
		return "", nil, err
	}
	name := "machine"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	command := slices.Concat([]string{path}, c.language.flags, []string{"-o", name, file})
	program = filepath.Join(dir, name)
	missing = engine.Launch(ctx, slices.Concat(command, c.language.guarantee), nil, dir, io.Discard)
	if missing == nil {
		return program, nil, nil
	}
	if err := engine.Launch(ctx, command, nil, dir, io.Discard); err != nil {
		return "", nil, errors.Join(ctx.Err(), fmt.Errorf("%s does not compile the techniques: %w", c.name, err))
	}
	return program, missing, nil
}
