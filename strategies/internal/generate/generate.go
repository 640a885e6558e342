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
	MainIn([]*schema.Dialect{schema.JSON}, func(dir string, roots, held [][]*schema.Type) error {
		return write(dir, roots[0], held[0])
	})
}

// MainIn is Main for a generator that writes code for several formats: it gets the types as read in each of their dialects.
func MainIn(dialects []*schema.Dialect, write func(dir string, roots, held [][]*schema.Type) error) {
	roots, held, err := Load(dialects)
	if err == nil {
		err = write(".", roots, held)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// Load reads the types that code is generated for, in each of some dialects.
func Load(dialects []*schema.Dialect) (roots, held [][]*schema.Type, err error) {
	names := workloads.Roots()
	lists, err := source.LoadTypesIn(dialects, ".", slices.Concat(names, workloads.Held()))
	for _, list := range lists {
		roots, held = append(roots, list[:len(names)]), append(held, list[len(names):])
	}
	return roots, held, err
}
