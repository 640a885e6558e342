// Package copies holds what libraries generate for the types of the workloads.
//
// easyjson and msgp write methods of the types themselves, and shamaton/msgpack wants tags of its own, so the types are
// copied here: the same fields in the same order, hence the same memory, and a pointer to a workload's value is a pointer
// to its copy (View). A test holds the types alike. In flows a value of a workload; out flows the same value with the
// libraries' methods and tags. Nothing here is written by hand but this file.
package copies

import (
	"reflect"

	"github.com/mailru/easyjson"
	"github.com/tinylib/msgp/msgp"
)

//go:generate go run ./gen/cmd
//go:generate go tool msgp -file types_gen.go -o msgp_gen.go -io=false -tests=false -d newtime -d "timezone utc" -d "maps binkeys"
//go:generate go tool easyjson -all -no_std_marshalers -output_filename easyjson_gen.go types_gen.go

// A Value is a pointer to a copy, which reads and writes itself with the methods that easyjson and msgp generate.
type Value interface {
	easyjson.MarshalerUnmarshaler
	msgp.Marshaler
	msgp.Unmarshaler
}

// View returns the function that makes a Value of a pointer to t, at no cost but the call. It is nil if nothing is
// generated for t.
func View(t reflect.Type) func(v any) Value { return views[t] }
