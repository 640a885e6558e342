package dispatch

import (
	"fmt"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
	"github.com/vmbench/vmbench/internal/dispatch/native"
)

// Engines lists all engines that are known, whether this machine has them or not, in the order of tables.
func Engines() []engine.Engine {
	return []engine.Engine{native.Go(), engine.Wazero()}
}

// EngineNames are the names of Engines.
func EngineNames() []string {
	var names []string
	for _, e := range Engines() {
		names = append(names, e.Name())
	}
	return names
}

// EngineAt is the engine of a name that is known, with its program at a path, or where it is usually found.
func EngineAt(name, path string) (engine.Engine, error) {
	for _, e := range Engines() {
		switch {
		case e.Name() != name:
		case path != "":
			return nil, fmt.Errorf("%s is part of vmbench, and has no other program", name)
		default:
			return e, nil
		}
	}
	return nil, fmt.Errorf("there is no engine %s", name)
}
