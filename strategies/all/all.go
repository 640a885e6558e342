// Package all is the table of strategies: adding one is a directory beside this one and a line here. Nothing registers
// itself and nothing is built before it is asked for, so a command that only lists them starts at once.
package all

import (
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/generated"
	"github.com/vmbench/vmbench/strategies/null"
	"github.com/vmbench/vmbench/strategies/reflection"
	"github.com/vmbench/vmbench/strategies/visitor"
	"github.com/vmbench/vmbench/strategies/vm"
)

// Strategies are the strategies that are compared, in the order in which tables show them.
func Strategies() []strategies.Strategy {
	return []strategies.Strategy{
		reflection.New(),
		generated.New(),
		visitor.New(),
		vm.New(),
	}
}

// Hidden are the strategies that are found by name but take no part in a comparison.
func Hidden() []strategies.Strategy {
	return []strategies.Strategy{
		null.New(),
	}
}

// Lookup returns the strategy of that name, be it compared or hidden.
func Lookup(name string) (strategies.Strategy, bool) {
	for _, s := range append(Strategies(), Hidden()...) {
		if s.Name() == name {
			return s, true
		}
	}
	return nil, false
}
