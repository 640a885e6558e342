package msgpack

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"
)

// An item is one form of a value.
type item struct {
	name     string
	data     []byte
	value    any  // what Any reads
	shortest bool // it is the form that is written
}

func syntaxText(problem string, offset int) string {
	return "msgpack: " + problem + " at byte " + strconv.Itoa(offset)
}

// items are all forms of the specification at the boundaries of their sizes.
func items() []item {
	list := []item{
		{"nil", unhex("c0"), nil, true},
		{"false", unhex("c2"), false, true},
		{"true", unhex("c3"), true, true},
		{"float 32", unhex("ca 3fc00000"), float32(1.5), true},
		{"float 32 infinity", unhex("ca ff800000"), float32(math.Inf(-1)), true},
		{"float 64", unhex("cb 3ff8000000000000"), 1.5, true},
		{"float 64 zero", unhex("cb 0000000000000000"), 0.0, true},
		{"float 64 least", unhex("cb 0000000000000001"), 0x1p-1074, true},
		{"nested", unhex("82 a161 92 90 80 a162 81 01 c0"),
			map[string]any{"a": []any{[]any{}, map[string]any{}}, "b": map[any]any{int64(1): nil}}, true},
		{"mixed keys", unhex("84 01 02 a161 03 c0 04 cb3ff8000000000000 05"),
			map[any]any{int64(1): int64(2), "a": int64(3), nil: int64(4), 1.5: int64(5)}, true},
	}
	list = append(list, integerItems()...)
	list = append(list, lengthItems("str", textForms, func(n int) (any, []byte) {
		text := strings.Repeat("x", n)
		return text, []byte(text)
	})...)
	list = append(list, lengthItems("bin", bytesForms, func(n int) (any, []byte) {
		content := []byte(strings.Repeat("\xC1", n))
		return content, content
	})...)
	list = append(list, lengthItems("array", arrayForms, arrayOf)...)
	list = append(list, lengthItems("map", mapForms, mapOf)...)
	list = append(list, extItems()...)
	return append(list, timeItems()...)
}

// A lengthForm is a head with a length: an initial byte to which the length is added, or which a number of so many bits follows.
type lengthForm struct {
	initial byte
	bits    int
	most    int
}

var (
	textForms  = []lengthForm{{0xA0, 0, 31}, {0xD9, 8, 255}, {0xDA, 16, 65535}, {0xDB, 32, math.MaxInt32}}
	bytesForms = []lengthForm{{0xC4, 8, 255}, {0xC5, 16, 65535}, {0xC6, 32, math.MaxInt32}}
	arrayForms = []lengthForm{{0x90, 0, 15}, {0xDC, 16, 65535}, {0xDD, 32, math.MaxInt32}}
	mapForms   = []lengthForm{{0x80, 0, 15}, {0xDE, 16, 65535}, {0xDF, 32, math.MaxInt32}}
)

// head returns the form's head for a length.
func (f lengthForm) head(n int) []byte {
	switch f.bits {
	case 8:
		return []byte{f.initial, byte(n)}
	case 16:
		return binary.BigEndian.AppendUint16([]byte{f.initial}, uint16(n))
	case 32:
		return binary.BigEndian.AppendUint32([]byte{f.initial}, uint32(n))
	}
	return []byte{f.initial | byte(n)}
}

// lengths are those around which forms change.
var lengths = []int{0, 1, 15, 16, 31, 32, 255, 256, 65535, 65536}

// lengthItems returns items of every length in every form that holds it, of which make returns the value and the content.
func lengthItems(name string, forms []lengthForm, make func(n int) (any, []byte)) (list []item) {
	for _, n := range lengths {
		value, content := make(n)
		shortest := true
		for _, f := range forms {
			if n <= f.most {
				list = append(list, item{fmt.Sprintf("%s of %d, %X", name, n, f.initial), append(f.head(n), content...), value, shortest})
				shortest = false
			}
		}
	}
	return list
}

func arrayOf(n int) (value any, content []byte) {
	v := make([]any, n)
	for i := range v {
		v[i] = int64(7)
		content = append(content, 7)
	}
	return v, content
}

func mapOf(n int) (value any, content []byte) {
	v := make(map[string]any, n)
	for i := range n {
		name := fmt.Sprintf("%05d", i)
		v[name] = true
		content = append(append(append(content, 0xA5), name...), 0xC3)
	}
	return v, content
}

// extItems are extensions of every size in every form.
func extItems() (list []item) {
	fixed := map[int]byte{1: 0xD4, 2: 0xD5, 4: 0xD6, 8: 0xD7, 16: 0xD8}
	forms := []lengthForm{{0xC7, 8, 255}, {0xC8, 16, 65535}, {0xC9, 32, math.MaxInt32}}
	for _, n := range []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 255, 256, 65535, 65536} {
		value := Ext{-128, []byte(strings.Repeat("e", n))}
		content := append([]byte{0x80}, value.Data...)
		initial, shortest := fixed[n]
		if shortest {
			list = append(list, item{fmt.Sprint("fixext ", n), append([]byte{initial}, content...), value, true})
		}
		shortest = !shortest
		for _, f := range forms {
			if n <= f.most {
				list = append(list, item{fmt.Sprintf("ext of %d, %X", n, f.initial), append(f.head(n), content...), value, shortest})
				shortest = false
			}
		}
	}
	return list
}

// timeItems are timestamps, and what has their type but holds no time.
func timeItems() (list []item) {
	for _, c := range timestamps {
		list = append(list, item{"timestamp " + c.data, unhex(c.data), time.Unix(c.seconds, c.nanoseconds).UTC(), c.shortest})
	}
	for _, data := range noTimestamps {
		src := unhex(data)
		v, _ := extension(src, 0)
		list = append(list, item{"no timestamp " + data, src, v, true})
	}
	return list
}

func TestItems(t *testing.T) {
	for _, c := range items() {
		got, err := readAny(c.data)
		if err != nil || !reflect.DeepEqual(got, c.value) {
			t.Errorf("%s: %.100v, %v; want %.100v", c.name, got, err, c.value)
		}
		if err := Check(c.data); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		checkReaders(t, c.data, 0)
		checkMalformed(t, append(c.data[:len(c.data):len(c.data)], 0xC0), len(c.data), "data after the end of the item")
		out := writeAny(t, c.value)
		if c.shortest != (string(out) == string(c.data)) {
			t.Errorf("%s: %.40x is written as %.40x", c.name, c.data, out)
		}
		if again, err := readAny(out); err != nil || !reflect.DeepEqual(again, c.value) {
			t.Errorf("%s: written and read, it is %.100v, %v", c.name, again, err)
		}
	}
}

// TestItemsTruncated cuts items at every byte, or long ones in their heads and before the last byte.
func TestItemsTruncated(t *testing.T) {
	const short, head = 600, 7
	for _, c := range items() {
		for n := range c.data {
			if len(c.data) > short && n > head && n < len(c.data)-1 {
				continue
			}
			src := c.data[:n:n]
			checkMalformed(t, src, n, problemEnd)
			checkReaders(t, src, 0)
			if Skip(src, 0, 0) != Stop {
				t.Errorf("%s: Skip takes the first %d bytes", c.name, n)
			}
		}
	}
}

func TestKindAt(t *testing.T) {
	for c := range 256 {
		var want kind
		switch {
		case c < 0x80 || c >= 0xE0 || c >= 0xCC && c < 0xD4:
			want = kindInt
		case c < 0x90 || c == 0xDE || c == 0xDF:
			want = kindMap
		case c < 0xA0 || c == 0xDC || c == 0xDD:
			want = kindArray
		case c < 0xC0 || c >= 0xD9 && c < 0xDC:
			want = kindText
		case c == 0xC0:
			want = kindNull
		case c == 0xC2 || c == 0xC3:
			want = kindBool
		case c >= 0xC4 && c < 0xC7:
			want = kindBytes
		case c == 0xCA || c == 0xCB:
			want = kindFloat
		}
		if got := kindAt([]byte{byte(c)}, 0); got != want {
			t.Errorf("kindAt(%X) = %d, want %d", c, got, want)
		}
		if IsArray([]byte{byte(c)}, 0) != (want == kindArray) {
			t.Errorf("IsArray(%X) = %v", c, want != kindArray)
		}
	}
	if got := kindAt(nil, 0); got != kindNone || IsArray(nil, 0) {
		t.Errorf("kindAt the end = %d", got)
	}
}

func TestDescribe(t *testing.T) {
	for _, c := range []struct{ data, plain, exact string }{
		{"c3", "bool", "bool"},
		{"e0", "number", "number -32"},
		{"cf ffffffffffffffff", "number", "number 18446744073709551615"},
		{"d3 8000000000000000", "number", "number -9223372036854775808"},
		{"ca 3fc00000", "number", "number 1.5"},
		{"a0", "text", "text"},
		{"c400", "bytes", "bytes"},
		{"90", "array", "array"},
		{"80", "map", "map"},
		{"d6ff00000000", "extension of type -1", "extension of type -1"},
		{"c70005", "extension of type 5", "extension of type 5"},
	} {
		src := unhex(c.data)
		if got := describe(src, 0, false); got != c.plain {
			t.Errorf("describe(%s) = %s, want %s", c.data, got, c.plain)
		}
		if got := describe(src, 0, true); got != c.exact {
			t.Errorf("describe(%s) exactly = %s, want %s", c.data, got, c.exact)
		}
	}
}
