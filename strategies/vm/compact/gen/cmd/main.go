// Command cmd writes the programs of the strategy vm-static into the current directory. It is run by go generate.
package main

import (
	"github.com/vmbench/vmbench/strategies/internal/generate"
	"github.com/vmbench/vmbench/strategies/vm/compact/gen"
)

func main() { generate.Main(gen.WriteHeld) }
