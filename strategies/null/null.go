// Package null is the strategy that does nothing: it appends no bytes and reads none. What a trial of it measures is the
// harness itself, so its numbers are the floor under all others. Nothing is verified against it.
package null

import (
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// New returns the null strategy.
func New() strategies.Strategy { return strategy{} }

type strategy struct{}

func (strategy) Name() string { return "null" }

func (strategy) Traits() strategies.Traits {
	return strategies.Traits{Summary: "does nothing: the floor of the harness", Null: true}
}

// Compile accepts every type and format, because nothing is done with either.
func (strategy) Compile(*schema.Type, strategies.Format) (strategies.Codec, error) {
	return codec{}, nil
}

type codec struct{}

func (codec) Append(dst []byte, _ any) ([]byte, error) { return dst, nil }

func (codec) Decode([]byte, any) error { return nil }
