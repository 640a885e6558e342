// Package easy holds what easyjson generates for the types of the workloads.
//
// easyjson writes methods of the types themselves, so the types are copied here: the same fields, tags and order, hence
// the same memory, and a pointer to a workload's value is a pointer to its copy (View). A test holds the types alike.
// In flows a value of a workload; out flows the same value with easyjson's methods. Nothing here is written by hand but
// this file.
package easy

import (
	"reflect"

	"github.com/mailru/easyjson"
)

//go:generate go run ./gen/cmd
//go:generate go tool easyjson -all -no_std_marshalers -output_filename easyjson_gen.go types_gen.go

// A Value reads and writes itself with the methods that easyjson generates.
type Value = easyjson.MarshalerUnmarshaler

// View returns the function that makes a Value of a pointer to t, at no cost but the call. It is nil if nothing is
// generated for t.
func View(t reflect.Type) func(v any) Value { return views[t] }
