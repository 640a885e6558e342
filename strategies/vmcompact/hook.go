package vmcompact

import (
	"reflect"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/vm/compact"
	"github.com/vmbench/vmbench/strategies/vm/compact/layout"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

type (
	appendFunc = func(e *wire.Encoder, dst []byte, p unsafe.Pointer) []byte
	decodeFunc = func(d *wire.Decoder, i int, p unsafe.Pointer) int
)

// functionsOf makes the functions of a hook.
func functionsOf(h layout.Hook) (hook compact.JSONFunctions) {
	switch h.Append {
	case layout.ByMethod:
		hook.Append = appendByMethod(h.Type)
	case layout.ByKind:
		hook.Append = appendByKind(h.Type)
	case layout.InString:
		hook.Append = appendInString(h.Type)
	}
	switch h.Decode {
	case layout.ByMethod:
		hook.Decode = decodeByMethod(h.Type, h.By)
	case layout.ByKind:
		hook.Decode = decodeByKind(h.Type)
	case layout.InString:
		hook.Decode = decodeInString(h.Type)
	}
	return hook
}

// method is the value of a type at p as an interface that a pointer to it implements.
func method[I any](t *schema.Type, p unsafe.Pointer) I { return pointerTo(t.Go, p).(I) }

func appendByMethod(t *schema.Type) appendFunc {
	switch {
	case t.Kind == schema.Interface && t.Encode != schema.ByKind:
		return func(e *wire.Encoder, dst []byte, p unsafe.Pointer) []byte {
			content := contentOf(t, p)
			switch {
			case content == nil:
				return append(dst, "null"...)
			case t.Encode == schema.ByText:
				return e.Text(dst, content.(wire.TextMarshaler), t.Name)
			}
			return e.JSON(dst, content.(wire.Marshaler), t.Name)
		}
	case t.Encode == schema.ByText:
		return func(e *wire.Encoder, dst []byte, p unsafe.Pointer) []byte {
			return e.Text(dst, method[wire.TextMarshaler](t, p), t.Name)
		}
	case t.Encode == schema.ByJSON:
		return func(e *wire.Encoder, dst []byte, p unsafe.Pointer) []byte {
			return e.JSON(dst, method[wire.Marshaler](t, p), t.Name)
		}
	}
	return appendByKind(t)
}

func appendByKind(t *schema.Type) appendFunc {
	switch t.Kind {
	case schema.Time:
		return compact.AppendTime
	case schema.Bytes:
		return compact.AppendBytes
	case schema.Number:
		return compact.AppendNumber
	case schema.Raw:
		return compact.AppendRaw
	case schema.Any, schema.Interface:
		return func(e *wire.Encoder, dst []byte, p unsafe.Pointer) []byte {
			return e.Any(dst, contentOf(t, p), appendContent)
		}
	}
	return func(e *wire.Encoder, dst []byte, _ unsafe.Pointer) []byte {
		e.Unsupported(t.Name)
		return dst
	}
}

// decodeByMethod reads by the method that by says. An interface is read as what it holds, whatever methods it has.
func decodeByMethod(t *schema.Type, by schema.Custom) decodeFunc {
	switch {
	case t.Kind == schema.Interface:
		return decodeByKind(t)
	case by == schema.ByJSON:
		return func(d *wire.Decoder, i int, p unsafe.Pointer) int { return d.JSON(i, method[wire.Unmarshaler](t, p)) }
	}
	return func(d *wire.Decoder, i int, p unsafe.Pointer) int {
		if null := decodeNull(d, i, t, p); null >= 0 {
			return null
		}
		return d.Text(i, method[wire.TextUnmarshaler](t, p), t.Name)
	}
}

func decodeByKind(t *schema.Type) decodeFunc {
	switch t.Kind {
	case schema.Time:
		return compact.DecodeTime
	case schema.Bytes:
		return func(d *wire.Decoder, i int, p unsafe.Pointer) int { return compact.ReadBytes(d, i, p, t.Go.String()) }
	case schema.Number:
		return compact.DecodeNumber
	case schema.Raw:
		return compact.DecodeRaw
	case schema.Any, schema.Interface:
		return func(d *wire.Decoder, i int, p unsafe.Pointer) int { return decodeContent(d, i, t, p) }
	}
	return func(d *wire.Decoder, i int, p unsafe.Pointer) int {
		if null := decodeNull(d, i, t, p); null >= 0 {
			return null
		}
		return d.Mismatch(i, t.Name, false)
	}
}

// decodeNull reads null, which makes nil of what can be nil, and returns the index after it; negative if something else stands there.
func decodeNull(d *wire.Decoder, i int, t *schema.Type, p unsafe.Pointer) (next int) {
	if next = wire.Null(d.Src, i); next < 0 {
		return next
	}
	switch t.Kind {
	case schema.Pointer, schema.Map, schema.Slice, schema.Bytes, schema.Raw, schema.Any, schema.Interface:
		reflect.NewAt(t.Go, p).Elem().SetZero()
	}
	return next
}
