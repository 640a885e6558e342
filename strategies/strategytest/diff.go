package strategytest

import (
	"fmt"
	"iter"
	"math"
	"reflect"
)

// difference finds where two values of one type differ, as reflect.DeepEqual compares them, except that NaN equals NaN.
// It returns "" for equal values, or else a path such as ".Items[2].Name" and both values there.
func difference(want, got any) (path, wantText, gotText string) {
	var d differ
	if d.equal(reflect.ValueOf(want), reflect.ValueOf(got), 0) {
		return "", "", ""
	}
	if d.path == "" {
		d.path = "the whole value"
	}
	return d.path, printed(d.want), printed(d.got)
}

// A differ compares two values. The first difference is kept; the path to it is put together on the way back.
type differ struct {
	path      string
	want, got reflect.Value
	seen      map[pair]bool // what has been compared or is being compared, once the values are deep
}

// A pair is two pointers, maps or slices that are compared.
type pair struct {
	want, got uintptr
	typ       reflect.Type
	length    int // of a slice
}

// Pairs are remembered at two depths in a row of every trackedStep, from trackedDepth on. That is enough for cycles to end: at one of two
// depths in a row there is no interface, and going round often enough leads to the same pair at such a depth again.
const (
	trackedDepth = 10
	trackedStep  = 16
)

// differ keeps the difference and returns false.
func (d *differ) differ(want, got reflect.Value) bool {
	d.want, d.got = want, got
	return false
}

// within puts a step in front of the path of a difference and returns false.
func (d *differ) within(format string, step any) bool {
	d.path = fmt.Sprintf(format, step) + d.path
	return false
}

func (d *differ) equal(want, got reflect.Value, depth int) bool {
	if want.IsValid() != got.IsValid() || want.IsValid() && want.Type() != got.Type() {
		return d.differ(want, got)
	}
	switch want.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Struct:
		return d.equalStructs(want, got, depth)
	case reflect.Array:
		return d.equalElements(want, got, depth)
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return d.equalNillable(want, got, depth+1)
	}
	if sameScalar(want, got) {
		return true
	}
	return d.differ(want, got)
}

func sameScalar(want, got reflect.Value) bool {
	switch want.Kind() {
	case reflect.Float32, reflect.Float64:
		return sameFloat(want.Float(), got.Float())
	case reflect.Func, reflect.Chan:
		return want.IsNil() == got.IsNil()
	}
	return want.Equal(got)
}

// sameFloat compares the signs of zeros too.
func sameFloat(want, got float64) bool {
	if math.IsNaN(want) {
		return math.IsNaN(got)
	}
	return want == got && math.Signbit(want) == math.Signbit(got)
}

func (d *differ) equalStructs(want, got reflect.Value, depth int) bool {
	for i := range want.NumField() {
		if !d.equal(want.Field(i), got.Field(i), depth) {
			return d.within(".%s", want.Type().Field(i).Name)
		}
	}
	return true
}

func (d *differ) equalElements(want, got reflect.Value, depth int) bool {
	if want.Len() != got.Len() {
		return d.differ(want, got)
	}
	for i := range want.Len() {
		if !d.equal(want.Index(i), got.Index(i), depth) {
			return d.within("[%d]", i)
		}
	}
	return true
}

func (d *differ) equalNillable(want, got reflect.Value, depth int) bool {
	if want.IsNil() || got.IsNil() {
		return want.IsNil() == got.IsNil() || d.differ(want, got)
	}
	if want.Kind() == reflect.Interface {
		return d.equal(want.Elem(), got.Elem(), depth)
	}
	if want.Pointer() == got.Pointer() && want.Kind() != reflect.Slice || d.visited(want, got, depth) {
		return true
	}
	switch want.Kind() {
	case reflect.Pointer:
		return d.equal(want.Elem(), got.Elem(), depth)
	case reflect.Map:
		return d.equalMaps(want, got, depth)
	}
	return d.equalElements(want, got, depth)
}

// visited reports whether the two have been met before; a difference between them is found there.
func (d *differ) visited(want, got reflect.Value, depth int) bool {
	if depth < trackedDepth || depth%trackedStep > 1 {
		return false
	}
	p := pair{want: want.Pointer(), got: got.Pointer(), typ: want.Type()}
	if want.Kind() == reflect.Slice {
		p.length = want.Len()
	}
	if d.seen[p] {
		return true
	}
	if d.seen == nil {
		d.seen = map[pair]bool{}
	}
	d.seen[p] = true
	return false
}

func (d *differ) equalMaps(want, got reflect.Value, depth int) bool {
	for key, elem := range members(want) {
		if !d.equal(elem, lookUp(got, key, elem), depth) {
			return d.within("[%s]", printed(key))
		}
	}
	if want.Len() != got.Len() {
		return d.differ(want, got)
	}
	return true
}

// members yields the keys and elements of a map. If it may be, in the same two variables each time, which is much faster.
func members(m reflect.Value) iter.Seq2[reflect.Value, reflect.Value] {
	if !m.CanInterface() {
		return m.Seq2() // of a field that is not exported
	}
	return func(yield func(key, elem reflect.Value) bool) {
		key, elem := reflect.New(m.Type().Key()).Elem(), reflect.New(m.Type().Elem()).Elem()
		for entry := m.MapRange(); entry.Next(); {
			key.SetIterKey(entry)
			elem.SetIterValue(entry)
			if !yield(key, elem) {
				return
			}
		}
	}
}

// lookUp returns the element of a key. Keys that hold pointers may be equal and yet different: among these the element
// wanted is preferred.
func lookUp(m, key, want reflect.Value) (found reflect.Value) {
	if found = m.MapIndex(key); found.IsValid() {
		return found
	}
	for other := m.MapRange(); other.Next(); {
		var keys, elems differ
		if !keys.equal(key, other.Key(), 0) {
			continue
		}
		found = other.Value()
		if elems.equal(want, found, 0) {
			break
		}
	}
	return found
}
