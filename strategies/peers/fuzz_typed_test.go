package peers

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/reflection"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A rival is a library with a codec of the assortment.
type rival struct {
	name   string
	format strategies.Format
	maker  maker
	codec  strategies.Codec
}

// rivals are the peers that need no copies of the types.
func rivals(f *testing.F) (list []rival) {
	for _, p := range []*peer{fxamackerFast(), fxamackerStd(), ugorjiFast(), ugorjiStd(), vmihailencoFast(), vmihailencoStd()} {
		for _, format := range []strategies.Format{strategies.CBOR, strategies.MessagePack} {
			if p.codecs[format] == nil {
				continue
			}
			r := rival{name: p.name, format: format, maker: maker{precision: time.Nanosecond}}
			if p.name[0] == 'u' && format == strategies.CBOR {
				r.maker.precision = time.Microsecond // the peer refuses times therefore
				r.codec = newUgorji(ugorjiCBOR(p.name == "ugorji_std"))
			} else {
				codec, err := p.Compile(schema.Of(reflect.TypeFor[assortment]()), format)
				if err != nil {
					f.Fatal(err)
				}
				r.codec = codec
			}
			list = append(list, r)
		}
	}
	return list
}

// FuzzTypedAgainstPeers holds that a random value, which one library has written, is the same value to the other. The seed is that of the
// value.
//
// Of the value zero times are left out, which fxamacker and ugorji write as null, and local ones, since MessagePack keeps no zone.
func FuzzTypedAgainstPeers(f *testing.F) {
	for seed := range uint64(300) {
		f.Add(seed)
	}
	list := rivals(f)
	ours := map[strategies.Format]strategies.Codec{}
	for _, format := range formats {
		codec, err := reflection.New().Compile(schema.Of(reflect.TypeFor[assortment]()), format)
		if err != nil {
			f.Fatal(err)
		}
		ours[format] = codec
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		for _, r := range list {
			r.maker.Rand = rand.New(rand.NewPCG(seed, 0))
			value := new(assortment)
			r.maker.fill(reflect.ValueOf(value).Elem(), 0)
			r.exchange(t, value, ours[r.format], r.codec, "we write, "+r.name+" reads")
			r.exchange(t, value, r.codec, ours[r.format], r.name+" writes, we read")
		}
	})
}

// exchange has one codec write a value and another read it.
func (r rival) exchange(t *testing.T, value *assortment, write, read strategies.Codec, how string) {
	t.Helper()
	document, err := write.Append(nil, value)
	if err != nil {
		t.Fatalf("%s %s: writing: %v", r.format, how, err)
	}
	got := new(assortment)
	if err := read.Decode(document, got); err != nil {
		t.Fatalf("%s %s: reading: %v\n%x", r.format, how, err, document)
	}
	if path := differs(reflect.ValueOf(value).Elem(), reflect.ValueOf(got).Elem()); path != "" {
		t.Fatalf("%s %s: another value at %s\n%x", r.format, how, path, document)
	}
}
