// Command generate writes the source of a program of many types, below a directory: live/types_gen.go declares the types, or
// names those of another module, and, where a checkout is named, generated/, visitor/ and vmstatic/ have the code that these strategies
// generate for them.
//
// It is a program of its own, so that vmbench need not link what reads Go source.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/vmbench/vmbench/internal/probe"
	generated "github.com/vmbench/vmbench/strategies/generated/gen"
	visitor "github.com/vmbench/vmbench/strategies/visitor/gen"
	compact "github.com/vmbench/vmbench/strategies/vm/compact/gen"
	"github.com/vmbench/vmbench/workloads/schema"
	"github.com/vmbench/vmbench/workloads/schema/source"
)

func main() {
	var o options
	flag.IntVar(&o.types, "types", 0, "number of types to make up")
	flag.StringVar(&o.dir, "dir", "", "directory to write to")
	flag.StringVar(&o.checkout, "checkout", "", "source of vmbench, to generate the code of the strategies too")
	flag.StringVar(&o.module, "module", "", "directory of a module whose types are taken, in place of types that are made up")
	flag.StringVar(&o.pkg, "package", "", "import path of the package in it that declares them")
	flag.StringVar(&o.names, "names", "", "the types, with commas between them")
	flag.String("revision", "", "hash of the module's source, for who keeps what is written")
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

type options struct {
	types              int
	dir, checkout      string
	module, pkg, names string
}

func run(o options) error {
	if o.types < 0 || o.types > probe.MostTypes || o.dir == "" {
		return fmt.Errorf("want -types 0 to %d, and -dir", probe.MostTypes)
	}
	text, lists, err := o.source()
	if err != nil {
		return err
	}
	if err := write(filepath.Join(o.dir, probe.TypesFile), text); err != nil || o.checkout == "" {
		return err
	}
	return errors.Join(
		writeCode(filepath.Join(o.dir, probe.GeneratedDir), lists, writeGenerated),
		writeCode(filepath.Join(o.dir, probe.VisitorDir), lists, writeVisitor),
		writeCode(filepath.Join(o.dir, probe.StaticDir), lists, writeStatic),
	)
}

// dialects are those that schemas are read in. JSON is the first.
var dialects = []*schema.Dialect{schema.JSON, schema.CBOR, schema.MessagePack}

// writeGenerated writes generated code for all formats, writeVisitor the visitor's halves, and writeStatic static programs.

func writeGenerated(dir string, lists [][]*schema.Type) error {
	var all []generated.Types
	for i, roots := range lists {
		all = append(all, generated.Types{Dialect: dialects[i], Roots: roots})
	}
	return generated.WriteFormats(dir, all...)
}

func writeVisitor(dir string, lists [][]*schema.Type) error {
	var all []visitor.Types
	for i, roots := range lists {
		all = append(all, visitor.Types{Dialect: dialects[i], Roots: roots})
	}
	return visitor.WriteFormats(dir, all...)
}

func writeStatic(dir string, lists [][]*schema.Type) error {
	var all []compact.Types
	for i, roots := range lists {
		all = append(all, compact.Types{Dialect: dialects[i], Roots: roots})
	}
	return compact.WriteFormats(dir, all...)
}

// source is the file of the types, and their schemas in each dialect where these are needed.
func (o options) source() ([]byte, [][]*schema.Type, error) {
	if o.pkg != "" {
		return o.taken()
	}
	text, err := probe.Source(o.types)
	if err != nil || o.checkout == "" {
		return text, nil, err
	}
	names := make([]string, o.types)
	for i, t := range probe.Types(o.types) {
		names[i] = t.Name()
	}
	overlay := map[string][]byte{probe.TypesPath(o.checkout): text}
	lists, err := read(o.checkout, overlay, probe.Package, names)
	return text, lists, err
}

// taken is the same for types of a module.
func (o options) taken() ([]byte, [][]*schema.Type, error) {
	lists, err := read(o.module, nil, o.pkg, strings.Split(o.names, ","))
	if err != nil {
		return nil, nil, err
	}
	text, err := probe.SourceOf(lists[0])
	return text, lists, err
}

// read reads the schemas of types of a package, in each dialect, as if some files had other content.
func read(dir string, overlay map[string][]byte, pkg string, names []string) (lists [][]*schema.Type, err error) {
	universe, err := source.LoadOverlay(dir, overlay, pkg)
	if err != nil {
		return nil, err
	}
	for _, d := range dialects {
		roots := make([]*schema.Type, len(names))
		for i, name := range names {
			if roots[i], err = universe.TypeIn(d, pkg, name); err != nil {
				return nil, err
			}
		}
		lists = append(lists, roots)
	}
	if t := schema.FindPointerLoop(lists[0]...); t != nil {
		return nil, fmt.Errorf("type %s is a pointer to nothing but pointers: there is nothing to serialize", t)
	}
	return lists, nil
}

func writeCode[Roots any](dir string, roots Roots, generate func(string, Roots) error) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	return generate(dir, roots)
}

func write(path string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o666)
}
