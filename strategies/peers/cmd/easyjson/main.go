// Command easyjson writes the methods that mailru/easyjson generates for the types that it is linked with, those of package live. It is
// built and run for programs whose size is measured, by package internal/size. (The library's own command builds such a program, too, but
// has to write into the directory of the types for it.)
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"

	"github.com/mailru/easyjson/gen"

	"github.com/vmbench/vmbench/internal/probe/live"
)

func main() {
	flag.String("types", "", "Go file that declares the types, for who keeps what is written")
	dir := flag.String("dir", "", "directory to write easyjson_gen.go into")
	flag.Parse()
	if err := write(filepath.Join(*dir, "easyjson_gen.go")); err != nil {
		fmt.Fprintln(os.Stderr, "easyjson:", err)
		os.Exit(1)
	}
}

func write(file string) error {
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	os.Stdout = out // which the generator writes a part to, wherever the rest goes
	g := gen.NewGenerator(filepath.Base(file))
	g.NoStdMarshalers()
	for _, fresh := range live.Table {
		t := reflect.TypeOf(fresh()).Elem()
		g.SetPkg("live", t.PkgPath())
		g.Add(fresh())
	}
	if err := g.Run(out); err != nil {
		return err
	}
	return out.Close()
}
