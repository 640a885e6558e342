package protobuf

import (
	"bytes"
	"testing"

	"google.golang.org/protobuf/proto"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/peers"
	"github.com/vmbench/vmbench/strategies/reflection"
	"github.com/vmbench/vmbench/workloads"
)

// A library writes and reads messages.
type library struct {
	name   string
	append func(dst []byte, m *Order) ([]byte, error)
	decode func(src []byte, m *Order) error
}

var libraries = []library{
	{"protobuf", appendPlain, func(src []byte, m *Order) error { return proto.Unmarshal(src, m) }},
	{"vtprotobuf", appendVT, func(src []byte, m *Order) error { return m.UnmarshalVT(src) }},
}

func appendPlain(dst []byte, m *Order) ([]byte, error) {
	return proto.MarshalOptions{}.MarshalAppend(dst, m)
}

// appendVT gives the library the room behind dst, which it fills from the end.
func appendVT(dst []byte, m *Order) ([]byte, error) {
	n := m.SizeVT()
	dst = append(dst, make([]byte, n)...)
	_, err := m.MarshalToSizedBufferVT(dst[len(dst)-n:])
	return dst, err
}

func order() *workloads.Order {
	w, _ := workloads.Lookup("order")
	return w.Value().(*workloads.Order)
}

func TestLibrariesAgree(t *testing.T) {
	want, err := appendPlain(nil, Of(order()))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range libraries {
		document, err := l.append([]byte("kept"), Of(order()))
		if err != nil || !bytes.Equal(document, append([]byte("kept"), want...)) {
			t.Errorf("%s writes %x, %v", l.name, document, err)
		}
		back := new(Order)
		if err := l.decode(want, back); err != nil || !proto.Equal(back, Of(order())) {
			t.Errorf("%s reads %v, %v", l.name, back, err)
		}
	}
}

// BenchmarkOrder has both libraries, and peers and strategies in the binary formats, over the order.
func BenchmarkOrder(b *testing.B) {
	for _, l := range libraries {
		document, _ := l.append(nil, Of(order()))
		m := Of(order())
		run(b, l.name, func(dst []byte) { l.append(dst, m) }, func() { l.decode(document, new(Order)) })
	}
	w, _ := workloads.Lookup("order")
	for _, s := range append(peers.Strategies(), reflection.New()) {
		for _, f := range []strategies.Format{strategies.CBOR, strategies.MessagePack} {
			codec, err := s.Compile(w.Type(), f)
			if err != nil {
				continue
			}
			document, _ := codec.Append(nil, order())
			v := order()
			run(b, s.Name()+"/"+string(f), func(dst []byte) { codec.Append(dst, v) }, func() { codec.Decode(document, new(workloads.Order)) })
		}
	}
}

func run(b *testing.B, name string, write func(dst []byte), read func()) {
	buffer := make([]byte, 0, 4096)
	b.Run("Append/"+name, func(b *testing.B) {
		for b.Loop() {
			write(buffer)
		}
	})
	b.Run("Decode/"+name, func(b *testing.B) {
		for b.Loop() {
			read()
		}
	})
}
