// Command cmd writes the programs of the strategy vm-static into the current directory. It is run by go generate.
package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/vmbench/vmbench/strategies/vm/compact/gen"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema/source"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run() error {
	roots := workloads.Roots()
	types, err := source.LoadTypes(".", slices.Concat(roots, workloads.Held()))
	if err != nil {
		return err
	}
	return gen.WriteHeld(".", types[:len(roots)], types[len(roots):])
}
