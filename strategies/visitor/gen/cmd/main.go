// Command cmd writes the type halves of the strategy visitor into the current directory. It is run by go generate.
package main

import (
	"github.com/vmbench/vmbench/strategies/internal/generate"
	"github.com/vmbench/vmbench/strategies/visitor/gen"
)

func main() { generate.Main(gen.WriteHeld) }
