package strategytest

import (
	"encoding/json"
	"math"
	"reflect"
	"time"

	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/strategies/wire/msgpack"
)

// A filler sets values of any type to something that is not zero. Two fillers of one seed fill in the same way, so that
// a strategy and the reference can be given equal targets.
type filler struct {
	seed, step int
	edges      bool                 // choose values that are hard, or impossible, to write
	open       map[reflect.Type]int // structs being filled: how often each type is among them
	made       int                  // pointers, slices and maps so far
}

// filled returns a pointer to a filled value of the type.
func filled(t reflect.Type, seed int, edges bool) any {
	v := reflect.New(t)
	f := filler{seed: seed, edges: edges, open: map[reflect.Type]int{}}
	f.fill(v.Elem(), 0)
	return v.Interface()
}

// Filled values end at a depth, where a struct would contain its own type too often, and where they have become large.
const (
	maxFilled = 7
	maxOpen   = 2
	maxMade   = 60
)

// next returns the next of n choices.
func (f *filler) next(n int) int {
	f.step++
	return (f.seed*7 + f.step) % n
}

// choose returns one of the tame values or, if edges are wanted, also one of the others.
func choose[T any](f *filler, tame, edges []T) T {
	if f.edges && f.next(3) != 0 {
		return edges[f.next(len(edges))]
	}
	return tame[f.next(len(tame))]
}

var (
	tameInts    = []int64{1, -2, 77, 100}
	edgeInts    = []int64{0, math.MaxInt64, math.MinInt64, 9, 10, 99, -100, 1e15, 127, -128, 32767, 1 << 31, -1 << 31, 1 << 53}
	tameFloats  = []float64{1.5, -2, 100, 0.125}
	edgeFloats  = []float64{math.Copysign(0, -1), 1e21, 1e20, 1e-6, 9.99e-7, 5e-324, 3.4e38, 0.1, 1 / 3.0, 1e300, -1e-300, 123456789}
	tameStrings = []string{"a", "two", "größe", ""}
	edgeStrings = []string{
		"<a href=\"x\">&amp;</a>", "\u2028\u2029", "\x00\x01\x1f\x7f\b\f\n\r\t", "\xff\xfe", "a\xc3", "\xed\xa0\x80", "日本語😀",
		"\\\"/", "\ufffd", "12345678", "1234567\n", "12345678901234567890é", "null", "5", "",
	}
	tameNumbers = []json.Number{"1", "-2.5e3", "0"}
	edgeNumbers = []json.Number{"", "1e999", "12345678901234567890123", "0.10", "-0"}
	tameRaws    = []json.RawMessage{json.RawMessage(`{"raw":[1,2]}`), json.RawMessage(`"r"`)}
	edgeRaws    = []json.RawMessage{nil, json.RawMessage(" [ 1 , \"<\\u003c>\" , {\n\"a\" : \"\u2028\" } ] "), json.RawMessage("1e5")}
	tameTimes   = []time.Time{time.Unix(1136214245, 5e8).UTC(), time.Date(2020, 2, 29, 23, 59, 59, 1, time.FixedZone("", 5400))}
	tameCBOR    = []cbor.RawMessage{cbor.RawMessage("\xa1\x61a\x01"), cbor.RawMessage("\x01")}
	edgeCBOR    = []cbor.RawMessage{nil, cbor.RawMessage("\x9f\x18\x01\xc6\xf7\xff"), cbor.RawMessage("\x5f\x41a\xff")}
	tameMsgpack = []msgpack.RawMessage{msgpack.RawMessage("\x81\xa1a\x01"), msgpack.RawMessage("\x01")}
	edgeMsgpack = []msgpack.RawMessage{nil, msgpack.RawMessage("\xdc\x00\x01\xd3\x00\x00\x00\x00\x00\x00\x00\x01"), msgpack.RawMessage("\xd4\x05\x00")}
	edgeTimes   = []time.Time{{}, time.Date(9999, 12, 31, 23, 59, 59, 999999999, time.UTC), time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)}
)

var (
	numberType = reflect.TypeFor[json.Number]()
	rawType    = reflect.TypeFor[json.RawMessage]()
	timeType   = reflect.TypeFor[time.Time]()

	cborType    = reflect.TypeFor[cbor.RawMessage]()
	msgpackType = reflect.TypeFor[msgpack.RawMessage]()
)

func (f *filler) fill(v reflect.Value, depth int) {
	if !v.CanSet() || f.fillSpecial(v) {
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(!f.edges || f.next(2) == 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(choose(f, tameInts, edgeInts) << (64 - v.Type().Bits()) >> (64 - v.Type().Bits()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(uint64(choose(f, tameInts, edgeInts)) << (64 - v.Type().Bits()) >> (64 - v.Type().Bits()))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(choose(f, tameFloats, edgeFloats))
	case reflect.String:
		v.SetString(choose(f, tameStrings, edgeStrings))
	case reflect.Interface:
		f.fillInterface(v)
	case reflect.Struct:
		f.fillStruct(v, depth)
	default:
		f.fillComposite(v, depth)
	}
}

// fillSpecial fills the types that have a form of their own in some format.
func (f *filler) fillSpecial(v reflect.Value) bool {
	switch v.Type() {
	case numberType:
		v.SetString(string(choose(f, tameNumbers, edgeNumbers)))
	case rawType:
		v.SetBytes(append([]byte(nil), choose(f, tameRaws, edgeRaws)...))
	case timeType:
		v.Set(reflect.ValueOf(choose(f, tameTimes, edgeTimes)))
	case cborType:
		v.SetBytes(append([]byte(nil), choose(f, tameCBOR, edgeCBOR)...))
	case msgpackType:
		v.SetBytes(append([]byte(nil), choose(f, tameMsgpack, edgeMsgpack)...))
	default:
		return false
	}
	return true
}

func (f *filler) fillStruct(v reflect.Value, depth int) {
	if f.open[v.Type()] == maxOpen {
		return
	}
	f.open[v.Type()]++
	for i := range v.NumField() {
		f.fill(v.Field(i), depth+1)
	}
	f.open[v.Type()]--
}

// fillComposite fills what is made of other values: beyond the depth allowed it stays nil.
func (f *filler) fillComposite(v reflect.Value, depth int) {
	f.made++
	if f.made > maxMade && v.Kind() != reflect.Array || f.edges && f.next(5) == 0 {
		return
	}
	switch v.Kind() {
	case reflect.Array:
		for i := range v.Len() {
			f.fill(v.Index(i), depth+1)
		}
	case reflect.Pointer:
		if depth < maxFilled {
			v.Set(reflect.New(v.Type().Elem()))
			f.fill(v.Elem(), depth+1)
		}
	case reflect.Slice:
		f.fillSlice(v, depth)
	case reflect.Map:
		f.fillMap(v, depth)
	}
}

// fillSlice makes a slice whose backing array holds elements beyond its length.
func (f *filler) fillSlice(v reflect.Value, depth int) {
	length := f.next(3)
	if depth >= maxFilled {
		length = 0
	}
	v.Set(reflect.MakeSlice(v.Type(), length+min(length, 1), length+2))
	for i := range v.Len() {
		f.fill(v.Index(i), depth+1)
	}
	v.SetLen(length)
}

func (f *filler) fillMap(v reflect.Value, depth int) {
	v.Set(reflect.MakeMap(v.Type()))
	if depth >= maxFilled {
		return
	}
	key, elem := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
	for range 2 + f.next(2) {
		key.SetZero()
		elem.SetZero()
		f.fill(key, maxFilled)
		f.fill(elem, depth+1)
		if key.Comparable() && (key.Kind() != reflect.Interface && key.Kind() != reflect.Pointer || !key.IsNil()) {
			v.SetMapIndex(key, elem)
		}
	}
}

// fillInterface stores a value if the interface has no methods. Some of the values are pointers, into which a decoder
// reads; each call makes new ones.
func (f *filler) fillInterface(v reflect.Value) {
	if v.NumMethod() > 0 {
		return
	}
	contents := tameContents()
	if f.edges {
		contents = edgeContents()
	}
	if content := contents[f.next(len(contents))](); content != nil {
		v.Set(reflect.ValueOf(content))
	}
}
