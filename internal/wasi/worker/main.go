// Command worker runs trials of the strategies of this repository as WebAssembly: vmbench run --engine builds it for wasip1 and has an
// engine run it in place of vmbench's own worker.
package main

import (
	"slices"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/strategies/all"
	"github.com/vmbench/vmbench/workloads"
)

func main() {
	trial.Main(slices.Concat(all.Strategies(), all.Hidden()), workloads.All(), all.Reference())
}
