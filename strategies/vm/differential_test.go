package vm

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A compiler compiles the type that v points to.
type compiler func(t testing.TB, v any) strategies.Codec

// codecOf is the compiler of the strategy vm.
var codecOf = compilerOf(New())

func compilerOf(s strategies.Strategy) compiler {
	return func(t testing.TB, v any) strategies.Codec {
		t.Helper()
		c, err := s.Compile(schema.Of(reflect.TypeOf(v).Elem()), strategies.JSON)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
}

// eachVariant runs a test with the compiler of each variant of the machine.
func eachVariant(t *testing.T, test func(*testing.T, compiler)) {
	for _, s := range append(engines(), NewUnfused()) {
		t.Run(s.Name(), func(t *testing.T) { test(t, compilerOf(s)) })
	}
}

func TestWorkloadsAsEncodingJSON(t *testing.T) { eachVariant(t, testWorkloads) }

func testWorkloads(t *testing.T, codecOf compiler) {
	for _, w := range workloads.All() {
		t.Run(w.Name, func(t *testing.T) {
			if w.Document != nil {
				t.Skip("")
			}
			data, err := w.Load(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			c := codecOf(t, w.New())
			got, want := w.New(), w.New()
			if err := c.Decode(data.Input, got); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(data.Input, want); err != nil {
				t.Fatal(err)
			}
			// cmp.Diff would take for ever over deep values.
			if !reflect.DeepEqual(want, got) {
				t.Fatalf("got  %.300s\nwant %.300s", fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want))
			}
			for _, v := range []any{got, w.Value()} {
				if out, err := c.Append(nil, v); err != nil || !bytes.Equal(out, data.Canonical) {
					t.Fatalf("got  %.300s, %v\nwant %.300s", out, err, data.Canonical)
				}
			}
		})
	}
}
