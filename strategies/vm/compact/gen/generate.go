// Package gen writes programs of package compact as source: data, and no function but for what few types need.
//
// In flow schemas read from source; out flow Go files in a directory, one with the programs, one with the functions that hooks
// need, if any do, and one with the table that finds a program by the name of its type. The output depends on the schemas alone.
// A type that has something which the programs cannot do is left out; Programs.Refusal says why.
package gen

import (
	"errors"
	"os"
	"path/filepath"
	"slices"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/strategies/vm/compact/layout"
	"github.com/vmbench/vmbench/workloads/schema"
)

const (
	module      = "github.com/vmbench/vmbench/"
	wirePath    = module + "strategies/wire"
	compactPath = module + "strategies/vm/compact"
	packageName = "vmstatic"
	tool        = "strategies/vm/compact/gen"
)

// The files that are written.
const (
	programsFile = "programs_gen.go"
	hooksFile    = "hooks_gen.go"
	tableFile    = "table_gen.go"
)

// Write generates the programs of the roots into files of dir.
func Write(dir string, roots []*schema.Type) error { return WriteHeld(dir, roots, nil) }

// WriteHeld is Write where interfaces hold values of some types, or pointers to them, which have programs of their own.
func WriteHeld(dir string, roots, held []*schema.Type) error {
	return write(dir, layout.New(slices.Concat(roots, held), true), len(roots))
}

// write writes the files of a layout, whose roots are those of the package and, behind them, what interfaces hold.
func write(dir string, l *layout.Layout, roots int) error {
	pkg := codegen.NewPackage(packageName, tool)
	newWriter := func() *writer {
		return &writer{File: pkg.NewFile(), Layout: l, held: roots, hooks: l.Hooks(), tests: l.Tests(), keys: l.Keys()}
	}
	programs, hooks, table := newWriter(), newWriter(), newWriter()
	programs.programs()
	hooks.functions()
	table.table()
	err := errors.Join(programs.Write(filepath.Join(dir, programsFile)), table.Write(filepath.Join(dir, tableFile)))
	if !hooks.written {
		return errors.Join(err, removeOld(filepath.Join(dir, hooksFile)))
	}
	return errors.Join(err, hooks.Write(filepath.Join(dir, hooksFile)))
}

// removeOld removes a file that an earlier run may have written.
func removeOld(path string) error {
	if err := os.Remove(path); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
