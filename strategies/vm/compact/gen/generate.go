// Package gen writes programs of package compact as source: data, and no function but for what few types need.
//
// In flow schemas read from source, those of one dialect for each format; out flow Go files in a directory, one with the programs, and with what
// each format needs besides, one with the functions that hooks need, if any do, and one with the table that finds a program by the name of its
// type. The output depends on the schemas alone. A type that has something which the programs cannot do is left out; Refusal says why.
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
	dynamicPath = module + "strategies/internal/dynamic"
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

// Types are those that programs are generated for in one format, read in its dialect.
type Types struct {
	Dialect *schema.Dialect
	Roots   []*schema.Type
	Held    []*schema.Type // what interfaces hold, or pointers to it; it has programs of its own
}

// Write generates the programs of the roots in JSON into files of dir.
func Write(dir string, roots []*schema.Type) error {
	return WriteFormats(dir, Types{Dialect: schema.JSON, Roots: roots})
}

// WriteFormats is Write for some formats, whose roots are the same types in the same order. JSON, if it is among them, is the first.
func WriteFormats(dir string, all ...Types) error { return write(dir, all, layout.New) }

// dialects are the types as they are laid out: what interfaces hold comes behind the roots.
func dialects(all []Types) (list []layout.Dialect) {
	for _, types := range all {
		list = append(list, layout.Dialect{Binary: types.Dialect != schema.JSON, Roots: slices.Concat(types.Roots, types.Held)})
	}
	return list
}

// write writes the files of a layout of types.
func write(dir string, all []Types, lay func(dialects []layout.Dialect, named bool) *layout.Layout) error {
	merged, others := layout.Merge(dialects(all))
	l := lay(merged, true)
	pkg := codegen.NewPackage(packageName, tool)
	newWriter := func() *writer {
		return &writer{
			File: pkg.NewFile(), Layout: l, formats: formatsOf(all), others: others, types: all[0], hooks: l.Hooks(), tests: l.Tests(), keys: l.Keys(),
			functionNames: map[string]bool{},
		}
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
