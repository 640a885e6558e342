package vm

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/vmbench/vmbench/strategies"
)

// fuzzedTypes is how many made-up types documents are decoded into.
const fuzzedTypes = 200

// FuzzTypesMadeUp decodes documents into values of made-up types, and writes what comes out.
func FuzzTypesMadeUp(f *testing.F) {
	type subject struct {
		typ    reflect.Type
		codecs []strategies.Codec
	}
	subjects := map[uint64]subject{}
	for seed := range uint64(fuzzedTypes) {
		for _, input := range madeUp(seed).Inputs {
			if len(input) < 1<<10 {
				f.Add(seed, input)
			}
		}
	}
	f.Fuzz(func(t *testing.T, seed uint64, document []byte) {
		seed %= fuzzedTypes
		s, ok := subjects[seed]
		if !ok {
			s.typ = madeUp(seed).Type.Go
			s.codecs = codecsOf(t, s.typ)
			subjects[seed] = s
		}
		compareDecode(t, s.typ, s.codecs, string(document))
		v := reflect.New(s.typ).Interface()
		if json.Unmarshal(document, v) != nil {
			return
		}
		want, wantErr := json.Marshal(v)
		for i, c := range s.codecs {
			got, err := c.Append(nil, v)
			if (err == nil) != (wantErr == nil) || err == nil && string(got) != string(want) {
				t.Fatalf("%s: got %s, %v, want %s, %v", machines()[i].Name(), got, err, want, wantErr)
			}
		}
	})
}
