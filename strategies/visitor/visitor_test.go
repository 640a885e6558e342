package visitor

import (
	"errors"
	"reflect"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/strategytest"
	"github.com/vmbench/vmbench/strategies/strategytest/conform"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
)

// few is the effort of a first look. The whole suite runs over all strategies in strategytest.
func few() strategytest.Effort {
	effort := strategytest.Quick
	effort.Mutations, effort.Replacements, effort.Members = 100, 100, 200
	effort.Truncations, effort.Bytes, effort.Values = 20, 1<<16, 8
	return effort
}

func TestWorkloads(t *testing.T) { conform.Workloads(t, New(), few(), false) }
func TestFeatures(t *testing.T)  { conform.Features(t, New(), few(), nil) }

func TestCompileUnsupported(t *testing.T) {
	type unlisted struct{ A int }
	for _, c := range []struct {
		name   string
		of     reflect.Type
		format strategies.Format
	}{
		{"type", reflect.TypeFor[unlisted](), strategies.JSON},
		{"format", reflect.TypeFor[workloads.Order](), "cbor"},
	} {
		if _, err := New().Compile(schema.Of(c.of), c.format); !errors.Is(err, strategies.ErrUnsupported) {
			t.Errorf("Compile with an unknown %s: error %v, want ErrUnsupported", c.name, err)
		}
	}
}
