package vm_test

import (
	"context"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/strategytest"
	"github.com/vmbench/vmbench/strategies/vm"
	"github.com/vmbench/vmbench/workloads/feature"
)

func TestFeatures(t *testing.T) {
	for _, f := range feature.All() {
		t.Run(f.Name, func(t *testing.T) {
			for _, r := range strategytest.OfFeature(f).Check(context.Background(), strategies.JSON, strategytest.Quick, vm.New()) {
				if !r.Passed() {
					for i, f := range r.Failures {
						if i < 3 {
							t.Error(f.String())
						}
					}
					t.Error(r.Skipped, r.Failed)
				}
			}
		})
	}
}
