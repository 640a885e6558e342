package visitor

import (
	"testing"

	"github.com/vmbench/vmbench/strategies/strategytest"
	"github.com/vmbench/vmbench/strategies/strategytest/conform"
)

func TestWorkloads(t *testing.T) {
	for _, f := range strategytest.Formats() {
		t.Run(string(f), func(t *testing.T) { conform.Workloads(t, New(), f) })
	}
}

func TestFeatures(t *testing.T) {
	for _, f := range strategytest.Formats() {
		t.Run(string(f), func(t *testing.T) { conform.Features(t, New(), f, nil) })
	}
}

func TestUnsupported(t *testing.T) { conform.Unlisted(t, New()) }
