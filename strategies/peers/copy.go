package peers

import (
	"fmt"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/peers/copies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// copyOf returns the function that makes of a pointer to t one to its copy, for libraries that need methods or tags of their
// own.
func copyOf(t *schema.Type) (func(v any) copies.Value, error) {
	view := copies.View(t.Go)
	if view == nil {
		return nil, fmt.Errorf("%w: there is no copy of %v with methods and tags for the library, only of structs of package workloads",
			strategies.ErrUnsupported, t.Go)
	}
	return view, nil
}
