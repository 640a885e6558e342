package vm

import (
	"encoding"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"time"

	"github.com/vmbench/vmbench/workloads/feature"
)

// A maker makes types and values at random.
type maker struct {
	*rand.Rand
	leaves []reflect.Type
}

// Structs that are embedded at random.
type (
	Near struct {
		A    int8
		Name string `json:"near name,omitempty"`
		C    *Far   `json:",omitempty"`
	}
	Far struct {
		Near
		List []Far `json:"list"`
		_    [3]byte
		F    float32 `json:",omitzero"`
	}
)

func newMaker(seed uint64) *maker {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, 1))}
	m.leaves = []reflect.Type{
		reflect.TypeFor[Near](), reflect.TypeFor[*Far](), reflect.TypeFor[node](), reflect.TypeFor[struct{}](),
		reflect.TypeFor[json.Number](), reflect.TypeFor[json.RawMessage](), reflect.TypeFor[time.Time](), reflect.TypeFor[any](),
		reflect.TypeFor[[]byte](), reflect.TypeFor[map[string]any](), reflect.TypeFor[[0]int](), reflect.TypeFor[[3]struct{}](),
	}
	for _, scalar := range []any{
		false, 0, int8(0), int16(0), int32(0), int64(0), uint(0), uint8(0), uint16(0), uint32(0), uint64(0), uintptr(0), "", "",
		float32(0), 0.0,
	} {
		m.leaves = append(m.leaves, reflect.TypeOf(scalar), reflect.TypeOf(scalar))
	}
	for _, f := range feature.All() {
		m.leaves = append(m.leaves, reflect.TypeOf(f.New()).Elem())
	}
	return m
}

// pick returns one of the values.
func pick[T any](m *maker, values ...T) T { return values[m.IntN(len(values))] }

// typ returns a type of at most that depth, beside what features hold.
func (m *maker) typ(depth int) reflect.Type {
	if depth == 0 || m.IntN(4) == 0 {
		return pick(m, m.leaves...)
	}
	switch m.IntN(8) {
	case 0:
		return reflect.PointerTo(m.typ(depth - 1))
	case 1, 2:
		return reflect.SliceOf(m.typ(depth - 1))
	case 3:
		return reflect.ArrayOf(m.IntN(4), m.typ(depth-1))
	case 4:
		key := pick(m, reflect.TypeFor[string](), reflect.TypeFor[int16](), reflect.TypeFor[uint64](), reflect.TypeFor[time.Time]())
		return reflect.MapOf(key, m.typ(depth-1))
	}
	return m.structType(depth)
}

func (m *maker) structType(depth int) reflect.Type {
	var fields []reflect.StructField
	embedded := map[reflect.Type]bool{}
	for i := range m.IntN(pick(m, 3, 12, 12, 40)) {
		name := fmt.Sprintf("F%d", i)
		switch m.IntN(12) {
		case 0:
			e := pick(m, reflect.TypeFor[Near](), reflect.TypeFor[*Far]())
			if !embedded[e] {
				embedded[e] = true
				fields = append(fields, reflect.StructField{Name: strings.TrimLeft(e.String(), "*vm."), Type: e, Anonymous: true})
			}
		case 1:
			hole := reflect.ArrayOf(m.IntN(10), reflect.TypeFor[byte]())
			fields = append(fields, reflect.StructField{Name: "x" + name, PkgPath: "hole", Type: hole})
		default:
			fields = append(fields, reflect.StructField{Name: name, Type: m.typ(depth - 1), Tag: m.tag()})
		}
	}
	return reflect.StructOf(fields)
}

// tag returns a field's tag with a name of any length, or none, and options.
func (m *maker) tag() reflect.StructTag {
	name := ""
	if m.IntN(4) > 0 {
		letters := pick(m, "abcdefgh", "ab_c019", "a<b>&c", "éß日ab", "kKsS")
		runes := []rune(letters)
		for n := 1 + m.IntN(pick(m, 8, 20, 60)); n > 0; n-- {
			name += string(pick(m, runes...))
		}
	}
	options := pick(m, "", "", "", ",omitempty", ",omitempty", ",omitzero", ",string", ",omitempty,omitzero", ",omitempty,string")
	return reflect.StructTag(fmt.Sprintf("json:%q", name+options))
}

// value returns a pointer to a value of type t.
func (m *maker) value(t reflect.Type) any {
	v := reflect.New(t)
	m.fill(v.Elem(), 5)
	return v.Interface()
}

// fill sets about half of what v holds, down to a depth.
func (m *maker) fill(v reflect.Value, depth int) {
	if !v.CanSet() || m.IntN(5) == 0 {
		return
	}
	switch v.Type() {
	case reflect.TypeFor[json.Number]():
		v.SetString(pick(m, "0", "-12.5e3", "123456789012345678901"))
		return
	case reflect.TypeFor[json.RawMessage]():
		v.SetBytes([]byte(pick(m, "null", `{"a":[1,"<"]}`, "12")))
		return
	case reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(time.Unix(m.Int64N(1<<33), m.Int64N(1e9)).UTC()))
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(m.IntN(2) == 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(m.Uint64()) >> m.IntN(64) << (64 - v.Type().Bits()) >> (64 - v.Type().Bits()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(m.Uint64() >> m.IntN(64) << (64 - v.Type().Bits()) >> (64 - v.Type().Bits()))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(m.float(v.Type().Bits()))
	case reflect.String:
		v.SetString(m.text())
	case reflect.Interface:
		if v.NumMethod() == 0 {
			v.Set(reflect.ValueOf(pick[any](m, true, 1.5, m.text(), []any{1, nil, "x"}, map[string]any{m.text(): m.float(64)}, new(int))))
		}
	default:
		m.fillParts(v, depth-1)
	}
}

func (m *maker) fillParts(v reflect.Value, depth int) {
	if depth < 0 {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			m.fill(v.Field(i), depth)
		}
	case reflect.Array:
		for i := range v.Len() {
			m.fill(v.Index(i), depth)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		m.fill(v.Elem(), depth)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), m.IntN(6), 8))
		for i := range v.Len() {
			m.fill(v.Index(i), depth)
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		most := 5
		if v.Type().Key().Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
			most = 2 // the order of keys that make the same text is not defined
		}
		for range m.IntN(most) {
			key, elem := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			m.fill(key, 1)
			m.fill(elem, depth)
			if key.Comparable() {
				v.SetMapIndex(key, elem)
			}
		}
	}
}

// float returns a number with few or many digits, of any size, that a float of that many bits can hold.
func (m *maker) float(bits int) float64 {
	var f float64
	switch m.IntN(4) {
	case 0:
		f = float64(m.IntN(2000)-1000) / math.Pow10(m.IntN(5))
	case 1:
		f = m.Float64() * math.Pow10(m.IntN(40)-20)
	case 2:
		f = math.Float64frombits(m.Uint64())
	default:
		f = float64(m.IntN(1 << 30))
	}
	if bits == 32 {
		f = float64(float32(f))
	}
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return math.Copysign(0, -1)
	}
	return f
}

// text returns a string of any length, of which some have characters that are escaped.
func (m *maker) text() string {
	var b strings.Builder
	special := m.IntN(3) == 0
	for n := m.IntN(pick(m, 4, 10, 20, 70)); n > 0; n-- {
		if special && m.IntN(8) == 0 {
			b.WriteString(pick(m, "\"", "\\", "\n", "é", "日", "😀", "<", "&", "\x00", "\u2028", "\xff"))
			continue
		}
		b.WriteByte(byte(' ' + m.IntN('~'-' ')))
	}
	return b.String()
}
