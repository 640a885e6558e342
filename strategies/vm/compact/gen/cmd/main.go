// Command cmd writes the programs of the strategy vm-static into the current directory. It is run by go generate.
package main

import (
	"github.com/vmbench/vmbench/strategies/internal/generate"
	"github.com/vmbench/vmbench/strategies/vm/compact/gen"
	"github.com/vmbench/vmbench/workloads/schema"
)

func main() {
	dialects := []*schema.Dialect{schema.JSON, schema.CBOR, schema.MessagePack}
	generate.MainIn(dialects, func(dir string, roots, held [][]*schema.Type) error {
		var all []gen.Types
		for i, d := range dialects {
			all = append(all, gen.Types{Dialect: d, Roots: roots[i], Held: held[i]})
		}
		return gen.WriteFormats(dir, all...)
	})
}
