package codegen

import (
	"reflect"
	"testing"
	"time"

	"github.com/vmbench/vmbench/workloads/schema"
)

type generic[K comparable, V any] struct{ Map map[K]V }

func TestGoType(t *testing.T) {
	for _, want := range []reflect.Type{
		reflect.TypeFor[int](), reflect.TypeFor[any](), reflect.TypeFor[map[string]any](), reflect.TypeFor[[]*time.Time](),
		reflect.TypeFor[generic[string, any]](), reflect.TypeFor[generic[time.Duration, []time.Time]](),
		reflect.TypeFor[struct{ Content any }](),
	} {
		if got := GoType(schema.Of(want)); got != want.String() {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
