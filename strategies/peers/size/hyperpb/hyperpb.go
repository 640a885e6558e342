//go:build probe

// Package codec has the codecs of hyperpb, which reads messages by programs that it compiles when a type is first used. It has
// nothing that writes, so what it has read is written by protobuf-go, by reflection.
package codec

import (
	"sync"

	"buf.build/go/hyperpb"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protodesc"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/descriptorpb"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// Protobuf returns the codec of that format.
func Protobuf() exchange.Codec {
	return exchange.Codec{
		Append: func(_ int, dst []byte, v any) ([]byte, error) {
			return proto.MarshalOptions{}.MarshalAppend(dst, v.(*hyperpb.Message))
		},
		Decode: func(_ int, src []byte, v any) error { return v.(*hyperpb.Message).Unmarshal(src) },
	}
}

// Table has a function for each of some types of a google.protobuf.FileDescriptorSet that returns a fresh message. It is the table of types in
// programs of this library, which needs no Go types. Descriptors are read when the first type is used.
func Table(set string, names ...string) []func() any {
	files := sync.OnceValue(func() *protoregistry.Files { return filesOf(set) })
	table := make([]func() any, len(names))
	for i, name := range names {
		compiled := sync.OnceValue(func() *hyperpb.MessageType { return compile(files(), name) })
		table[i] = func() any { return hyperpb.NewMessage(compiled()) }
	}
	return table
}

// filesOf reads descriptors. That they are wrong is a mistake of who generated the program.
func filesOf(set string) *protoregistry.Files {
	var all descriptorpb.FileDescriptorSet
	if err := proto.Unmarshal([]byte(set), &all); err != nil {
		panic(err)
	}
	files, err := protodesc.NewFiles(&all)
	if err != nil {
		panic(err)
	}
	return files
}

func compile(files *protoregistry.Files, name string) *hyperpb.MessageType {
	d, err := files.FindDescriptorByName(protoreflect.FullName(name))
	if err != nil {
		panic(err)
	}
	return hyperpb.CompileMessageDescriptor(d.(protoreflect.MessageDescriptor))
}
