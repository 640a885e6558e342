package vm

import (
	"testing"

	"github.com/vmbench/vmbench/workloads"
)

func BenchmarkWorkloads(b *testing.B) {
	for _, w := range workloads.All() {
		data, err := w.Load(b.Context())
		if err != nil {
			continue
		}
		c := codecOf(b, w.New())
		v := w.New()
		if err := c.Decode(data.Input, v); err != nil {
			b.Fatal(err)
		}
		if w.Value != nil {
			v = w.Value()
		}
		b.Run("Append/workload="+w.Name, func(b *testing.B) {
			b.SetBytes(int64(len(data.Canonical)))
			b.ReportAllocs()
			var buf []byte
			for b.Loop() {
				if buf, err = c.Append(buf[:0], v); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("Decode/workload="+w.Name, func(b *testing.B) {
			b.SetBytes(int64(len(data.Input)))
			b.ReportAllocs()
			for b.Loop() {
				if err := c.Decode(data.Input, w.New()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
