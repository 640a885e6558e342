package workloads

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"reflect"
	"runtime"
)

// canonicalName is the name under which the canonical form of a document is kept. It changes with all that the form
// depends on: the document, the type down to its tags, and the version of Go, whose encoding/json writes it.
func canonicalName(document string, t reflect.Type) string {
	sum := sha256.New()
	fmt.Fprintln(sum, t, runtime.Version())
	outline{sum, map[reflect.Type]bool{}}.write(t)
	return document + "-" + hex.EncodeToString(sum.Sum(nil))[:16] + ".canonical"
}

// An outline writes down a type and all the types that it is made of, each once.
type outline struct {
	out  io.Writer
	seen map[reflect.Type]bool
}

func (o outline) write(t reflect.Type) {
	if o.seen[t] {
		return
	}
	o.seen[t] = true
	fmt.Fprintln(o.out, t, t.Kind())
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		o.write(t.Elem())
	case reflect.Map:
		o.write(t.Key())
		o.write(t.Elem())
	case reflect.Struct:
		for field := range t.Fields() {
			fmt.Fprintln(o.out, field.Name, field.Type, field.Tag, field.Anonymous)
			o.write(field.Type)
		}
	}
}
