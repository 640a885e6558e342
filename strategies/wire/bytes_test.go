package wire

import (
	"testing"
)

func TestBytes(t *testing.T) {
	r := random()
	for n := range 200 {
		for range 20 {
			v := make([]byte, n)
			for i := range v {
				v[i] = byte(r.Uint32())
			}
			got := AppendBytes([]byte("x"), v)
			if want := "x" + mustMarshal(t, v); string(got) != want {
				t.Fatalf("AppendBytes(%x) = %s, want %s", v, got, want)
			}
			d := Decoder{Src: got}
			if back, next := d.Bytes(1, nil, "[]byte"); next != len(got) || string(back) != string(v) {
				t.Fatalf("Bytes(%s) = %x, %d", got, back, next)
			}
		}
	}
}
