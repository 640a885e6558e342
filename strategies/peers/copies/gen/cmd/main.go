// Command cmd writes the types of package copies into the current directory. It is run by go generate.
package main

import (
	"fmt"
	"os"

	"github.com/vmbench/vmbench/strategies/peers/copies/gen"
	"github.com/vmbench/vmbench/workloads"
)

func main() {
	file, err := gen.File(workloads.All())
	if err == nil {
		err = file.Write("types_gen.go")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}
