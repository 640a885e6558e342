// Command gen writes workloads as messages into the current directory: a file of messages, and what protoc-gen-go and
// protoc-gen-go-vtproto generate for it. It is run by go generate.
//
//	go run ./gen order twitter
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/vmbench/vmbench/strategies/peers/protobuf/definition"
	"github.com/vmbench/vmbench/strategies/peers/protobuf/protoc"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
)

// form is what the files have in common.
var form = definition.File{
	Tool: "strategies/peers/protobuf/gen", Package: "vmbench", GoPackage: "github.com/vmbench/vmbench/strategies/peers/protobuf",
}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: gen WORKLOAD…")
		os.Exit(2)
	}
	for _, name := range os.Args[1:] {
		if err := generate(name); err != nil {
			fmt.Fprintf(os.Stderr, "gen: %s: %v\n", name, err)
			os.Exit(1)
		}
	}
}

func generate(name string) error {
	w, ok := workloads.Lookup(name)
	if !ok {
		return fmt.Errorf("there is no such workload")
	}
	source, err := form.Write([]*schema.Type{w.Type()})
	if err != nil {
		return err
	}
	file, err := protoc.Compile(context.Background(), name+".proto", source)
	if err != nil {
		return err
	}
	if err := os.WriteFile(name+".proto", source, 0o644); err != nil {
		return err
	}
	if err := write(name+"_gen.go", file.Go); err != nil {
		return err
	}
	return write(name+"_vt_gen.go", file.VT)
}

func write(name string, content func() ([]byte, error)) error {
	text, err := content()
	if err != nil {
		return err
	}
	return os.WriteFile(name, text, 0o644)
}
