// Package source reads schemas from Go source.
//
// In flow import paths; out flow the same graphs of schema.Type that a schema.Dialect reads at run time, with Go nil. The go
// command finds the packages, so they must compile, but nothing of them is linked or run. Sizes and offsets are those
// of the gc compiler for the architecture this program was built for.
package source

import (
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"runtime"
	"sync"

	"golang.org/x/tools/go/packages"

	"github.com/vmbench/vmbench/workloads/schema"
)

// A Universe holds the packages of one Load and the schemas read from them, which form one graph for each
// dialect. It is safe for concurrent use.
type Universe struct {
	packages map[string]*types.Package

	reading  sync.Mutex
	reader   *reader
	builders map[*schema.Dialect]*schema.Builder
}

// Load reads packages, and what they import, as the go command would in directory dir.
func Load(dir string, paths ...string) (*Universe, error) { return LoadOverlay(dir, nil, paths...) }

// LoadOverlay reads packages as Load does, as if some files had other content. The files are named by absolute paths.
func LoadOverlay(dir string, overlay map[string][]byte, paths ...string) (*Universe, error) {
	sizes := types.SizesFor("gc", runtime.GOARCH)
	if sizes == nil {
		return nil, fmt.Errorf("sizes of types are not known for %s", runtime.GOARCH)
	}
	config := &packages.Config{Mode: packages.LoadTypes | packages.NeedDeps, Dir: dir, Overlay: overlay}
	roots, err := packages.Load(config, paths...)
	if err != nil {
		return nil, err
	}
	u := &Universe{
		packages: map[string]*types.Package{},
		reader:   newReader(sizes),
		builders: map[*schema.Dialect]*schema.Builder{},
	}
	var problems []error
	packages.Visit(roots, nil, func(p *packages.Package) {
		u.packages[p.PkgPath] = p.Types
		for _, problem := range p.Errors {
			problems = append(problems, problem)
		}
	})
	return u, errors.Join(problems...)
}

// LoadTypes reads the schemas of types, in the dialect JSON, from the source of the packages that declare them.
func LoadTypes[Root ~struct{ Package, Name string }](dir string, roots []Root) ([]*schema.Type, error) {
	lists, err := LoadTypesIn([]*schema.Dialect{schema.JSON}, dir, roots)
	if err != nil {
		return nil, err
	}
	return lists[0], nil
}

// LoadTypesIn reads the schemas of types as LoadTypes does, in several dialects: a list of all roots for each. The
// packages are loaded once.
func LoadTypesIn[Root ~struct{ Package, Name string }](
	dialects []*schema.Dialect, dir string, roots []Root,
) ([][]*schema.Type, error) {
	names := make([]struct{ Package, Name string }, len(roots))
	paths := make([]string, len(roots))
	for i, root := range roots {
		names[i] = root
		paths[i] = names[i].Package
	}
	universe, err := Load(dir, paths...)
	if err != nil {
		return nil, err
	}
	lists := make([][]*schema.Type, len(dialects))
	for i, d := range dialects {
		for _, name := range names {
			t, err := universe.TypeIn(d, name.Package, name.Name)
			if err != nil {
				return nil, err
			}
			lists[i] = append(lists[i], t)
		}
	}
	return lists, nil
}

// Type is TypeIn for the dialect JSON.
func (u *Universe) Type(pkgPath, name string) (*schema.Type, error) {
	return u.TypeIn(schema.JSON, pkgPath, name)
}

// TypeIn returns the schema of a type for addressable values, as d.Of does. The name is that of a type the package
// declares, or an expression made of such and of builtin types: "Order", "[]Order", "Page[Order]".
func (u *Universe) TypeIn(d *schema.Dialect, pkgPath, name string) (*schema.Type, error) {
	pkg, ok := u.packages[pkgPath]
	if !ok {
		return nil, fmt.Errorf("package %q is not loaded", pkgPath)
	}
	found, err := types.Eval(token.NewFileSet(), pkg, token.NoPos, name)
	if err != nil {
		var reason types.Error
		if errors.As(err, &reason) {
			err = errors.New(reason.Msg) // without a position in the name
		}
		return nil, fmt.Errorf("type %q of package %q: %w", name, pkgPath, err)
	}
	if !found.IsType() {
		return nil, fmt.Errorf("%q of package %q is not a type", name, pkgPath)
	}
	if hasParameters(found.Type) {
		return nil, fmt.Errorf("type %q of package %q is generic: only its instances have a schema", name, pkgPath)
	}
	return u.read(d, found.Type), nil
}

// read adds t to the graph of a dialect.
func (u *Universe) read(d *schema.Dialect, t types.Type) *schema.Type {
	u.reading.Lock()
	defer u.reading.Unlock()
	builder := u.builders[d]
	if builder == nil {
		builder = d.NewBuilder(u.reader)
		u.builders[d] = builder
	}
	defer builder.Fresh()
	return builder.Type(u.reader.handle(t))
}

// hasParameters reports whether t is a generic type that was not given its arguments.
func hasParameters(t types.Type) bool {
	switch t := t.(type) {
	case *types.Named:
		return t.TypeParams().Len() > t.TypeArgs().Len()
	case *types.Alias:
		return t.TypeParams().Len() > t.TypeArgs().Len()
	}
	return false
}
