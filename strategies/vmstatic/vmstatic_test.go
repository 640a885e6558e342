package vmstatic

import (
	"testing"

	"github.com/vmbench/vmbench/strategies/strategytest"
	"github.com/vmbench/vmbench/strategies/strategytest/conform"
)

// hidden are the features that need the offset of what has no name outside of its package, and which that is.
var hidden = map[string]string{
	"embeddedhidden": "feature.hiddenDeep", "embeddedhiddenpointer": "*feature.hiddenPointer",
}

func TestFeatures(t *testing.T) {
	for _, f := range strategytest.Formats() {
		t.Run(string(f), func(t *testing.T) { conform.Features(t, New(), f, hidden) })
	}
}

func TestWorkloads(t *testing.T) {
	for _, f := range strategytest.Formats() {
		t.Run(string(f), func(t *testing.T) { conform.Workloads(t, New(), f) })
	}
}

func TestUnsupported(t *testing.T) { conform.Unlisted(t, New()) }
