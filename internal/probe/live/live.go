//go:build !probe

// Package live holds the types that are live in a program of many types. In the repository these are a few, to be looked
// at; in a program that internal/probe makes, an overlay of the go command has more in their place.
//
// Out flows the workload that a worker knows. Its documents, which the parent makes, are not here.
package live

import (
	"github.com/vmbench/vmbench/internal/probe"
	"github.com/vmbench/vmbench/workloads"
)

//go:generate go run ../generate -types 3 -dir ..

// Workload is the workload of all types of this program.
func Workload() *workloads.Workload {
	w := probe.Workload(len(Table))
	w.Types, w.Messages = Table, nil
	return w
}
