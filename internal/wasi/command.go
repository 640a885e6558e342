package wasi

import (
	"context"
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
)

// script runs a module in a shell that has node's WASI.
//
//go:embed shell.js
var script string

// A Host is an engine that runs workers.
type Host struct {
	Name    string
	Version string
	Flags   string
	command func(module string) []string
	prepare func(context.Context, string) error // may be nil
}

// Names are the engines that run workers, in the order of tables, without their settings.
func Names() []string { return []string{"wazero", "node", "deno", "bun"} }

// Find looks for the engine that a text names, such as node, node+nospec or node20=/usr/bin/node. Itself is the command by which
// this program calls Run.
func Find(ctx context.Context, text string, itself []string) (*Host, error) {
	e, command, err := lookup(text)
	if err != nil {
		return nil, err
	}
	found, err := e.Find(ctx)
	if err != nil {
		return nil, err
	}
	h := &Host{Name: e.Name(), Version: found.Version, Flags: found.Flags}
	if command == nil {
		h.prepare = prepare
		h.command = func(module string) []string { return append(slices.Clone(itself), module) }
		return h, nil
	}
	h.command = func(module string) []string { return command(found.Path, strings.Fields(found.Flags), module) }
	return h, nil
}

// Check reports what is wrong with the name of an engine that Find would be given, whether or not it is installed.
func Check(text string) error {
	_, _, err := lookup(text)
	return err
}

// lookup returns the engine that a text names, and how it runs a module if it is a shell.
func lookup(text string) (engine.Engine, shellCommand, error) {
	e, err := engine.Named(text)
	if err != nil {
		return nil, nil, err
	}
	command := commandOf(e.Name())
	if command == nil && e.Name() != "wazero" {
		return nil, nil, fmt.Errorf("%s runs no programs that need WASI: want %s", e.Name(), strings.Join(Names(), ", "))
	}
	return e, command, nil
}

// Command is how to run a module, after what the engine has to do before many processes run it.
func (h *Host) Command(ctx context.Context, module string) ([]string, error) {
	if h.prepare != nil {
		if err := h.prepare(ctx, module); err != nil {
			return nil, fmt.Errorf("%s does not compile the worker: %w", h.Name, err)
		}
	}
	return h.command(module), nil
}

func (h *Host) String() string {
	words := []string{h.Name}
	for _, more := range []string{h.Version, h.Flags} {
		if more != "" {
			words = append(words, more)
		}
	}
	return strings.Join(words, ", ")
}

// A shellCommand is how a shell runs a module.
type shellCommand func(program string, flags []string, module string) []string

// commandOf is how the shell of a name runs a module, or nil.
func commandOf(name string) shellCommand {
	base, setting, _ := strings.Cut(name, "+")
	switch {
	case engine.Distinguishes(base, "node"):
		return func(program string, flags []string, module string) []string {
			return slices.Concat([]string{program, "--no-warnings"}, flags, []string{"-e", script, module})
		}
	case engine.Distinguishes(base, "deno"):
		return func(program string, flags []string, module string) []string {
			return slices.Concat([]string{program, "eval", "--quiet", "--ext=cjs"}, flags, []string{script, module})
		}
	case engine.Distinguishes(base, "bun") && setting == "": // its settings are variables of the environment
		return func(program string, _ []string, module string) []string {
			return []string{program, "-e", script, module}
		}
	}
	return nil
}
