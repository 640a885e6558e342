package visitor

import (
	"testing"

	"github.com/vmbench/vmbench/strategies/strategytest"
	"github.com/vmbench/vmbench/strategies/strategytest/conform"
)

// few is the effort of a first look. The whole suite runs over all strategies in strategytest.
func few() strategytest.Effort {
	effort := strategytest.Quick
	effort.Mutations, effort.Replacements, effort.Members = 100, 100, 200
	effort.Truncations, effort.Bytes, effort.Values = 20, 1<<16, 8
	return effort
}

func TestWorkloads(t *testing.T) {
	for _, f := range strategytest.Formats() {
		t.Run(string(f), func(t *testing.T) { conform.Workloads(t, New(), f, few(), false) })
	}
}

func TestFeatures(t *testing.T) {
	for _, f := range strategytest.Formats() {
		t.Run(string(f), func(t *testing.T) { conform.Features(t, New(), f, few(), nil) })
	}
}

func TestUnsupported(t *testing.T) { conform.Unlisted(t, New()) }
