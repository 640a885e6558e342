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
		reflect.TypeFor[struct{ Content any }](), reflect.TypeFor[map[string]generic[string, []any]](),
		reflect.TypeFor[[2]generic[int, generic[time.Month, map[time.Month]any]]](), reflect.TypeFor[struct {
			Tagged generic[string, time.Time] `json:"any[time.Time"`
		}](),
	} {
		if got := GoType(schema.Of(want)); got != want.String() {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
