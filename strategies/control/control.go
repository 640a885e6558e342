// Package control names strategies whose difference is known, to test what measures them: twins, which are a strategy under
// another name, and slowed ones, to whose calls a trial adds a known part of work.
//
// In flow strategies; out flow their controls. The codecs of all controls are those of the strategy; it is
// trials that add work to the slowed ones. Whatever a comparison with a twin reports is false, and what it does not see of a slowed one is missed.
package control

import (
	"fmt"

	"github.com/vmbench/vmbench/strategies"
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
			controls = append(controls, renamed{s, Twin(s.Name(), i)})
		}
		for _, percent := range Percents() {
			controls = append(controls, renamed{s, Slow(s.Name(), percent)})
		}
	}
	return controls
}

// A renamed strategy is a strategy under another name.
type renamed struct {
	strategies.Strategy
	name string
}

func (r renamed) Name() string { return r.name }
