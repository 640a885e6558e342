// The command writes the type halves of the strategy visitor into the directory it is run in.
package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/vmbench/vmbench/strategies/visitor/gen"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema/source"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "visitor/gen:", err)
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
