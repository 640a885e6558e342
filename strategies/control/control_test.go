package control

import (
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A fixed strategy has one codec.
type fixed struct {
	name  string
	codec strategies.Codec
}

func (f fixed) Name() string            { return f.name }
func (fixed) Traits() strategies.Traits { return strategies.Traits{SortsMaps: true} }
func (f fixed) Compile(*schema.Type, strategies.Format) (strategies.Codec, error) {
	return f.codec, nil
}

type nothing struct{ _ int }

func (*nothing) Append(dst []byte, _ any) ([]byte, error) { return dst, nil }
func (*nothing) Decode([]byte, any) error                 { return nil }

func TestControlsAreTheStrategyItself(t *testing.T) {
	a, b := fixed{"a", &nothing{}}, fixed{"b", &nothing{}}
	list := Of([]strategies.Strategy{a, b})
	if want := 2 * (Twins + len(Percents())); len(list) != want {
		t.Fatalf("%d controls, want %d", len(list), want)
	}
	names := map[string]bool{}
	for i, s := range list {
		original := a
		if i >= len(list)/2 {
			original = b
		}
		codec, err := s.Compile(nil, strategies.JSON)
		if err != nil || codec != original.codec || s.Traits() != original.Traits() {
			t.Errorf("%s is not %s: %v", s.Name(), original.name, err)
		}
		names[s.Name()] = true
	}
	if len(names) != len(list) || !names[Twin("a", 1)] || !names[Twin("b", Twins)] || !names[Slow("a", 5)] {
		t.Errorf("names %v", names)
	}
}
