// Package protoc compiles files of messages and runs the generators of Go code on them, without a protoc and its plugins.
//
// In flows the source of a file, which may import those that come with the format; out flow its descriptor, what protoc-gen-go
// makes of it, and what protoc-gen-go-vtproto does.
package protoc

import (
	"context"
	"fmt"

	"github.com/bufbuild/protocompile"
	"github.com/bufbuild/protocompile/protoutil"
	"google.golang.org/protobuf/cmd/protoc-gen-go/internal_gengo"
	"google.golang.org/protobuf/compiler/protogen"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/descriptorpb"
	"google.golang.org/protobuf/types/pluginpb"

	_ "github.com/planetscale/vtprotobuf/features/marshal" // a feature of vtprotobuf is there if it is linked
	_ "github.com/planetscale/vtprotobuf/features/size"
	_ "github.com/planetscale/vtprotobuf/features/unmarshal"
	"github.com/planetscale/vtprotobuf/generator"
)

// features are those of vtprotobuf that are generated.
var features = []string{"marshal", "unmarshal", "size"}

// A File is a compiled file of messages.
type File struct {
	name  string
	files []*descriptorpb.FileDescriptorProto // those that it imports, and then itself
}

// Compile compiles the source of a file. The error says where it is wrong.
func Compile(ctx context.Context, name string, source []byte) (*File, error) {
	compiler := protocompile.Compiler{
		Resolver: protocompile.WithStandardImports(&protocompile.SourceResolver{
			Accessor: protocompile.SourceAccessorFromMap(map[string]string{name: string(source)}),
		}),
		SourceInfoMode: protocompile.SourceInfoStandard,
	}
	files, err := compiler.Compile(ctx, name)
	if err != nil {
		return nil, err
	}
	f := &File{name: name}
	for i := range files[0].Imports().Len() {
		f.files = append(f.files, protoutil.ProtoFromFileDescriptor(files[0].Imports().Get(i).FileDescriptor))
	}
	f.files = append(f.files, protoutil.ProtoFromFileDescriptor(files[0]))
	return f, nil
}

// Descriptors are those of the file and of what it imports, as a google.protobuf.FileDescriptorSet without comments.
func (f *File) Descriptors() ([]byte, error) {
	set := &descriptorpb.FileDescriptorSet{}
	for _, file := range f.files {
		file = proto.CloneOf(file)
		file.SourceCodeInfo = nil
		set.File = append(set.File, file)
	}
	return proto.MarshalOptions{Deterministic: true}.Marshal(set)
}

// Go is what protoc-gen-go generates.
func (f *File) Go() ([]byte, error) {
	return f.generate(func(plugin *protogen.Plugin) error {
		for _, file := range plugin.Files {
			if file.Generate {
				internal_gengo.GenerateFile(plugin, file)
			}
		}
		return nil
	})
}

// VT is what protoc-gen-go-vtproto generates beside that.
func (f *File) VT() ([]byte, error) {
	return f.generate(func(plugin *protogen.Plugin) error {
		g, err := generator.NewGenerator(plugin, features, &generator.Config{
			Poolable: generator.NewObjectSet(), PoolableExclude: generator.NewObjectSet(),
		})
		if err != nil {
			return err
		}
		g.Generate()
		return nil
	})
}

// generate returns the only file that a plugin generates.
func (f *File) generate(run func(*protogen.Plugin) error) ([]byte, error) {
	plugin, err := protogen.Options{}.New(&pluginpb.CodeGeneratorRequest{FileToGenerate: []string{f.name}, ProtoFile: f.files})
	if err != nil {
		return nil, err
	}
	plugin.SupportedFeatures = uint64(pluginpb.CodeGeneratorResponse_FEATURE_PROTO3_OPTIONAL)
	if err := run(plugin); err != nil {
		return nil, err
	}
	response := plugin.Response()
	if response.Error != nil || len(response.File) != 1 {
		return nil, fmt.Errorf("%s: %d files, error %q", f.name, len(response.File), response.GetError())
	}
	return []byte(response.File[0].GetContent()), nil
}
