// Package workloads holds what is measured: named Go types with deterministic values, and real documents as typed
// structs.
//
// Out flow pointers to values and JSON documents; All lists every workload, one file each. Real documents are not
// vendored: they are located in the Go distribution or in a Go module, checked by SHA-256, and kept decompressed in the
// user's cache directory. Nothing is built or read before it is asked for.
package workloads

import (
	"reflect"

	"github.com/vmbench/vmbench/workloads/schema"
)

// A Workload is one named Go type with the value, or the document, that is serialized.
type Workload struct {
	Name    string
	Summary string
	New     func() any // a pointer to a fresh zero value
	Value   func() any // a pointer to the value, the same on every call; nil where a document is what is given
	// Input returns the document that is decoded, if it is not the one that encoding the value gives; nil for most.
	Input func() []byte
	// Document says where the real document is found; nil for embedded workloads and after WithData.
	Document *Document

	// A workload of many types has no New and no Value. Its document has a message in each line, of the types in turn, in
	// the form that encoding/json writes. Messages makes it, where the types are those of another program; Types return
	// pointers to fresh zero values, in the program that has them.
	Types    []func() any
	Messages func() []byte

	given *Data // set by WithData
}

// Type is the schema of the workload's type.
func (w *Workload) Type() *schema.Type { return schema.Of(w.goType()) }

func (w *Workload) goType() reflect.Type { return reflect.TypeOf(w.New()).Elem() }
