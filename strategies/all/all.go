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
	"github.com/vmbench/vmbench/strategies/vmcompact"
	"github.com/vmbench/vmbench/strategies/vmstatic"
)

// Strategies are the strategies that are compared, in the order in which tables show them.
func Strategies() []strategies.Strategy {
	return []strategies.Strategy{
		reflection.New(),
		generated.New(),
		visitor.New(),
		vm.New(vm.Formats()...),
		vmstatic.New(),
	}
}

// Variants differ from one of the strategies in a single thing, to show what it does. They are compared where they are named.
func Variants() []strategies.Strategy {
	return append([]strategies.Strategy{
		vmcompact.New(vmcompact.Formats()...),
		vm.NewSwitch(vm.Formats()...),
		vm.NewUnfused(vm.Formats()...),
		vm.NewTable(),
		vm.NewClosure(),
		vm.NewThunk(),
		vm.NewAsm(),
	}, vm.NewTrades()...)
}

// Complete are the strategies and variants: all that serialize.
func Complete() []strategies.Strategy { return append(Strategies(), Variants()...) }

// Hidden are the strategies that take part only where they are named.
func Hidden() []strategies.Strategy { return append(Variants(), null.New()) }

// Reference is the strategy that the others are held to in formats other than JSON, where encoding/json is that.
func Reference() strategies.Strategy { return reflection.New() }

// Lookup returns the strategy of that name, be it hidden or not.
func Lookup(name string) (strategies.Strategy, bool) {
	for _, s := range append(Strategies(), Hidden()...) {
		if s.Name() == name {
			return s, true
		}
	}
	return nil, false
}
