package cbor

import (
	"bytes"
	"math"
	"reflect"
	"testing"
	"time"

	"github.com/vmbench/vmbench/strategies/wire"
)

// TestTagged reads each Go type behind tags, which change nothing; only an integer behind tag 2 or 3 is none.
func TestTagged(t *testing.T) {
	at := time.Date(2013, 3, 21, 20, 4, 0, 5e8, time.UTC)
	for _, c := range []struct {
		reader, item string
		want         any
	}{
		{"int64", "05", int64(5)},
		{"int64", "39 01f3", int64(-500)},
		{"int8", "38 7f", int64(-128)},
		{"uint64", "1b 8000000000000000", uint64(1 << 63)},
		{"float64", "f93e00", 1.5},
		{"float64", "fa3fc00000", 1.5},
		{"float64", "fb3ff8000000000000", 1.5},
		{"float32", "f93e00", float32(1.5)},
		{"float32", "fb3ff8000000000000", float32(1.5)},
		{"bool", "f5", true},
		{"bool", "f4", false},
		{"string", "626162", "ab"},
		{"string", "7f 6161 60 6162 ff", "ab"},
		{"borrowed string", "626162", "ab"},
		{"borrowed string", "7f 61c3 61bc ff", "\u00fc"},
		{"[]byte", "43010203", []byte{1, 2, 3}},
		{"[]byte", "5f 4101 420203 40 ff", []byte{1, 2, 3}},
		{"[]byte", "40", []byte{}},
		{"[]byte", "5f ff", []byte{}},
		{"[]byte", "83010203", []byte{1, 2, 3}},
		{"[3]byte", "43010203", [3]byte{1, 2, 3}},
		{"[3]byte", "5f 41 01 42 0203 42 0405 ff", [3]byte{1, 2, 3}},
		{"[3]byte", "4101", [3]byte{1}},
		{"time", "76323031332d30332d32315432303a30343a30302e355a", at},
		{"time", "7f 73 323031332d30332d32315432303a30343a3030 62 2e35 61 5a ff", at},
		{"time", "fb41d452d9ec200000", at},
		{"time", "1a514b67b0", at.Truncate(time.Second)},
		{"array", "82 01 82 02 03", []string{"\x01", "\x82\x02\x03"}},
		{"array", "9f 01 ff", []string{"\x01"}},
		{"map", "a1 01 81 02", map[string]string{"\x01": "\x81\x02"}},
		{"map", "bf 01 c0 02 ff", map[string]string{"\x01": "\xc0\x02"}},
		{"fields", "a4 6161 01 20 02 39 01f3 03 81 00 04", []string{"a", IntName(-1), IntName(-500), "\xff"}},
		{"fields", "bf c0 6161 01 7f 6161 6162 ff 02 c1 05 03 c2 41 05 04 ff", []string{"a", "ab", IntName(5), IntName(5)}},
		{"no fields", "a2 00 01 02 03", nil},
	} {
		for _, tags := range []string{"", "c0", "c1", "c2", "c3", "d9d9f7", "d802", "db0000000000000003", "d9d9f7 d818", "c4 c5 c6", "d9d9f7 c2"} {
			src := unhex(tags + c.item)
			if bignumTag[tags] && kindAt(unhex(c.item), 0) == kindInt {
				checkUnfit(t, src, c.reader)
			} else {
				checkRead(t, c.reader, src, c.want)
			}
		}
	}
}

// bignumTag are the tags of TestTagged that make an integer of a byte string.
var bignumTag = map[string]bool{"c2": true, "c3": true, "d802": true, "db0000000000000003": true, "d9d9f7 c2": true}

// checkRead reads src in an array, with an item behind it.
func checkRead(t *testing.T, name string, src []byte, want any) {
	t.Helper()
	for _, r := range readers {
		if r.name != name {
			continue
		}
		d := Decoder{Src: append(append([]byte{majorArray | 2}, src...), 0)}
		left, next := d.Array(0)
		v, next := r.read(&d, next)
		if next != len(src)+1 || !reflect.DeepEqual(v, want) || d.Depth() != 1 {
			t.Errorf("%x as %s is %#v, %d; want %#v, %d", src, name, v, next, want, len(src)+1)
		}
		next, _ = d.More(d.Skip(next), left-2)
		if err := d.Finish(next); err != nil {
			t.Errorf("%x as %s: %v", src, name, err)
		}
	}
}

// TestUnfit holds that what no tag makes fit is passed over.
func TestUnfit(t *testing.T) {
	unfit := map[string][]string{
		"int64":     {"f93c00", "6131", "4101", "81 01", "a0", "f5", "1b8000000000000000", "3b8000000000000000", "f0"},
		"int8":      {"1880", "3880", "c2 420100"},
		"uint64":    {"20", "f93c00", "c34101", "6131"},
		"float64":   {"6131", "4101", "81 01", "f4", "f820"},
		"float32":   {"fb7e37e43c8800759c", "60"},
		"bool":      {"00", "01", "6474727565", "f0", "80"},
		"string":    {"00", "4161", "5f4161ff", "81 6161", "f5", "61ff", "7f 61c3 61bc ff"},
		"[]byte":    {"6161", "7f6161ff", "00", "a0", "f5"},
		"[3]byte":   {"6161", "83 010203", "00", "a0"},
		"time":      {"f5", "80", "a0", "4100", "1b8000000000000000", "1b7fffffffffffffff", "3b7fffffffffffffff", "f97e00", "f97c00", "fb7e37e43c8800759c"},
		"array":     {"a0", "00", "60", "40", "f5"},
		"map":       {"80", "00", "60", "40", "f5"},
		"fields":    {"80", "00"},
		"no fields": {"80", "00"},
	}
	for name, items := range unfit {
		for _, item := range items {
			for _, tags := range []string{"", "d9d9f7", "c1", "d818 d9d9f7"} {
				checkUnfit(t, unhex(tags+item), name)
			}
		}
	}
}

// TestNullFits holds that null and undefined are passed over by all that does not know them, without an error.
func TestNullFits(t *testing.T) {
	for _, r := range readers {
		for _, item := range []byte{itemNull, itemUndefined} {
			d := Decoder{Src: []byte{item}}
			if _, next := r.read(&d, 0); d.Finish(next) != nil {
				t.Errorf("%x as %s: %v", item, r.name, d.Finish(next))
			}
		}
	}
}

// TestAnyTags reads what the tags that are known make of their content, and keeps the others.
func TestAnyTags(t *testing.T) {
	at := time.Date(2013, 3, 21, 20, 4, 0, 0, time.UTC)
	for item, want := range map[string]any{
		"d9d9f7 05":        int64(5),
		"d9d9f7 d9d9f7 60": "",
		"da0000d9f7 8105":  []any{int64(5)},
		"d800 74 323031332d30332d32315432303a30343a30305a":      at,
		"c0 d9d9f7 74 323031332d30332d32315432303a30343a30305a": at,
		"c0 7f 74 323031332d30332d32315432303a30343a30305a ff":  at,
		"c1 1a514b67b0":                at,
		"c1 c2 44514b67b0":             at,
		"c1 d9d9f7 fb41d452d9ec000000": at,
		"c1 20":                        time.Unix(-1, 0).UTC(),
		"c1 f9be00":                    time.Unix(-2, 5e8).UTC(),
		"c1 1b7fffffffffffffff":        Tag{1, int64(1<<63 - 1)},
		"c1 1bffffffffffffffff":        Tag{1, uint64(1<<64 - 1)},
		"c1 f97c00":                    Tag{1, math.Inf(1)},
		"c1 1b0000003afff44180":        Tag{1, int64(lastSecond + 1)},
		"c1 3b0000000e79747c00":        Tag{1, int64(firstSecond - 1)},
		"c1 1b0000003afff4417f":        time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC),
		"c1 3b0000000e79747bff":        time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC),
		"c1 60":                        Tag{1, ""},
		"c1 f6":                        Tag{1, nil},
		"c0 05":                        Tag{0, int64(5)},
		"c0 80":                        Tag{0, []any{}},
		"c2 d9d9f7 4105":               int64(5),
		"c2 d818 4105":                 Tag{2, Tag{24, []byte{5}}},
		"c4 82 20 05":                  Tag{4, []any{int64(-1), int64(5)}},
		"dbffffffffffffffff f7":        Tag{1<<64 - 1, nil},
		"d820 d821 a0":                 Tag{32, Tag{33, map[string]any{}}},
		"82 c1 00 d9d9f7 d818 40":      []any{time.Unix(0, 0).UTC(), Tag{24, []byte{}}},
		"a1 6161 d818 a1 00 d818 00":   map[string]any{"a": Tag{24, map[any]any{int64(0): Tag{24, int64(0)}}}},
	} {
		checkSame(t, unhex(item), want)
		out, err := writeAny(want)
		if err != nil {
			t.Errorf("%#v is not written: %v", want, err)
		}
		checkSame(t, out, want)
	}
}

// TestBadTime holds that a text behind tag 0 that is no time ends decoding.
func TestBadTime(t *testing.T) {
	for _, src := range []string{"c0 60", "82 c0 6161 00", "a1 6161 c0 6161"} {
		_, err := readAny(unhex(src))
		if _, ok := err.(*time.ParseError); !ok {
			t.Errorf("%s: %v", src, err)
		}
	}
}

// TestManyTags writes more nested tags than containers are looked at for cycles.
func TestManyTags(t *testing.T) {
	src := append(bytes.Repeat([]byte{majorTag | 5}, maxDepth), 0)
	v, err := readAny(src)
	if err != nil {
		t.Fatal(err)
	}
	if out, err := writeAny(v); err != nil || !bytes.Equal(out, src) {
		t.Errorf("%d nested tags are written in %d bytes, %v", maxDepth, len(out), err)
	}
}

// TestTagCycle holds that a cycle through a tag is found.
func TestTagCycle(t *testing.T) {
	slice := []any{nil}
	slice[0] = Tag{5, slice}
	if _, err := writeAny(slice); err == nil || err.(*wire.UnsupportedValueError).Format != Format {
		t.Errorf("a cycle through a tag gives %v", err)
	}
}
