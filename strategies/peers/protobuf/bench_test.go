package protobuf

import (
	"slices"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/all"
	"github.com/vmbench/vmbench/strategies/peers"
	"github.com/vmbench/vmbench/workloads"
)

// BenchmarkAppend and BenchmarkDecode have the libraries, and strategies and peers in the binary formats, over the same values, under names as
// vmbench run gives them.

func BenchmarkAppend(b *testing.B) {
	buffer := make([]byte, 0, 1<<20)
	forAll(b, func(name string, c call) {
		if c.append == nil {
			return
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.append(buffer)
			}
		})
	})
}

func BenchmarkDecode(b *testing.B) {
	forAll(b, func(name string, c call) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.decode()
			}
		})
	})
}

// A call is what is measured: of a value that is written behind dst, and of a document that is read.
type call struct {
	append func(dst []byte) error
	decode func() error
}

// forAll runs a benchmark for each workload, and each library and strategy that has it, once its document could be read.
func forAll(b *testing.B, run func(name string, c call)) {
	named := func(workload, format, strategy string, c call) {
		b.Helper()
		if err := c.decode(); err != nil {
			b.Fatalf("%s: %v", strategy, err)
		}
		run("strategy="+strategy+"/format="+format+"/workload="+workload, c)
	}
	for _, w := range Workloads() {
		m := messageOf(b, w)
		for _, l := range libraries {
			named(w.Name, "protobuf", l.name, callLibrary(b, l, w, m))
		}
		plain, _ := workloads.Lookup(w.Name)
		value := valueOf(b, plain)
		for _, s := range slices.Concat(all.Strategies(), peers.Strategies()) {
			for _, f := range []strategies.Format{strategies.CBOR, strategies.MessagePack} {
				if codec, err := s.Compile(plain.Type(), f); err == nil {
					named(w.Name, string(f), s.Name(), callCodec(b, codec, plain, value))
				}
			}
		}
	}
}

func callLibrary(b *testing.B, l library, w Workload, m Message) (c call) {
	document, err := appendPlain(nil, m)
	if err != nil {
		b.Fatal(err)
	}
	if l.append != nil {
		c.append = func(dst []byte) error { _, err := l.append(dst, m); return err }
	}
	read := l.reader(w)
	c.decode = func() error { _, err := read(document); return err }
	return c
}

func callCodec(b *testing.B, codec strategies.Codec, w *workloads.Workload, value any) call {
	document, err := codec.Append(nil, value)
	if err != nil {
		b.Fatal(err)
	}
	return call{
		append: func(dst []byte) error { _, err := codec.Append(dst, value); return err },
		decode: func() error { return codec.Decode(document, w.New()) },
	}
}

// valueOf is the value of a workload, or of its document.
func valueOf(b *testing.B, w *workloads.Workload) any {
	data, err := w.Load(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	codec, err := all.Reference().Compile(w.Type(), strategies.JSON)
	if err != nil {
		b.Fatal(err)
	}
	v := w.New()
	if err := codec.Decode(data.Canonical, v); err != nil {
		b.Fatal(err)
	}
	return v
}
