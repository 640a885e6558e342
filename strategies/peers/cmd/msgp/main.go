// Command msgp writes the methods that tinylib/msgp generates for the types of a file, with the names of members that they have for
// JSON. It is run for programs whose size is measured, by package internal/size.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/tinylib/msgp/gen"
	"github.com/tinylib/msgp/parse"
	"github.com/tinylib/msgp/printer"
)

func main() {
	types := flag.String("types", "", "Go file that declares the types")
	dir := flag.String("dir", "", "directory to write msgp_gen.go into")
	flag.Parse()
	if err := write(*types, filepath.Join(*dir, "msgp_gen.go")); err != nil {
		fmt.Fprintln(os.Stderr, "msgp:", err)
		os.Exit(1)
	}
}

func write(types, file string) error {
	set, err := parse.File(types, false, []string{"tag json"})
	if err != nil {
		return err
	}
	return printer.PrintFile(file, set, gen.Marshal|gen.Unmarshal|gen.Size)
}
