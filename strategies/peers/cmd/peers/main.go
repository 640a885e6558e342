// Command peers is the worker of the peers: it runs one trial and exits, see internal/trial.
package main

import (
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/strategies/peers"
	"github.com/vmbench/vmbench/strategies/reflection"
	"github.com/vmbench/vmbench/workloads"
)

func main() { trial.Main(peers.Strategies(), workloads.All(), reflection.New()) }
