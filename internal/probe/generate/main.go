// Command generate writes the source of a program of many types, below a directory: live/types_gen.go declares the types and,
// where a checkout is named, generated/ and visitor/ have the code that these strategies generate for them.
//
// It is a program of its own, so that vmbench need not link what reads Go source.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/vmbench/vmbench/internal/probe"
	generated "github.com/vmbench/vmbench/strategies/generated/gen"
	visitor "github.com/vmbench/vmbench/strategies/visitor/gen"
	"github.com/vmbench/vmbench/workloads/schema"
	"github.com/vmbench/vmbench/workloads/schema/source"
)

func main() {
	n := flag.Int("types", 0, "number of types")
	dir := flag.String("dir", "", "directory to write to")
	checkout := flag.String("checkout", "", "source of vmbench, to generate the code of the strategies too")
	flag.Parse()
	if err := run(*n, *dir, *checkout); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(n int, dir, checkout string) error {
	if n < 0 || n > probe.MostTypes || dir == "" {
		return fmt.Errorf("want -types 0 to %d, and -dir", probe.MostTypes)
	}
	text, err := probe.Source(n)
	if err != nil {
		return err
	}
	if err := write(filepath.Join(dir, probe.TypesFile), text); err != nil || checkout == "" {
		return err
	}
	roots, err := read(checkout, text, n)
	if err != nil {
		return err
	}
	return errors.Join(
		writeCode(filepath.Join(dir, probe.GeneratedDir), roots, generated.Write),
		writeCode(filepath.Join(dir, probe.VisitorDir), roots, visitor.Write),
	)
}

// read reads the schemas of the types, as if the text stood in the checkout.
func read(checkout string, text []byte, n int) ([]*schema.Type, error) {
	overlay := map[string][]byte{probe.TypesPath(checkout): text}
	universe, err := source.LoadOverlay(checkout, overlay, probe.Package)
	if err != nil {
		return nil, err
	}
	roots := make([]*schema.Type, n)
	for i, t := range probe.Types(n) {
		if roots[i], err = universe.Type(probe.Package, t.Name()); err != nil {
			return nil, err
		}
	}
	return roots, nil
}

func writeCode(dir string, roots []*schema.Type, generate func(string, []*schema.Type) error) error {
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
