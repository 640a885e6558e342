package peers

import (
	"math"
	"math/rand/v2"
	"reflect"
	"time"
)

// A maker makes random values, in which numbers near the limits of their forms are frequent.
type maker struct {
	*rand.Rand
	// precision is that of times: a library may read no finer ones.
	precision time.Duration
}

var edges = []uint64{0, 1, 23, 24, 31, 32, 33, 127, 128, 129, 255, 256, 32767, 32768, 65535, 65536, 1<<31 - 1, 1 << 31, 1<<32 - 1, 1 << 32, 1<<63 - 1, 1 << 63, math.MaxUint64}

func (m maker) integer() uint64 {
	switch m.IntN(3) {
	case 0:
		return edges[m.IntN(len(edges))]
	case 1:
		return -edges[m.IntN(len(edges))]
	}
	return m.Uint64() >> m.IntN(64)
}

func (m maker) float() float64 {
	switch m.IntN(5) {
	case 0:
		return float64(int64(m.integer()))
	case 1:
		return float64(math.Float32frombits(m.Uint32()))
	case 2:
		return math.Ldexp(float64(m.IntN(4096)-2048), m.IntN(60)-40) // many of which a half float holds
	case 3:
		return []float64{math.Inf(1), math.Inf(-1), math.Copysign(0, -1), math.MaxFloat64, math.SmallestNonzeroFloat64, math.MaxFloat32, 65504, 65520, 0x1p-24, 0x1p-14}[m.IntN(10)]
	}
	return math.Float64frombits(m.Uint64())
}

// The lengths of texts, and of slices and maps; those that are rare or costly stand here once.
var (
	textLengths = []int{0, 0, 1, 1, 5, 5, 5, 10, 10, 23, 24, 31, 32, 100, 255, 256}
	listLengths = []int{0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 15, 16, 17, 24}
)

func (m maker) text() string {
	alphabet := []rune("abcdefghijklmnopqrstuvwxyz <>\"\\\x00\u2028äß€日本😀")
	text := make([]rune, textLengths[m.IntN(len(textLengths))])
	for i := range text {
		text[i] = alphabet[m.IntN(len(alphabet))]
	}
	return string(text)
}

// instant is a time in UTC that RFC 3339 and a timestamp can hold. Some have no nanoseconds, and some need 96 bits.
func (m maker) instant() time.Time {
	t := time.Unix(m.Int64N(40_000_000_000)-5_000_000_000, m.Int64N(1_000_000_000)).UTC()
	if m.IntN(3) == 0 {
		return t.Truncate(time.Second)
	}
	return t.Truncate(m.precision)
}

// fill sets v to something random.
func (m maker) fill(v reflect.Value, depth int) {
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(m.instant()))
	case v.CanInt():
		v.SetInt(int64(m.integer()) << (64 - v.Type().Bits()) >> (64 - v.Type().Bits()))
	case v.CanUint():
		v.SetUint(m.integer() << (64 - v.Type().Bits()) >> (64 - v.Type().Bits()))
	case v.CanFloat():
		v.SetFloat(m.float())
	default:
		m.compose(v, depth)
	}
}

func (m maker) compose(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(m.IntN(2) == 0)
	case reflect.String:
		v.SetString(m.text())
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Tag != `json:"-"` {
				m.fill(v.Field(i), depth+1)
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			m.fill(v.Index(i), depth+1)
		}
	default:
		if m.IntN(4) > 0 && depth < 5 {
			m.make(v, depth+1)
		}
	}
}

// make sets what can be nil to something that is not.
func (m maker) make(v reflect.Value, depth int) {
	length := listLengths[m.IntN(len(listLengths))]
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		m.fill(v.Elem(), depth)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), length, length))
		for i := range length {
			m.fill(v.Index(i), depth)
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range length {
			key, elem := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			m.fill(key, depth)
			m.fill(elem, depth)
			v.SetMapIndex(key, elem)
		}
	}
}
