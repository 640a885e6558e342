package all

import (
	"errors"
	"reflect"
	"testing"

	"encoding/json"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
)

// The benchmarks of package testing are for profiles, and for vmbench calibrate, which shows what comparing them is worth.
// They do what trials do, and have the names of the cases.

func BenchmarkEncode(b *testing.B) {
	each(b, func(b *testing.B, codec strategies.Codec, w *workloads.Workload, document []byte) {
		value := w.New()
		if err := json.Unmarshal(document, value); err != nil {
			b.Fatal(err)
		}
		if w.Value != nil {
			value = w.Value()
		}
		for b.Loop() {
			if _, err := strategies.Encode(codec, value); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	each(b, func(b *testing.B, codec strategies.Codec, w *workloads.Workload, document []byte) {
		for b.Loop() {
			if err := codec.Decode(document, w.New()); err != nil {
				b.Fatal(err)
			}
		}
	})
}

type benchmark func(b *testing.B, codec strategies.Codec, w *workloads.Workload, document []byte)

// each runs a benchmark over every strategy and workload.
func each(b *testing.B, run benchmark) {
	for _, s := range Strategies() {
		for _, w := range workloads.All() {
			b.Run("strategy="+s.Name()+"/format=json/workload="+w.Name, func(b *testing.B) {
				data, err := w.Load(b.Context())
				if errors.Is(err, workloads.ErrUnavailable) {
					b.Skip(err)
				}
				if err != nil {
					b.Fatal(err)
				}
				codec, err := s.Compile(schema.Of(reflect.TypeOf(w.New()).Elem()), strategies.JSON)
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(data.Input)))
				b.ReportAllocs()
				run(b, codec, w, data.Input)
			})
		}
	}
}
