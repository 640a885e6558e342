// Command cmd writes the generated code of the strategy generated into the current directory. It is run by go generate.
package main

import (
	"github.com/vmbench/vmbench/strategies/generated/gen"
	"github.com/vmbench/vmbench/strategies/internal/generate"
	"github.com/vmbench/vmbench/workloads/schema"
)

func main() {
	dialects := []*schema.Dialect{schema.JSON, schema.CBOR, schema.MessagePack}
	generate.MainIn(dialects, func(dir string, roots, held [][]*schema.Type) error {
		var formats []gen.Types
		for i, d := range dialects {
			formats = append(formats, gen.Types{Dialect: d, Roots: roots[i], Held: held[i]})
		}
		return gen.WriteFormats(dir, formats...)
	})
}
