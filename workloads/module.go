//go:build documents

// The tag of this file is never set. The file lets go.mod require the module that carries the real documents, and keeps
// `go mod tidy` from dropping it, while no program links it.

package workloads

import _ "github.com/go-json-experiment/json"
