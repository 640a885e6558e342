// Package gen writes the types that libraries generate methods for, or read under tags of their own.
//
// In flow the workloads; out flows Go source that declares a copy of each struct type they are made of, with the same
// fields in the same order, whose tags say to each library what those of the workloads say to encoding/json, and a table
// from the types of the workloads to their copies. The package writes no methods: those are what the libraries' own
// generators add, and that is what is measured.
package gen

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads"
)

// workloadsPath is the package whose types are copied. Types of other packages are named as they are.
var workloadsPath = reflect.TypeFor[workloads.Order]().PkgPath()

// A copier declares the copies of types, each once, in the order in which the types are met.
type copier struct {
	file     *codegen.File
	declared map[reflect.Type]bool
	pending  []reflect.Type
}

// File returns the file of the copies of the workloads' types. A workload whose type is not a struct is left out, since
// the libraries write methods for structs alone.
func File(list []*workloads.Workload) (*codegen.File, error) {
	c := &copier{file: codegen.NewFile("copies", "strategies/peers/copies/gen"), declared: map[reflect.Type]bool{}}
	var roots []reflect.Type
	for _, w := range list {
		if t := reflect.TypeOf(w.New()).Elem(); t.Kind() == reflect.Struct {
			roots = append(roots, t)
			c.want(t)
		}
	}
	for len(c.pending) > 0 {
		t := c.pending[0]
		c.pending = c.pending[1:]
		if err := c.declare(t); err != nil {
			return nil, err
		}
	}
	c.table(roots)
	return c.file, nil
}

// want has a type of the workloads declared, unless it is already.
func (c *copier) want(t reflect.Type) {
	if !c.declared[t] {
		c.declared[t] = true
		c.pending = append(c.pending, t)
	}
}

// declare writes the copy of a struct type.
func (c *copier) declare(t reflect.Type) error {
	if t.Kind() != reflect.Struct {
		return fmt.Errorf("%s is a %s: only structs are copied; teach strategies/peers/copies/gen to copy it", t, t.Kind())
	}
	c.file.Printf("// %s is the copy of %s.\ntype %s struct {\n", t.Name(), t, t.Name())
	for field := range t.Fields() {
		if err := c.field(field); err != nil {
			return fmt.Errorf("%s.%s: %w; teach strategies/peers/copies/gen to copy it", t, field.Name, err)
		}
	}
	c.file.Printf("}\n\n")
	return nil
}

// field writes the copy of a field.
func (c *copier) field(field reflect.StructField) error {
	if !field.IsExported() || field.Anonymous {
		return errors.New("the field is embedded or not exported")
	}
	expr, err := c.expr(field.Type)
	if err != nil {
		return err
	}
	tag, err := Tag(field)
	if err != nil {
		return err
	}
	c.file.Printf("%s %s %s\n", field.Name, expr, tagLiteral(tag))
	return nil
}

// tagLiteral is a tag as Go source.
func tagLiteral(tag reflect.StructTag) string {
	if tag == "" {
		return ""
	}
	if strings.Contains(string(tag), "`") {
		return fmt.Sprintf("%q", string(tag))
	}
	return "`" + string(tag) + "`"
}

// expr is a type as Go source, with types of the workloads replaced by their copies.
func (c *copier) expr(t reflect.Type) (string, error) {
	switch {
	case t.PkgPath() == workloadsPath:
		c.want(t)
		return t.Name(), nil
	case t.PkgPath() != "":
		return c.file.Import(t.PkgPath()) + "." + t.Name(), nil
	case t.Name() != "":
		return t.Name(), nil
	case t.Kind() == reflect.Map:
		return c.mapExpr(t)
	case t.Kind() == reflect.Interface && t.NumMethod() == 0:
		return "any", nil
	}
	prefix := ""
	switch t.Kind() {
	case reflect.Pointer:
		prefix = "*"
	case reflect.Slice:
		prefix = "[]"
	case reflect.Array:
		prefix = fmt.Sprintf("[%d]", t.Len())
	default:
		return "", fmt.Errorf("no copy of a %s", t.Kind())
	}
	elem, err := c.expr(t.Elem())
	return prefix + elem, err
}

func (c *copier) mapExpr(t reflect.Type) (string, error) {
	key, err := c.expr(t.Key())
	if err != nil {
		return "", err
	}
	elem, err := c.expr(t.Elem())
	return "map[" + key + "]" + elem, err
}

// table writes the table from the types of the workloads to views of their values.
func (c *copier) table(roots []reflect.Type) {
	f := c.file
	works := f.Import(workloadsPath)
	f.Printf("// views are the views of the types of the workloads.\nvar views = map[%s.Type]func(v any) Value{\n", f.Import("reflect"))
	for _, t := range roots {
		f.Printf("reflect.TypeFor[%s.%s](): func(v any) Value { return (*%s)(%s.Pointer(v.(*%s.%s))) },\n",
			works, t.Name(), t.Name(), f.Import("unsafe"), works, t.Name())
	}
	f.Printf("}\n")
}
