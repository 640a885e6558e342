package protobuf

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"google.golang.org/protobuf/proto"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/all"
	"github.com/vmbench/vmbench/strategies/peers"
	"github.com/vmbench/vmbench/workloads"
)

// messageOf is the workload's message. The test is skipped if its document cannot be had.
func messageOf(t testing.TB, w Workload) Message {
	t.Helper()
	m, err := w.Message(t.Context())
	switch {
	case errors.Is(err, workloads.ErrUnavailable):
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	return m
}

func TestLibrariesAgree(t *testing.T) {
	for _, w := range Workloads() {
		t.Run(w.Name, func(t *testing.T) {
			m := messageOf(t, w)
			want, err := appendPlain(nil, m)
			if err != nil || len(want) < 200 {
				t.Fatalf("%d bytes, %v", len(want), err)
			}
			for _, l := range libraries {
				agrees(t, l, w, m, want)
			}
		})
	}
}

// agrees holds what a library makes of a message and its document to them, twice, as some libraries use their memory again.
func agrees(t *testing.T, l library, w Workload, m Message, document []byte) {
	t.Helper()
	read := l.reader(w)
	for range 2 {
		if l.append != nil {
			got, err := l.append([]byte("kept"), m)
			if err != nil || !bytes.Equal(got, append([]byte("kept"), document...)) {
				t.Errorf("%s writes %d bytes that differ from protobuf's %d, %v", l.name, len(got)-4, len(document), err)
			}
		}
		if back, err := read(document); err != nil || !proto.Equal(back, m) {
			t.Errorf("%s reads another message, %v", l.name, err)
		}
	}
	if _, err := read(document[:len(document)-1]); err == nil {
		t.Errorf("%s reads a document that ends early", l.name)
	}
}

// BenchmarkWorkloads has the libraries, and peers and strategies in the binary formats, over the same values.
func BenchmarkWorkloads(b *testing.B) {
	for _, w := range Workloads() {
		m := messageOf(b, w)
		document, err := appendPlain(nil, m)
		if err != nil {
			b.Fatal(err)
		}
		for _, l := range libraries {
			if l.append != nil {
				run(b, "Append", w.Name, "protobuf", l.name, func(dst []byte) { l.append(dst, m) })
			}
			read := l.reader(w)
			run(b, "Decode", w.Name, "protobuf", l.name, func([]byte) { read(document) })
		}
		for _, s := range slices.Concat(all.Strategies(), peers.Strategies()) {
			benchmark(b, s, w.Name, strategies.CBOR)
			benchmark(b, s, w.Name, strategies.MessagePack)
		}
	}
}

// benchmark measures a strategy in one of the formats that have no messages, if it has it.
func benchmark(b *testing.B, s strategies.Strategy, workload string, f strategies.Format) {
	w, _ := workloads.Lookup(workload)
	codec, err := s.Compile(w.Type(), f)
	if err != nil {
		return
	}
	v := valueOf(b, w)
	document, err := codec.Append(nil, v)
	if err != nil {
		b.Fatal(err)
	}
	run(b, "Append", workload, string(f), s.Name(), func(dst []byte) { codec.Append(dst, v) })
	run(b, "Decode", workload, string(f), s.Name(), func([]byte) { codec.Decode(document, w.New()) })
}

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

// run runs a benchmark, named as those of vmbench are. call may write behind the slice that it is given.
func run(b *testing.B, op, workload, format, strategy string, call func(dst []byte)) {
	buffer := make([]byte, 0, 1<<20)
	b.Run(op+"/strategy="+strategy+"/format="+format+"/workload="+workload, func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			call(buffer)
		}
	})
}
