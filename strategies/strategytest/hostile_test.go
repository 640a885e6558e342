package strategytest

import (
	"bytes"
	"encoding/hex"
	"errors"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
)

// mostHostile is how much memory a hostile document may make a strategy allocate, in bytes.
const mostHostile = 16 << 20

// hostile are documents in hexadecimal that claim much and hold little, by format: a part that is repeated, and how often.
var hostile = map[strategies.Format][]struct {
	part  string
	times int
}{
	strategies.CBOR: {
		{"9affffffff", 1}, {"9bffffffffffffffff", 1}, {"9b7fffffffffffffff", 1}, {"baffffffff", 1}, {"bb7fffffffffffffff", 1}, // arrays and maps
		{"7affffffff", 1}, {"7b7fffffffffffffff", 1}, {"5affffffff", 1}, {"5b7fffffffffffffff", 1}, // text and bytes
		{"81", 100_000}, {"9f", 100_000}, {"a160", 100_000}, {"bf60", 100_000}, {"c1", 100_000}, {"9a00003fff", 10_000}, {"ba00001fff60", 10_000}, // nested
		{"7f", 1}, {"7f6161", 100_000}, {"5f4161", 100_000}, {"7f7f", 100}, // chunks without an end
	},
	strategies.MessagePack: {
		{"ddffffffff", 1}, {"dd7fffffff", 1}, {"dcffff", 1}, {"dfffffffff", 1}, {"df7fffffff", 1}, {"deffff", 1},
		{"dbffffffff", 1}, {"db7fffffff", 1}, {"c6ffffffff", 1}, {"c67fffffff", 1}, {"c9ffffffff01", 1}, {"c97fffffffff", 1},
		{"91", 100_000}, {"81a0", 100_000}, {"dd00003fff", 10_000}, {"df00001fffa0", 10_000}, {"dc7fff", 10_000},
	},
}

// TestHostileDocuments holds what documents can make a strategy allocate, whatever type they are read into. They end in an error that says
// where.
func TestHostileDocuments(t *testing.T) {
	targets := syntaxTargets
	for _, w := range workloads.All() {
		targets = append(targets, w.Type().Go) // all strategies know these
	}
	for format, documents := range hostile {
		for _, target := range targets {
			for _, s := range contestants(t) {
				codec, err := s.Compile(schema.Of(target), format)
				if errors.Is(err, strategies.ErrUnsupported) {
					continue
				}
				if err != nil {
					t.Fatal(err)
				}
				for _, d := range documents {
					part, err := hex.DecodeString(d.part)
					if err != nil {
						t.Fatal(err)
					}
					checkHostile(t, s.Name()+" "+target.String(), codec, target, bytes.Repeat(part, d.times))
				}
			}
		}
	}
}

// TestDocumentsCutOff does the same for documents that end early, at every byte.
func TestDocumentsCutOff(t *testing.T) {
	for format := range hostile {
		for _, w := range workloads.All() {
			if w.Value == nil {
				continue
			}
			reference := referenceCodec(t, w.Type(), format)
			document, err := reference.Append(nil, w.Value())
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range contestants(t) {
				codec, err := s.Compile(w.Type(), format)
				if errors.Is(err, strategies.ErrUnsupported) {
					continue
				}
				if err != nil {
					t.Fatal(err)
				}
				for n := 0; n < len(document); n += 1 + len(document)/500 {
					checkHostile(t, s.Name()+" "+w.Name, codec, w.Type().Go, document[:n:n])
				}
			}
		}
	}
}

func referenceCodec(t *testing.T, typ *schema.Type, format strategies.Format) strategies.Codec {
	t.Helper()
	for _, s := range contestants(t) {
		if s.Name() == "reflection" {
			codec, err := s.Compile(typ, format)
			if err != nil {
				t.Fatal(err)
			}
			return codec
		}
	}
	t.Skip("reflection is not among the strategies")
	return nil
}

func checkHostile(t *testing.T, name string, codec strategies.Codec, target reflect.Type, document []byte) {
	t.Helper()
	v := reflect.New(target).Interface()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	err := codec.Decode(document, v)
	runtime.ReadMemStats(&after)
	if err == nil || !strings.Contains(err.Error(), " at byte ") {
		t.Errorf("%s: %.16x, of %d bytes: %v", name, document, len(document), err)
	}
	if n := after.TotalAlloc - before.TotalAlloc; n > mostHostile {
		t.Errorf("%s: %.16x, of %d bytes, makes it allocate %d bytes", name, document, len(document), n)
	}
}
