// Command gen writes what protoc-gen-go and protoc-gen-go-vtproto generate for a file of messages, into the current directory. It compiles the
// file by itself, so that no protoc is needed. It is run by go generate.
//
//	go run ./gen order.proto
package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/bufbuild/protocompile"
	"github.com/bufbuild/protocompile/protoutil"
	"google.golang.org/protobuf/cmd/protoc-gen-go/internal_gengo"
	"google.golang.org/protobuf/compiler/protogen"
	"google.golang.org/protobuf/types/descriptorpb"
	"google.golang.org/protobuf/types/pluginpb"

	_ "github.com/planetscale/vtprotobuf/features/marshal"
	_ "github.com/planetscale/vtprotobuf/features/size"
	_ "github.com/planetscale/vtprotobuf/features/unmarshal"
	"github.com/planetscale/vtprotobuf/generator"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: gen FILE.proto")
		os.Exit(2)
	}
	if err := generate(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func generate(name string) error {
	request, err := requestFor(name)
	if err != nil {
		return err
	}
	base := strings.TrimSuffix(name, ".proto")
	if err := write(request, base+"_gen.go", plain); err != nil {
		return err
	}
	return write(request, base+"_vt_gen.go", vt)
}

// requestFor compiles a file to what plugins of protoc are given.
func requestFor(name string) (*pluginpb.CodeGeneratorRequest, error) {
	compiler := protocompile.Compiler{Resolver: &protocompile.SourceResolver{}, SourceInfoMode: protocompile.SourceInfoStandard}
	files, err := compiler.Compile(context.Background(), name)
	if err != nil {
		return nil, err
	}
	return &pluginpb.CodeGeneratorRequest{
		FileToGenerate: []string{name},
		ProtoFile:      []*descriptorpb.FileDescriptorProto{protoutil.ProtoFromFileDescriptor(files[0])},
	}, nil
}

// plain is protoc-gen-go.
func plain(plugin *protogen.Plugin) error {
	for _, file := range plugin.Files {
		internal_gengo.GenerateFile(plugin, file)
	}
	return nil
}

// vt is protoc-gen-go-vtproto.
func vt(plugin *protogen.Plugin) error {
	g, err := generator.NewGenerator(plugin, []string{"marshal", "unmarshal", "size"}, &generator.Config{
		Poolable: generator.NewObjectSet(), PoolableExclude: generator.NewObjectSet(),
	})
	if err != nil {
		return err
	}
	g.Generate()
	return nil
}

// write writes the only file that a plugin generates.
func write(request *pluginpb.CodeGeneratorRequest, name string, run func(*protogen.Plugin) error) error {
	plugin, err := protogen.Options{}.New(request)
	if err != nil {
		return err
	}
	if err := run(plugin); err != nil {
		return err
	}
	response := plugin.Response()
	if response.Error != nil || len(response.File) != 1 {
		return fmt.Errorf("%d files, error %q", len(response.File), response.GetError())
	}
	return os.WriteFile(name, []byte(response.File[0].GetContent()), 0o644)
}
