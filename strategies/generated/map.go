package generated

import (
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// A mapMember is one entry of a map that is being written.
type mapMember[V any] struct {
	name  string
	value V
}

func sortMembers[V any](members []mapMember[V]) {
	slices.SortFunc(members, func(x, y mapMember[V]) int { return strings.Compare(x.name, y.name) })
}

// keyText is the name of a member whose key has a method for it. A nil pointer is "".
func keyText(e *wire.Encoder, key wire.TextMarshaler, goType string) string {
	if isNilPointer(key) {
		return ""
	}
	text, err := key.MarshalText()
	if err != nil {
		e.Fail(errors.New("json: encoding error for type " + strconv.Quote(goType) + ": " + strconv.Quote(err.Error())))
	}
	return string(text)
}

// mapPointer is what identifies a map.
func mapPointer[M ~map[K]V, K comparable, V any](m M) unsafe.Pointer {
	return reflect.ValueOf(m).UnsafePointer()
}
