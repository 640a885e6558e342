package sections

import (
	"net/url"
	"strings"
)

// packageOf is the path of the package that a symbol belongs to, by its name:
//
//	net/http.(*Server).Serve.func1            net/http
//	slices.Sort[go.shape.[]uint8]             slices
//	gopkg.in/yaml%2ev3.Marshal                gopkg.in/yaml.v3
//	type:.eq.[2]net/http.Cookie               net/http
//	type:.eq.struct { main.a int }, memeqbody none
//
// The linker escapes dots in the last element of a path, so the first one there ends the path.
func packageOf(name string) string {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "type:.eq."), "type:.hash.")
	name = trimArrays(name)
	if i := strings.IndexAny(name, "[({ "); i >= 0 { // arguments of types, a receiver, a type without a name
		name = name[:i]
	}
	element := strings.LastIndexByte(name, '/') + 1
	dot := strings.IndexByte(name[element:], '.')
	if dot < 0 {
		return ""
	}
	path := name[:element+dot]
	if isReserved(path) {
		return ""
	}
	if plain, err := url.PathUnescape(path); err == nil {
		return plain
	}
	return path
}

// trimArrays removes the lengths of arrays from the front of a type.
func trimArrays(name string) string {
	for strings.HasPrefix(name, "[") {
		_, rest, ok := strings.Cut(name, "]")
		if !ok {
			break
		}
		name = rest
	}
	return name
}

// isReserved reports whether a path is of no package, but what the compiler and the linker use for names that they make up.
func isReserved(path string) bool {
	return path == "go" || strings.HasPrefix(path, "go:") || strings.HasPrefix(path, "type:")
}
