// Package control makes strategies whose difference is known, to test what measures them: twins, which are a strategy
// under another name, and slowed ones, which do a known part of its work more.
//
// In flows a strategy; out flow its twins and its slowed versions, under names that Of lists. What a comparison of a
// strategy with its twins reports as a difference is false, and what it does not see of the slowed ones is missed.
package control

import (
	"fmt"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// Twins is the number of twins that each strategy has: with it they make as many columns as a usual comparison.
const Twins = 3

// Percents are the slowdowns, in percent of a call's time.
func Percents() []int { return []int{1, 2, 3, 5, 10} }

// Twin is the name of a strategy's twin; i counts from 1.
func Twin(strategy string, i int) string { return fmt.Sprintf("%s-twin%d", strategy, i) }

// Slow is the name of a strategy that is slowed by some percent.
func Slow(strategy string, percent int) string { return fmt.Sprintf("%s-slow%d", strategy, percent) }

// Of lists all controls of some strategies.
func Of(list []strategies.Strategy) []strategies.Strategy {
	var controls []strategies.Strategy
	for _, s := range list {
		for i := 1; i <= Twins; i++ {
			controls = append(controls, twin{s, Twin(s.Name(), i)})
		}
		for _, percent := range Percents() {
			controls = append(controls, slowed{twin{s, Slow(s.Name(), percent)}, float64(percent) / 100})
		}
	}
	return controls
}

// A twin is a strategy under another name. Its codecs are those of the strategy, with nothing around them.
type twin struct {
	strategies.Strategy
	name string
}

func (t twin) Name() string { return t.name }

// A slowed strategy does a part of each call's work more.
type slowed struct {
	twin
	part float64
}

func (s slowed) Compile(t *schema.Type, f strategies.Format) (strategies.Codec, error) {
	codec, err := s.Strategy.Compile(t, f)
	if err != nil {
		return nil, err
	}
	return &slowCodec{Codec: codec, appends: load{part: s.part}, decodes: load{part: s.part}}, nil
}

type slowCodec struct {
	strategies.Codec
	appends, decodes load
}

func (c *slowCodec) Append(dst []byte, v any) (out []byte, err error) {
	c.appends.around(func() { out, err = c.Codec.Append(dst, v) })
	return out, err
}

func (c *slowCodec) Decode(src []byte, v any) (err error) {
	c.decodes.around(func() { err = c.Codec.Decode(src, v) })
	return err
}
