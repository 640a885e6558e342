package schema

import (
	"reflect"
	"testing"
)

func TestFindPointerLoop(t *testing.T) {
	type loop *loop
	type node struct {
		Next *node
		List []*node
	}
	type holder struct {
		Map map[string][]loop
	}
	for _, c := range []struct {
		of   reflect.Type
		want bool
	}{
		{reflect.TypeFor[loop](), true},
		{reflect.TypeFor[*loop](), true},
		{reflect.TypeFor[holder](), true},
		{reflect.TypeFor[node](), false},
		{reflect.TypeFor[***int](), false},
	} {
		if found := FindPointerLoop(Of(c.of)); (found != nil) != c.want {
			t.Errorf("%v: found %v", c.of, found)
		}
	}
}
