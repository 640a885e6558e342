// Package gen writes the code of the strategy generated: for every root type a codec, and for every type that a root
// is made of a function for each direction.
//
// In flow schemas read from source; out flow Go files in a directory, one for each root, one with the table of codecs, and
// one for the types that interfaces are known to hold. The output depends on the schemas alone. The code that is written calls strategies/wire and the few
// hand-written functions of the strategy; it looks at no type at run time.
package gen

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

const (
	module      = "github.com/vmbench/vmbench/"
	wirePath    = module + "strategies/wire"
	packageName = "generated"
	tool        = "strategies/generated/gen"
)

// Write generates the code for the roots into files of dir, and removes files of earlier roots.
func Write(dir string, roots []*schema.Type) error { return WriteHeld(dir, roots, nil) }

// WriteHeld is Write where interfaces hold values of some types, or pointers to them, which have code of their own.
func WriteHeld(dir string, roots, held []*schema.Type) error {
	pkg, written := codegen.NewPackage(packageName, tool), map[string]bool{}
	current := map[string]bool{}
	write := func(u *unit, name string) error {
		current[name] = true
		return u.Write(filepath.Join(dir, name))
	}
	for _, root := range roots {
		u := newUnit(pkg, written)
		u.root(root)
		if err := write(u, fileName(root)); err != nil {
			return fmt.Errorf("%s: %w", root, err)
		}
	}
	u := newUnit(pkg, written)
	u.table(roots)
	if err := write(u, "codecs_gen.go"); err != nil {
		return err
	}
	if written[heldFunction] {
		u = newUnit(pkg, written)
		u.held(held)
		if err := write(u, "held_gen.go"); err != nil {
			return err
		}
	}
	return removeOthers(dir, current)
}

// removeOthers removes generated files that are not current.
func removeOthers(dir string, current map[string]bool) error {
	paths, err := filepath.Glob(filepath.Join(dir, "*_gen.go"))
	for _, name := range paths {
		if !current[filepath.Base(name)] {
			err = errors.Join(err, os.Remove(name))
		}
	}
	return err
}

// fileName is the file of a root: "workloads_order_gen.go" for workloads.Order.
func fileName(root *schema.Type) string {
	_, name, _ := strings.Cut(root.Name, ".")
	return strings.ToLower(path.Base(root.Package)+"_"+name) + "_gen.go"
}

// A unit is one generated file while it is written.
type unit struct {
	*codegen.File
	written map[string]bool // functions that stand in this or an earlier file
	queue   []func()        // write functions that have been called but not yet written
}

func newUnit(pkg *codegen.Package, written map[string]bool) *unit {
	return &unit{File: pkg.NewFile(), written: written}
}

// root writes the codec of a root and all functions it needs that no earlier file has.
func (u *unit) root(t *schema.Type) {
	u.Import(wirePath)
	u.codec(t)
	u.drain()
}

// drain writes the functions that have been called, and those that they call.
func (u *unit) drain() {
	for len(u.queue) > 0 {
		next := u.queue[0]
		u.queue = u.queue[1:]
		next()
	}
}

// need has the function written, later in this file, unless it exists.
func (u *unit) need(function string, write func()) {
	if !u.written[function] {
		u.written[function] = true
		u.queue = append(u.queue, write)
	}
}
