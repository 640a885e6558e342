package feature

import (
	"encoding"
	"encoding/json"
	"go/token"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestRules holds that the features use every rule of encoding/json that a type can call for. A rule is named by the
// words that ruleFinder notes when it meets one.
func TestRules(t *testing.T) {
	found := ruleFinder{rules: map[string]bool{}, seen: map[reflect.Type]bool{}}
	for _, f := range All() {
		found.walk(typeOf(f))
	}
	for _, rule := range wantedRules() {
		if !found.rules[rule] {
			t.Errorf("no feature uses %s", rule)
		}
	}
}

// TestNameable holds that generated code of another package can name every type but the embedded structs.
func TestNameable(t *testing.T) {
	found := ruleFinder{rules: map[string]bool{}, seen: map[reflect.Type]bool{}}
	for _, f := range All() {
		found.walk(typeOf(f))
	}
	for typ := range found.seen {
		name, _, _ := strings.Cut(typ.Name(), "[")
		if !strings.HasSuffix(typ.PkgPath(), "/feature") || token.IsExported(name) || found.rules["embed hidden "+name] {
			continue
		}
		t.Errorf("%v cannot be named elsewhere", typ)
	}
}

func wantedRules() []string {
	kinds := strings.Fields("bool int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 uintptr " +
		"float32 float64 string")
	var list []string
	add := func(prefix string, words ...string) {
		for _, word := range words {
			list = append(list, prefix+" "+word)
		}
	}
	add("kind", append(kinds, strings.Fields("struct ptr slice array map interface chan func complex64 "+
		"complex128")...)...)
	add("omitempty", append(kinds, strings.Fields("struct ptr slice array map interface chan")...)...)
	add("omitzero", strings.Fields("bool int uint8 float32 float64 string struct ptr slice array map "+
		"interface chan func complex128")...)
	add("string", append(kinds, strings.Fields("ptr slice map interface struct array")...)...)
	add("IsZero", "value", "pointer", "interface", "*value", "*pointer", "**pointer")
	add("name", "-", "-,", "html", "unicode", "invalid", "default")
	add("embed", "struct", "ptr", "int", "slice", "map", "interface", "tagged", "-", "hidden struct",
		"hidden ptr", "hidden int", "generic")
	add("key", "string", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32",
		"uint64", "uintptr")
	add("key", "named string", "text struct", "text array", "text int", "text ptr", "text string", "bool",
		"float64", "struct", "interface")
	add("elem", "struct", "ptr", "slice", "array", "map", "interface", "string", "bool", "float64")
	add("MarshalJSON value", "struct", "int", "string", "bool", "slice", "map", "array", "interface", "func")
	add("MarshalJSON pointer", "struct", "int", "map", "uint8")
	add("UnmarshalJSON value", "map", "interface")
	add("UnmarshalJSON pointer", "struct", "int", "string", "bool", "slice", "array", "uint8")
	add("MarshalText value", "struct", "int", "string", "slice", "map", "float64", "uint8", "interface", "array")
	add("MarshalText pointer", "struct", "int")
	add("UnmarshalText value", "map")
	add("UnmarshalText pointer", "struct", "int", "string", "slice", "bool", "uint8", "array")
	add("array", "0", "1", "2", "3")
	add("type", "json.RawMessage", "json.Number", "time.Time", "time.Duration", "netip.Addr", "big.Int",
		"url.URL", "[]uint8", "feature.NamedBytes",
		"[]feature.Octet", "[]feature.JSONByte", "[]feature.TextByte", "**feature.OmitPoint", "***string",
		"feature.NamedPointer", "[]interface {}",
		"map[string]interface {}", "anonymous", "generic", "recursive")
	return list
}

// A ruleFinder goes through types and notes which rules they use.
type ruleFinder struct {
	rules map[string]bool
	seen  map[reflect.Type]bool
}

func (r ruleFinder) note(words ...string) { r.rules[strings.Join(words, " ")] = true }

func (r ruleFinder) walk(t reflect.Type) {
	if r.seen[t] {
		r.note("type", "recursive")
		return
	}
	r.seen[t] = true
	r.note("kind", t.Kind().String())
	r.note("type", t.String())
	r.methods(t)
	switch t.Kind() {
	case reflect.Array:
		r.note("array", string(rune('0'+t.Len())))
		r.walk(t.Elem())
	case reflect.Pointer, reflect.Slice:
		r.walk(t.Elem())
	case reflect.Map:
		r.note("elem", t.Elem().Kind().String())
		r.key(t.Key())
		r.walk(t.Key())
		r.walk(t.Elem())
	case reflect.Struct:
		r.shape(t)
		for field := range t.Fields() {
			r.field(field)
		}
	}
}

func (r ruleFinder) shape(t reflect.Type) {
	if t.Name() == "" {
		r.note("type", "anonymous")
	}
	if strings.Contains(t.Name(), "[") {
		r.note("type", "generic")
	}
}

// methods notes the methods that encoding/json looks for, by the receiver that has them.
func (r ruleFinder) methods(t reflect.Type) {
	for name, method := range map[string]reflect.Type{
		"MarshalJSON": reflect.TypeFor[json.Marshaler](), "UnmarshalJSON": reflect.TypeFor[json.Unmarshaler](),
		"MarshalText":   reflect.TypeFor[encoding.TextMarshaler](),
		"UnmarshalText": reflect.TypeFor[encoding.TextUnmarshaler](),
	} {
		switch {
		case t.Implements(method):
			r.note(name, "value", t.Kind().String())
		case reflect.PointerTo(t).Implements(method):
			r.note(name, "pointer", t.Kind().String())
		}
	}
}

func (r ruleFinder) key(t reflect.Type) {
	kind := t.Kind().String()
	text := t.Implements(reflect.TypeFor[encoding.TextMarshaler]())
	switch {
	case text:
		r.note("key", "text", kind)
	case t.PkgPath() != "" && t.Kind() == reflect.String:
		r.note("key", "named", kind)
	default:
		r.note("key", kind)
	}
}

func (r ruleFinder) field(f reflect.StructField) {
	tag, tagged := f.Tag.Lookup("json")
	name, options, _ := strings.Cut(tag, ",")
	if f.Anonymous {
		r.embedded(f, tag, name)
	}
	if f.IsExported() {
		r.name(f, tag, name, tagged)
		r.options(f.Type, strings.Split(options, ","))
	}
	if f.IsExported() || f.Anonymous {
		r.walk(f.Type)
	}
}

func (r ruleFinder) embedded(f reflect.StructField, tag, name string) {
	kind := f.Type.Kind().String()
	switch {
	case !f.IsExported():
		r.note("embed hidden", kind)
		r.note("embed hidden", f.Name)
	case tag == "-":
		r.note("embed", "-")
	case name != "":
		r.note("embed", "tagged")
	}
	if f.IsExported() {
		r.note("embed", kind)
	}
	if strings.Contains(f.Type.String(), "[") {
		r.note("embed", "generic")
	}
}

func (r ruleFinder) name(f reflect.StructField, tag, name string, tagged bool) {
	switch {
	case tag == "-":
		r.note("name", "-")
	case name == "-":
		r.note("name", "-,")
	case tagged && name == "":
		r.note("name", "default")
	case strings.ContainsAny(name, "<>&"):
		r.note("name", "html")
	case strings.ContainsAny(name, `"\`):
		r.note("name", "invalid")
	case strings.ContainsFunc(name, func(c rune) bool { return c > 0x7f }):
		r.note("name", "unicode")
	}
}

func (r ruleFinder) options(t reflect.Type, options []string) {
	for _, option := range []string{"omitempty", "omitzero", "string"} {
		if slices.Contains(options, option) {
			r.note(option, t.Kind().String())
		}
	}
	if !slices.Contains(options, "omitzero") {
		return
	}
	prefix := ""
	for t.Kind() == reflect.Pointer {
		prefix += "*"
		t = t.Elem()
	}
	isZero := reflect.TypeFor[ZeroInterface]()
	switch {
	case t.Kind() == reflect.Interface && t.Implements(isZero):
		r.note("IsZero", prefix+"interface")
	case t.Implements(isZero):
		r.note("IsZero", prefix+"value")
	case reflect.PointerTo(t).Implements(isZero):
		r.note("IsZero", prefix+"pointer")
	}
}
