package protobuf

import (
	"buf.build/go/hyperpb"
	"google.golang.org/protobuf/proto"
)

// A library reads messages of a workload, and most write them, too.
type library struct {
	name   string
	append func(dst []byte, m Message) ([]byte, error) // nil if it does not write
	reader func(w Workload) reader                     // what it has to find out for a type has been found out
}

// A reader reads a document into a fresh message. It may be used by one goroutine at a time. What it returns is valid until the next call.
type reader func(src []byte) (proto.Message, error)

var libraries = []library{
	{"protobuf", appendPlain, func(w Workload) reader {
		return func(src []byte) (proto.Message, error) { m := w.New(); return m, proto.Unmarshal(src, m) }
	}},
	{"vtprotobuf", appendVT, func(w Workload) reader {
		return func(src []byte) (proto.Message, error) { m := w.New(); return m, m.UnmarshalVT(src) }
	}},
	{"hyperpb", nil, func(w Workload) reader {
		t := hyperpb.CompileMessageDescriptor(w.New().ProtoReflect().Descriptor())
		return func(src []byte) (proto.Message, error) { m := hyperpb.NewMessage(t); return m, m.Unmarshal(src) }
	}},
	// The same, with memory that is used again.
	{"hyperpb_shared", nil, func(w Workload) reader {
		t, shared := hyperpb.CompileMessageDescriptor(w.New().ProtoReflect().Descriptor()), new(hyperpb.Shared)
		shared.NewMessage(t) // a Shared that has had no message cannot be freed
		return func(src []byte) (proto.Message, error) {
			shared.Free()
			m := shared.NewMessage(t)
			return m, m.Unmarshal(src)
		}
	}},
}

func appendPlain(dst []byte, m Message) ([]byte, error) {
	return proto.MarshalOptions{}.MarshalAppend(dst, m)
}

// appendVT gives the library the room behind dst, which it fills from the end.
func appendVT(dst []byte, m Message) ([]byte, error) {
	n := m.SizeVT()
	dst = append(dst, make([]byte, n)...)
	_, err := m.MarshalToSizedBufferVT(dst[len(dst)-n:])
	return dst, err
}
