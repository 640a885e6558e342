package vmcompact

import (
	"errors"
	"reflect"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/vm/compact"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// contentOf is what the interface of a type at p holds.
func contentOf(t *schema.Type, p unsafe.Pointer) any {
	if t.Kind == schema.Any {
		return *(*any)(p)
	}
	return compact.Content(p)
}

// appendContent appends what an interface holds, by a program of its own. It is the function that wire.Encoder.Any asks for.
func appendContent(e *wire.Encoder, dst []byte, content any) []byte {
	t, at := reflect.TypeOf(content), (*eface)(unsafe.Pointer(&content)).data
	if t.Kind() != reflect.Pointer {
		p, err := contentsOfJSON.held.of(t, schema.OfDynamic, compileJSON)
		if err != nil {
			e.Fail(err)
			return dst
		}
		return p.AppendWithin(e, 0, dst, pointerTo(t, compact.PointerTo(content)))
	}
	if at == nil {
		return append(dst, "null"...)
	}
	p, err := contentsOfJSON.pointed.of(t.Elem(), schema.Of, compileJSON)
	if err != nil {
		e.Fail(err)
		return dst
	}
	if !e.Enter(at, 0, t.String()) {
		return dst
	}
	dst = p.AppendWithin(e, 0, dst, content)
	e.Leave()
	return dst
}

// decodeContent reads the value at i into the interface of a type at p. What a pointer in it points to is read in place, unless null
// stands there and the pointer can be replaced by it. Otherwise only an empty interface takes anything but null.
func decodeContent(d *wire.Decoder, i int, t *schema.Type, p unsafe.Pointer) (next int) {
	content := contentOf(t, p)
	null := wire.Null(d.Src, i)
	if isPointer(content, p, null >= 0) {
		return decodeInto(d, i, content)
	}
	switch {
	case t.Kind == schema.Any:
		target := (*any)(p)
		*target, next = d.Any(i, content)
		return next
	case null >= 0:
		*(*any)(p) = nil
		return null
	}
	if i < len(d.Src) && (d.Src[i] == '-' || d.Src[i]-'0' < 10) {
		d.Any(i, nil) // a number that float64 cannot hold is an error of its own, and the first
	}
	return d.Mismatch(i, t.Name, false)
}

// isPointer reports whether decoding goes on behind what the interface at p holds.
func isPointer(content any, p unsafe.Pointer, null bool) bool {
	t, to := reflect.TypeOf(content), (*eface)(unsafe.Pointer(&content)).data
	if t == nil || t.Kind() != reflect.Pointer || to == nil {
		return false
	}
	elem := t.Elem().Kind()
	around := to == p && elem == reflect.Interface // would be followed for ever
	return !around && (!null || elem == reflect.Pointer)
}

// tooDeep is what is wrong with a value of which decoding comes to no end.
const tooDeep = "interfaces hold pointers that lead from one to another without end"

// decodeInto reads the value at i into what a pointer points to.
func decodeInto(d *wire.Decoder, i int, pointer any) (next int) {
	p, err := contentsOfJSON.pointed.of(reflect.TypeOf(pointer).Elem(), schema.Of, compileJSON)
	if err != nil {
		return d.Fail(err)
	}
	if !d.Follow() {
		return d.Fail(errors.New("json: " + tooDeep))
	}
	next = p.DecodeWithin(d, 0, i, pointer)
	d.Unfollow()
	return next
}
