// Command worker is the worker of a workload of many types: it runs one trial and exits, see internal/trial. It is built
// with an overlay, which has the code of the strategies for those types.
package main

import (
	"slices"

	"github.com/vmbench/vmbench/internal/probe/live"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/strategies/all"
	"github.com/vmbench/vmbench/workloads"
)

func main() {
	trial.Main(slices.Concat(all.Strategies(), all.Hidden()), []*workloads.Workload{live.Workload()}, all.Reference())
}
