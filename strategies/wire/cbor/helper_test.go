package cbor

import (
	"encoding/hex"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/vmbench/vmbench/strategies/wire"
)

// random returns a generator whose numbers are the same in each run.
func random() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

// unhex returns the bytes that s stands for, which may have spaces in it.
func unhex(s string) []byte {
	b, err := hex.DecodeString(strings.ReplaceAll(s, " ", ""))
	if err != nil {
		panic(err)
	}
	return b
}

// readAny reads a whole document into an interface that holds "old".
func readAny(src []byte) (v any, err error) {
	d := Decoder{Src: src}
	v, next := d.Any(d.Start(), "old")
	return v, d.Finish(next)
}

// writeAny writes v without help.
func writeAny(v any) ([]byte, error) {
	var e Encoder
	out := e.Any(nil, v, noOther)
	return out, e.Err()
}

// noOther stands for what a strategy does with other dynamic types.
func noOther(e *Encoder, dst []byte, v any) []byte {
	e.Unsupported(reflect.TypeOf(v).String())
	return dst
}

// same is reflect.DeepEqual, but NaN is NaN, 0 is not -0, and times are equal that are the same instant in the same zone.
func same(a, b any) bool {
	switch a := a.(type) {
	case float64:
		b, ok := b.(float64)
		return ok && (math.Float64bits(a) == math.Float64bits(b) || a != a && b != b)
	case time.Time:
		b, ok := b.(time.Time)
		return ok && a.Equal(b) && a.Format(time.RFC3339Nano) == b.Format(time.RFC3339Nano)
	case Tag:
		b, ok := b.(Tag)
		return ok && a.Number == b.Number && same(a.Content, b.Content)
	case []any:
		b, ok := b.([]any)
		return ok && sameSlices(a, b)
	case map[string]any:
		b, ok := b.(map[string]any)
		return ok && sameMaps(a, b)
	case map[any]any:
		b, ok := b.(map[any]any)
		return ok && sameMaps(a, b)
	}
	return reflect.DeepEqual(a, b)
}

func sameSlices(a, b []any) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !same(a[i], b[i]) {
			return false
		}
	}
	return true
}

// sameMaps does not look at what belongs to NaN, which is found by no key.
func sameMaps[K comparable](a, b map[K]any) bool {
	if len(a) != len(b) {
		return false
	}
	for key, value := range a {
		if other, ok := b[key]; key == key && (!ok || !same(value, other)) {
			return false
		}
	}
	return true
}

// A reader is what reads a document into one Go type, and passes over it if it does not fit.
type reader struct {
	name string
	read func(d *Decoder, i int) (v any, next int)
}

// readers are all typed read functions.
var readers = []reader{
	{"int64", func(d *Decoder, i int) (any, int) {
		v, next := Int(d.Src, i, 64)
		return v, d.or(i, next, "int64")
	}},
	{"int8", func(d *Decoder, i int) (any, int) {
		v, next := Int(d.Src, i, 8)
		return v, d.or(i, next, "int8")
	}},
	{"uint64", func(d *Decoder, i int) (any, int) {
		v, next := Uint(d.Src, i, 64)
		return v, d.or(i, next, "uint64")
	}},
	{"float64", func(d *Decoder, i int) (any, int) {
		v, next := Float64(d.Src, i)
		return v, d.or(i, next, "float64")
	}},
	{"float32", func(d *Decoder, i int) (any, int) {
		v, next := Float32(d.Src, i)
		return v, d.or(i, next, "float32")
	}},
	{"bool", func(d *Decoder, i int) (any, int) {
		v, next := Bool(d.Src, i)
		return v, d.or(i, next, "bool")
	}},
	{"string", func(d *Decoder, i int) (any, int) {
		v, next := String(d.Src, i)
		return v, d.or(i, next, "string")
	}},
	{"borrowed string", func(d *Decoder, i int) (any, int) {
		v, next := ReadString(d.Src, i, true, true)
		return v, d.or(i, next, "string")
	}},
	{"[]byte", func(d *Decoder, i int) (any, int) { return d.Bytes(i, nil, "[]uint8") }},
	{"[3]byte", func(d *Decoder, i int) (any, int) {
		var v [3]byte
		next := d.FixedBytes(i, v[:])
		return v, d.or(i, next, "[3]uint8")
	}},
	{"time", func(d *Decoder, i int) (any, int) { return d.Time(i, time.Time{}) }},
	{"raw", func(d *Decoder, i int) (any, int) { return d.Raw(i, nil) }},
	{"array", readArray},
	{"map", readMap},
	{"fields", readFields},
	{"no fields", func(d *Decoder, i int) (any, int) {
		next := d.SkipMembers(i)
		return nil, d.or(i, next, "struct {}")
	}},
}

// or is next, or the end of the item that the function called does not read.
func (d *Decoder) or(i, next int, goType string) int {
	if next < 0 {
		return d.Mismatch(i, goType, true)
	}
	return next
}

// readArray returns the elements as they are encoded.
func readArray(d *Decoder, i int) (v any, next int) {
	left, next := d.Array(i)
	if next < 0 {
		return nil, d.Mismatch(i, "[]raw", false)
	}
	var all []string
	for more := true; ; left-- {
		if next, more = d.More(next, left); !more {
			return all, next
		}
		var elem []byte
		elem, next = d.Raw(next, nil)
		all = append(all, string(elem))
	}
}

// readMap returns the keys and values as they are encoded.
func readMap(d *Decoder, i int) (v any, next int) {
	left, next := d.Map(i)
	if next < 0 {
		return nil, d.Mismatch(i, "map[raw]raw", false)
	}
	all := map[string]string{}
	for more := true; ; left-- {
		if next, more = d.More(next, left); !more {
			return all, next
		}
		var key, value []byte
		if key, next = d.Raw(next, nil); next >= 0 {
			value, next = d.Raw(next, nil)
			all[string(key)] = string(value)
		}
	}
}

// readFields returns the names of members.
func readFields(d *Decoder, i int) (v any, next int) {
	left, next := d.Map(i)
	if next < 0 {
		return nil, d.Mismatch(i, "struct", false)
	}
	var all []string
	for more := true; ; left-- {
		if next, more = d.More(next, left); !more {
			return all, next
		}
		var name []byte
		if name, next = d.Key(next); next >= 0 {
			all = append(all, string(name))
			next = d.Skip(next)
		}
	}
}

// checkMalformed holds that src is malformed at an offset, whatever reads it.
func checkMalformed(t *testing.T, src []byte, offset int, problem string) {
	t.Helper()
	shown := src[:min(len(src), 20)]
	check := func(what string, err error) {
		t.Helper()
		syntax, ok := err.(*wire.SyntaxError)
		if !ok || syntax.Offset != int64(offset) || !strings.HasPrefix(syntax.Msg, "cbor: "+problem+" at byte ") {
			t.Errorf("%s of %x: %v, want %s at byte %d", what, shown, err, problem, offset)
		}
	}
	check("Check", Check(src))
	_, err := readAny(src)
	check("Any", err)
	out, err := Deterministic([]byte("x"), src)
	check("Deterministic", err)
	if string(out) != "x" {
		t.Errorf("Deterministic of %x = %x, want what was there", shown, out)
	}
	for _, r := range readers {
		d := Decoder{Src: src}
		_, next := r.read(&d, d.Start())
		check(r.name, d.Finish(next))
	}
}

// allocated returns how many bytes f allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
