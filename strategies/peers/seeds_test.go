package peers

import (
	"encoding/hex"
	"math"
	"testing"
	"time"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/strategies/wire/msgpack"
	"github.com/vmbench/vmbench/workloads"
)

// contents are values of all types that decoding stores in an any.
var contents = []any{
	nil, true, int64(-1), int64(math.MinInt64), uint64(math.MaxUint64), 1.5, 0.1, 1e300, math.Inf(-1), math.NaN(), "text", "größe", []byte{1, 2},
	[]byte{}, []any{}, []any{int64(1), "two", []any{nil}}, map[string]any{}, map[string]any{"b": int64(2), "a": []any{}, "long name": nil},
	map[any]any{int64(1): "one", "s": false, 1.5: nil}, time.Unix(1700000000, 123456789).UTC(), time.Unix(-1, 0).UTC(), time.Time{},
}

// cborSeeds are documents of all forms that CBOR has.
func cborSeeds(f *testing.F) (seeds [][]byte) {
	for _, text := range []string{
		"f7", "f0", "f8ff", "f818", "f97c00", "f90001", "fa7f800000", "fb3ff199999999999a", "3bffffffffffffffff", "1bffffffffffffffff",
		"c2420100", "c249010000000000000000", "c349010000000000000000", "c0740000", "c074323031332d30332d32315432303a30343a30305a", "c11a514b67b0",
		"c1fb41d452d9ec200000", "c1fb7ff0000000000000", "c1fb7fefffffffffffff", "d9d9f7a1616101", "d9d9f7d9d9f700", "d81f6161", "d82076687474703a2f2f7777772e6578616d706c652e636f6d",
		"5f42010243030405ff", "7f657374726561646d696e67ff", "9f018202039f0405ffff", "bf61610161629f0203ffff", "bf6346756ef563416d7421ff",
		"a201020304", "a2f5f6f7f4", "a1f97e0001", "a1416101", "a1800100", "a2616101616102", "826161bf61626163ff", "61ff", "a161ff00", "7f61ffff",
		"1c", "1f", "5f", "5f00ff", "9f", "ff", "81ff", "bf00ff", "f81f", "fc", "9b7fffffffffffffff", "bb7fffffffffffffff", "5b7fffffffffffffff", "0000",
		"c6c1c2c200", "c082", "c074", "c200", "c25f4101ff", "c3c24101", "c1c100", "c0c0782032", "c11b7fffffffffffffff", "c13b7fffffffffffffff", "c1f97e00",
	} {
		seed, err := hex.DecodeString(text)
		if err != nil {
			f.Fatal(err)
		}
		seeds = append(seeds, seed)
	}
	own := []any{cbor.Simple(255), cbor.Simple(0), cbor.Negative(math.MaxUint64), cbor.Tag{Number: 1000, Content: []any{"x"}}}
	return append(seeds, encodedSeeds(f, strategies.CBOR, own)...)
}

// msgpackSeeds are documents of all forms that MessagePack has.
func msgpackSeeds(f *testing.F) (seeds [][]byte) {
	for _, text := range []string{
		"c0", "c1", "c2", "c3", "c400", "c50001ff", "c600000001ff", "c7000512", "c7030501020304", "c80001057f", "c900000001057f", "ca7f800000",
		"cb3ff0000000000000", "ccff", "cdffff", "ceffffffff", "cfffffffffffffffff", "d080", "d18000", "d280000000", "d38000000000000000", "d17fff",
		"d4057f", "d5057f7f", "d605" + "00000000", "d6ff00000000", "d7ff" + "0000000000000000", "d7ffffffffffffffffff", "d805" + "00000000000000000000000000000000",
		"c70cff" + "3b9ac9ff" + "7fffffffffffffff", "c70cff" + "3b9aca00" + "0000000000000000", "c70cff000000008000000000000000", "c701ff00", "d90161", "da000161",
		"db0000000161", "dc000101", "dd0000000101", "de00010102", "df000000010102", "dcffff", "ddffffffff", "dfffffffff", "e0", "ff", "81a161c0", "81c001", "81900100",
		"8190c0", "81c401610a", "82a16101a16102", "81cb7ff800000000000101", "a2c328", "d9", "c6ffffffff", "c9ffffffff05", "0000", "9190", "91",
	} {
		seed, err := hex.DecodeString(text)
		if err != nil {
			f.Fatal(err)
		}
		seeds = append(seeds, seed)
	}
	own := []any{msgpack.Ext{Type: 5, Data: []byte{1, 2, 3}}, msgpack.Ext{Type: -2, Data: []byte{}}, float32(0.1)}
	return append(seeds, encodedSeeds(f, strategies.MessagePack, own)...)
}

// encodedSeeds are contents and some small workloads as we write them.
func encodedSeeds(f *testing.F, format strategies.Format, own []any) (seeds [][]byte) {
	codec := anyCodec(f, format)
	add := func(v any) {
		if document, err := codec.Append(nil, &v); err == nil {
			seeds = append(seeds, document)
		}
	}
	for _, v := range append(own, contents...) {
		add(v)
	}
	for _, name := range []string{"order", "telemetry", "logline", "anydoc", "variants"} {
		w, _ := workloads.Lookup(name)
		add(w.Value())
	}
	return seeds
}
