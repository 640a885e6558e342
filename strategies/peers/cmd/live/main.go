// Command live is the worker of the peers for a workload of many types. It is built with an overlay, which has those types.
package main

import (
	"github.com/vmbench/vmbench/internal/probe/live"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/strategies/peers"
	"github.com/vmbench/vmbench/strategies/reflection"
	"github.com/vmbench/vmbench/workloads"
)

func main() {
	trial.Main(peers.Strategies(), []*workloads.Workload{live.Workload()}, reflection.New())
}
