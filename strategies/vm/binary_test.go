package vm

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A trio is the codecs of one type in a binary format by the core, by the core without fused instructions, and by the switch.
type trio [3]strategies.Codec

func trioOf(t testing.TB, typ *schema.Type, format strategies.Format) (c trio) {
	t.Helper()
	for i, s := range []strategies.Strategy{New(Formats()...), NewUnfused(Formats()...), NewSwitch(Formats()...)} {
		var err error
		if c[i], err = s.Compile(typ, format); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// write returns what all of them write, and holds that it is the same.
func (c trio) write(t *testing.T, v any) ([]byte, error) {
	t.Helper()
	want, wantErr := c[2].Append(nil, v)
	for i := range c[:2] {
		got, err := c[i].Append(nil, v)
		if !sameText(err, wantErr) || err == nil && !bytes.Equal(got, want) {
			t.Fatalf("codec %d writes\n%x (%v), want\n%x (%v)", i, got, err, want, wantErr)
		}
	}
	return want, wantErr
}

// read holds that all of them read the same from a document, or find the same wrong with it. (A core may have stored a number that the
// document ends in.)
func (c trio) read(t *testing.T, fresh func() any, document []byte) {
	t.Helper()
	var want []byte
	var wantErr error
	for i := len(c) - 1; i >= 0; i-- {
		v := fresh()
		err := c[i].Decode(document, v)
		got, _ := c[2].Append(nil, v)
		if i == len(c)-1 {
			want, wantErr = got, err
			continue
		}
		if !sameText(err, wantErr) || err == nil && !bytes.Equal(got, want) {
			t.Fatalf("codec %d reads %x as\n%x (%v), want\n%x (%v)", i, document, got, err, want, wantErr)
		}
	}
}

func sameText(a, b error) bool {
	return (a == nil) == (b == nil) && (a == nil || a.Error() == b.Error())
}

// damage returns a document in which something is different.
func damage(r *rand.Rand, document []byte) []byte {
	b := bytes.Clone(document)
	for range 1 + r.IntN(3) {
		at := r.IntN(len(b))
		switch r.IntN(4) {
		case 0:
			b = b[:at+1]
		case 1:
			b[at] = byte(r.Uint32())
		case 2:
			b[at]++
		default:
			b = append(b[:at:at], append([]byte{byte(r.Uint32())}, b[at:]...)...)
		}
	}
	return b
}

// TestTypesMadeUpInBinaryFormats holds the cores against the switch, for made-up types and documents that are right, damaged or cut off.
func TestTypesMadeUpInBinaryFormats(t *testing.T) {
	types, tries := uint64(60), 6
	switch {
	case *long:
		types, tries = 600, 60
	case testing.Short(): // under the race detector, which is slow
		types, tries = 12, 3
	}
	for seed := range types {
		s := madeUp(*firstSeed + seed)
		for _, f := range Formats()[1:] {
			t.Run(fmt.Sprint(s.Name, "/", f.Name()), func(t *testing.T) {
				r := rand.New(rand.NewPCG(seed, 9))
				c := trioOf(t, s.Type, f.Name())
				for _, v := range s.Values() {
					document, err := c.write(t, v)
					if err != nil || len(document) == 0 {
						continue
					}
					c.read(t, s.New, document)
					for range tries {
						c.read(t, s.New, damage(r, document))
					}
				}
			})
		}
	}
}

// FuzzTypesMadeUpInBinaryFormats does the same for any document.
func FuzzTypesMadeUpInBinaryFormats(f *testing.F) {
	type key struct {
		seed   uint64
		format strategies.Format
	}
	codecs := map[key]trio{}
	for seed := range uint64(fuzzedTypes) {
		s := madeUp(seed)
		for i, format := range Formats()[1:] {
			c := trioOf(f, s.Type, format.Name())
			codecs[key{seed, format.Name()}] = c
			for _, v := range s.Values() {
				if document, err := c[2].Append(nil, v); err == nil && len(document) < 1<<10 {
					f.Add(seed, i == 0, document)
				}
			}
		}
	}
	f.Fuzz(func(t *testing.T, seed uint64, cbor bool, document []byte) {
		seed %= fuzzedTypes
		format := strategies.MessagePack
		if cbor {
			format = strategies.CBOR
		}
		s, c := madeUp(seed), codecs[key{seed, format}]
		c.read(t, s.New, document)
		v := s.New()
		if err := c[2].Decode(document, v); err == nil {
			c.write(t, v)
		}
	})
}
