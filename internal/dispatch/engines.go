package dispatch

import (
	"fmt"
	"slices"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
	"github.com/vmbench/vmbench/internal/dispatch/native"
)

// Engines lists all engines that are known, whether this machine has them or not, in the order of tables.
func Engines() []engine.Engine {
	return slices.Concat([]engine.Engine{native.Go()}, native.Compilers(), []engine.Engine{engine.Wazero()}, engine.Processes())
}

// UsualEngines are those that are measured where none are named.
func UsualEngines() []engine.Engine { return slices.DeleteFunc(Engines(), engine.Extra) }

// EngineNames are the names of Engines.
func EngineNames() []string {
	var names []string
	for _, e := range Engines() {
		names = append(names, e.Name())
	}
	return names
}

// EngineAt is the engine of a name that is known, or, with a path, that program as the engine of such a name: node20 is another node.
func EngineAt(name, path string) (engine.Engine, error) {
	for _, e := range Engines() {
		if e.Name() == name && path == "" {
			return e, nil
		}
	}
	if path == "" {
		return nil, fmt.Errorf("there is no engine %s", name)
	}
	if own := []string{native.Go().Name(), engine.Wazero().Name()}; slices.Contains(own, name) {
		return nil, fmt.Errorf("%s is part of vmbench, and has no other program", name)
	}
	e, err := native.CompilerAt(name, path)
	if err == nil {
		return e, nil
	}
	e, other := engine.At(name, path)
	if other != nil {
		return nil, fmt.Errorf("%w; %w", err, other)
	}
	return e, nil
}
