package vm

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"testing"
	"unsafe"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/feature"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A canary is what stands in memory that nobody may write to.
const canary = 0xA5

// canaries is how many of them stand behind a buffer: more than the core ever writes at once.
const canaries = 512

// appendInto appends v to a buffer of the given length and capacity, which lies between canaries.
func appendInto(t *testing.T, c strategies.Codec, v any, length, capacity int) ([]byte, error) {
	t.Helper()
	whole := bytes.Repeat([]byte{canary}, canaries+capacity+canaries)
	out, err := c.Append(whole[canaries:canaries+length:canaries+capacity], v)
	for i, b := range whole {
		if b != canary && (i < canaries+length || i >= canaries+capacity) {
			t.Fatalf("with room for %d bytes, byte %d became %#x", capacity-length, i-canaries-length, b)
		}
	}
	return out, err
}

// checkCapacities appends v to buffers of every capacity.
func checkCapacities(t *testing.T, typ reflect.Type, v any) {
	t.Helper()
	want, wantErr := json.Marshal(v)
	for _, s := range machines() {
		c, err := s.Compile(schema.Of(typ), strategies.JSON)
		if err != nil {
			t.Fatal(err)
		}
		for capacity := range 301 {
			length := capacity % 3
			if length > capacity {
				length = 0
			}
			out, err := appendInto(t, c, v, length, capacity)
			if (err == nil) != (wantErr == nil) {
				t.Fatalf("%s: capacity %d: got error %v, want %v", s.Name(), capacity, err, wantErr)
			}
			if err == nil && !bytes.Equal(out[length:], want) {
				t.Fatalf("%s: capacity %d: got %.300s, want %.300s", s.Name(), capacity, out[length:], want)
			}
			if len(out) < length || err != nil && len(out) != length {
				t.Fatalf("%s: capacity %d: %d bytes came back of %d", s.Name(), capacity, len(out), length)
			}
		}
	}
}

func TestAppendToEveryCapacity(t *testing.T) {
	for _, f := range feature.All() {
		t.Run(f.Name, func(t *testing.T) {
			for i, v := range f.Values() {
				if *long || i%20 == 1 {
					checkCapacities(t, reflect.TypeOf(v).Elem(), v)
				}
			}
		})
	}
	for _, w := range workloads.All() {
		if w.Document == nil {
			t.Run(w.Name, func(t *testing.T) { checkCapacities(t, w.Type().Go, w.Value()) })
		}
	}
}

// TestAppendOfWideStructs writes structs of thousands of fields, zero and filled.
func TestAppendOfWideStructs(t *testing.T) {
	for name, typ := range wideTypes() {
		t.Run(name, func(t *testing.T) {
			for _, v := range []any{reflect.New(typ).Interface(), newMaker(1).value(typ)} {
				want, err := json.Marshal(v)
				if err != nil {
					t.Fatal(err)
				}
				for _, s := range machines() {
					c, err := s.Compile(schema.Of(typ), strategies.JSON)
					if err != nil {
						t.Fatal(err)
					}
					for _, capacity := range []int{0, 5000, len(want)} {
						out, err := appendInto(t, c, v, 0, capacity)
						if err != nil || !bytes.Equal(out, want) {
							t.Fatalf("%s: capacity %d: got %.300s, %v, want %.300s", s.Name(), capacity, out, err, want)
						}
					}
				}
			}
		})
	}
}

// between returns a pointer to the second of three values of a type, and a function that says which byte of the others is
// not zero, or -1.
func between(typ reflect.Type) (target any, touched func() int) {
	three := reflect.New(reflect.ArrayOf(3, typ))
	size := int(typ.Size())
	memory := unsafe.Slice((*byte)(three.UnsafePointer()), 3*size)
	return three.Elem().Index(1).Addr().Interface(), func() int {
		for i, b := range memory {
			if b != 0 && (i < size || i >= 2*size) {
				return i - size
			}
		}
		return -1
	}
}

// TestDecodeStaysInTarget decodes into a value that lies between two others.
func TestDecodeStaysInTarget(t *testing.T) {
	check := func(t *testing.T, typ reflect.Type, documents [][]byte) {
		for _, s := range machines() {
			c, err := s.Compile(schema.Of(typ), strategies.JSON)
			if err != nil {
				t.Fatal(err)
			}
			for i, document := range documents {
				if len(document) > 1<<14 || !*long && i%5 != 0 {
					continue
				}
				target, touched := between(typ)
				_ = c.Decode(document, target) // whatever the document is
				if at := touched(); at >= 0 {
					t.Fatalf("%s: byte %d of a value of %d bytes was written: %.300s", s.Name(), at, typ.Size(), document)
				}
			}
		}
	}
	for _, f := range feature.All() {
		t.Run(f.Name, func(t *testing.T) { check(t, reflect.TypeOf(f.New()).Elem(), f.Inputs()) })
	}
	for seed := range uint64(*types) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			s := madeUp(*firstSeed + seed)
			check(t, s.Type.Go, s.Inputs)
		})
	}
}
