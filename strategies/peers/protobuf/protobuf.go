// Package protobuf has workloads as messages of Protocol Buffers, for orientation: how long google.golang.org/protobuf, planetscale/vtprotobuf and
// buf.build/go/hyperpb take for the same content.
//
// These are no strategies: a message is a Go type of its own, with state between its fields, and a value of the workload would
// have to be converted for each call. In flows the document of a workload; out flows the same as a message, of a type whose definition is
// written from the type of the workload. A benchmark measures the libraries beside peers and strategies; its numbers are those of a
// benchmark, with all that docs/method.md says against them.
package protobuf

import (
	"context"
	"fmt"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"github.com/vmbench/vmbench/workloads"
)

//go:generate go run ./gen order twitter

// A Message is one that both libraries generate code for.
type Message interface {
	proto.Message
	SizeVT() int
	MarshalToSizedBufferVT(b []byte) (int, error)
	UnmarshalVT(src []byte) error
}

// A Workload is one that there is as a message.
type Workload struct {
	Name string
	New  func() Message // an empty one
}

// Workloads are all that there are as messages.
func Workloads() []Workload {
	return []Workload{
		{"order", func() Message { return new(Order) }},
		{"twitter", func() Message { return new(Twitter) }},
	}
}

// Message is the workload's value as a message, by way of JSON, which has every number in full. The error wraps workloads.ErrUnavailable if its document
// cannot be had.
func (w Workload) Message(ctx context.Context) (Message, error) {
	plain, ok := workloads.Lookup(w.Name)
	if !ok {
		return nil, fmt.Errorf("there is no workload %s", w.Name)
	}
	data, err := plain.Load(ctx)
	if err != nil {
		return nil, err
	}
	m := w.New()
	return m, protojson.Unmarshal(data.Canonical, m)
}
