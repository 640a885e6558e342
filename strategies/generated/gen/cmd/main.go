// Command cmd writes the generated code of the strategy generated into the current directory. It is run by go generate.
package main

import (
	"github.com/vmbench/vmbench/strategies/generated/gen"
	"github.com/vmbench/vmbench/strategies/internal/generate"
)

func main() { generate.Main(gen.WriteHeld) }
