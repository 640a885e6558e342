// Command protobuf writes package live anew: messages of Protocol Buffers in the place of the types that it is linked with. It is built and run for
// programs whose size is measured, by package internal/size.
//
// For google.golang.org/protobuf and planetscale/vtprotobuf the types are what these generate. hyperpb knows no Go types: for it there are descriptors.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/internal/probe"
	"github.com/vmbench/vmbench/internal/probe/live"
	"github.com/vmbench/vmbench/strategies/peers/protobuf/definition"
	"github.com/vmbench/vmbench/strategies/peers/protobuf/protoc"
	"github.com/vmbench/vmbench/workloads/schema"
)

// tool is what stands in the header of files.
const tool = "strategies/peers/cmd/protobuf"

// hyperpbCodec is the package that makes messages of descriptors.
const hyperpbCodec = "github.com/vmbench/vmbench/strategies/peers/size/hyperpb"

// libraries are what can be written, by the library that it is for.
var libraries = map[string]func(dir string, types []*schema.Type, file *protoc.File) error{
	"protobuf": func(dir string, types []*schema.Type, file *protoc.File) error {
		return errors.Join(writeTable(dir, types), write(dir, "messages_gen.go", file.Go))
	},
	"vtprotobuf": func(dir string, types []*schema.Type, file *protoc.File) error {
		return errors.Join(writeTable(dir, types), write(dir, "messages_gen.go", file.Go), write(dir, "messages_vt_gen.go", file.VT))
	},
	"hyperpb": writeDescriptors,
}

func main() {
	flag.String("types", "", "Go file that declares the types, for who keeps what is written")
	library := flag.String("for", "", "protobuf, vtprotobuf or hyperpb")
	dir := flag.String("dir", "", "directory to write into")
	flag.Parse()
	if err := run(*library, *dir); err != nil {
		fmt.Fprintln(os.Stderr, "protobuf:", err)
		os.Exit(1)
	}
}

func run(library, dir string) error {
	writeFiles, ok := libraries[library]
	if !ok {
		return fmt.Errorf("want -for protobuf, vtprotobuf or hyperpb, have %q", library)
	}
	types := make([]*schema.Type, len(live.Table))
	for i, fresh := range live.Table {
		types[i] = schema.Of(reflect.TypeOf(fresh()).Elem())
	}
	source, err := definition.File{Tool: tool, Package: probe.PackageName, GoPackage: probe.Package}.Write(types)
	if err != nil {
		return err
	}
	file, err := protoc.Compile(context.Background(), probe.PackageName+".proto", source)
	if err != nil {
		return err
	}
	return writeFiles(dir, types, file)
}

// writeTable writes the table of types that protoc-gen-go generates, which have the names of those that there are.
func writeTable(dir string, types []*schema.Type) error {
	return write(dir, filepath.Base(probe.TypesFile), func() ([]byte, error) { return probe.SourceNamed(names(types, "")) })
}

// writeDescriptors writes a table of messages that are made of descriptors.
func writeDescriptors(dir string, types []*schema.Type, file *protoc.File) error {
	return write(dir, filepath.Base(probe.TypesFile), func() ([]byte, error) {
		set, err := file.Descriptors()
		if err != nil {
			return nil, err
		}
		f := codegen.NewFile(probe.PackageName, tool)
		f.Printf("// Table has a function for each type that returns a fresh message.\nvar Table = %s.Table(descriptors,\n", f.ImportAs("codec", hyperpbCodec))
		for _, name := range names(types, probe.PackageName+".") {
			f.Printf("%q,\n", name)
		}
		f.Printf(")\n\n// descriptors are those of the messages, as a google.protobuf.FileDescriptorSet.\nconst descriptors = %q\n", set)
		return f.Source()
	})
}

// names are those of the types' messages, behind a prefix.
func names(types []*schema.Type, prefix string) []string {
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = prefix + definition.NameOf(t)
	}
	return names
}

func write(dir, name string, content func() ([]byte, error)) error {
	text, err := content()
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, name), text, 0o666)
}
