package peers

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A normalizer writes down what an any holds, so that what two libraries have decoded can be compared: the same text for the
// same content, whatever Go types a library chooses. Integers are decimal, whatever their size; all NaN are one; members of maps
// are in the order of their text. Times are instants, without their zone.
type normalizer struct {
	out strings.Builder
	// special writes a type that only one library has. It returns false for any other.
	special func(n *normalizer, v any) bool
}

// normal writes down v.
func normal(v any, special func(n *normalizer, v any) bool) string {
	n := normalizer{special: special}
	n.value(v)
	return n.out.String()
}

func (n *normalizer) value(v any) {
	if n.special(n, v) {
		return
	}
	switch v := v.(type) {
	case nil:
		n.out.WriteString("null")
	case bool, string:
		fmt.Fprintf(&n.out, "%T %#v", v, v)
	case []byte:
		fmt.Fprintf(&n.out, "bytes %x", v)
	case big.Int:
		n.out.WriteString(v.String())
	case time.Time:
		fmt.Fprintf(&n.out, "time %d.%09d", v.Unix(), v.Nanosecond())
	case []any:
		n.out.WriteString("[")
		for _, elem := range v {
			n.value(elem)
			n.out.WriteString(",")
		}
		n.out.WriteString("]")
	default:
		n.reflected(reflect.ValueOf(v))
	}
}

// reflected writes down numbers, and maps of any type.
func (n *normalizer) reflected(v reflect.Value) {
	switch {
	case v.CanInt():
		n.out.WriteString(strconv.FormatInt(v.Int(), 10))
	case v.CanUint():
		n.out.WriteString(strconv.FormatUint(v.Uint(), 10))
	case v.CanFloat():
		n.float(v.Float())
	case v.Kind() == reflect.Map:
		n.mapping(v)
	default:
		panic(fmt.Sprintf("no normal form of a %v", v.Type()))
	}
}

func (n *normalizer) float(f float64) {
	if math.IsNaN(f) {
		f = math.NaN()
	}
	fmt.Fprintf(&n.out, "float %016x", math.Float64bits(f))
}

func (n *normalizer) mapping(v reflect.Value) {
	var members [][2]string
	for key, elem := range v.Seq2() {
		members = append(members, [2]string{normal(key.Interface(), n.special), normal(elem.Interface(), n.special)})
	}
	slices.SortFunc(members, func(a, b [2]string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	for i := range members {
		if i > 0 && members[i][0] == members[i-1][0] {
			n.out.WriteString(equalKeys)
		}
	}
	fmt.Fprintf(&n.out, "%q", members)
}

// equalKeys marks a map of which two keys are the same but for their Go types, or are NaN.
const equalKeys = "equal keys "

// tag writes down a tag that no Go type stands for; the one that says that this is CBOR is left out.
func (n *normalizer) tag(number uint64, content any) {
	if number != 55799 {
		fmt.Fprintf(&n.out, "tag %d ", number)
	}
	n.value(content)
}

// bignum is the integer in a byte string with tag 2 or 3.
func bignum(tag uint64, content []byte) big.Int {
	var v big.Int
	v.SetBytes(bytes.Clone(content))
	if tag == 3 {
		v.Not(&v)
	}
	return v
}

// simple writes down a simple value.
func (n *normalizer) simple(v uint8) { fmt.Fprintf(&n.out, "simple %d", v) }

// negative writes down the integer -1-v.
func (n *normalizer) negative(v uint64) {
	var integer big.Int
	n.value(*integer.Not(integer.SetUint64(v)))
}

var timePattern = regexp.MustCompile(`time (-?\d+)\.(\d{9})`)

// alike reports whether two normal forms are equal, with times that may be a nanosecond apart.
func alike(x, y string) bool {
	if x == y {
		return true
	}
	if timePattern.ReplaceAllString(x, "time") != timePattern.ReplaceAllString(y, "time") {
		return false
	}
	times := timePattern.FindAllStringSubmatch(y, -1)
	for i, match := range timePattern.FindAllStringSubmatch(x, -1) {
		if apart := instant(match).Sub(instant(times[i])); apart.Abs() > 1 {
			return false
		}
	}
	return true
}

func instant(match []string) time.Time {
	seconds, _ := strconv.ParseInt(match[1], 10, 64)
	nanoseconds, _ := strconv.ParseInt(match[2], 10, 64)
	return time.Unix(seconds, nanoseconds)
}
