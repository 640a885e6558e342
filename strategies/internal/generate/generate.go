// Package generate is the main function of the commands that generate code for the types of the workloads. In flow the schemas of
// these types, read from source; out flow, by the generator that is called, files in the current directory.
package generate

import (
	"fmt"
	"os"
	"slices"

	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
	"github.com/vmbench/vmbench/workloads/schema/source"
)

// Main has a generator write the code of all roots, and of the types that interfaces are known to hold. It ends the process on an error.
func Main(write func(dir string, roots, held []*schema.Type) error) {
	roots := workloads.Roots()
	types, err := source.LoadTypes(".", slices.Concat(roots, workloads.Held()))
	if err == nil {
		err = write(".", types[:len(roots)], types[len(roots):])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}
