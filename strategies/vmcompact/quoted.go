package vmcompact

import (
	"reflect"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/vm/compact"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// appendInString appends a value of the type within a string.
func appendInString(t *schema.Type) appendFunc {
	switch {
	case t.Kind == schema.Pointer:
		elem := appendInString(t.Elem)
		return func(e *wire.Encoder, dst []byte, p unsafe.Pointer) []byte {
			if p = *(*unsafe.Pointer)(p); p == nil {
				return append(dst, "null"...)
			}
			return elem(e, dst, p)
		}
	case t.Encode != schema.ByKind:
		return appendByMethod(t)
	case t.Kind == schema.String:
		return func(_ *wire.Encoder, dst []byte, p unsafe.Pointer) []byte {
			return wire.AppendQuotedString(dst, *(*string)(p))
		}
	}
	return func(e *wire.Encoder, dst []byte, p unsafe.Pointer) []byte {
		return append(appendScalar(e, append(dst, '"'), t, p), '"')
	}
}

// appendScalar appends a number or boolean of the type.
func appendScalar(e *wire.Encoder, dst []byte, t *schema.Type, p unsafe.Pointer) []byte {
	v := reflect.NewAt(t.Go, p).Elem()
	switch kind := t.Kind; {
	case kind == schema.Bool:
		return wire.AppendBool(dst, v.Bool())
	case kind.IsInt():
		return wire.AppendInt(dst, v.Int())
	case kind.IsUint():
		return wire.AppendUint(dst, v.Uint())
	case kind == schema.Float32:
		return e.Float32(dst, *(*float32)(p))
	case kind == schema.Float64:
		return e.Float64(dst, *(*float64)(p))
	}
	return e.Number(dst, *(*string)(p))
}

// decodeInString reads a value of the type from within a string. Errors name the type of the field, also for what a pointer points to.
func decodeInString(t *schema.Type) decodeFunc { return decodeQuoted(t, t.Decode, t.Go.String()) }

func decodeQuoted(t *schema.Type, by schema.Custom, field string) decodeFunc {
	switch {
	case t.Kind == schema.Pointer:
		return decodeQuotedPointer(t, field)
	case by == schema.ByJSON:
		return func(d *wire.Decoder, i int, p unsafe.Pointer) int {
			return d.QuotedJSON(i, method[wire.Unmarshaler](t, p), field)
		}
	case by == schema.ByText:
		return func(d *wire.Decoder, i int, p unsafe.Pointer) int {
			return d.QuotedText(i, method[wire.TextUnmarshaler](t, p), field)
		}
	}
	return func(d *wire.Decoder, i int, p unsafe.Pointer) int { return decodeScalar(d, i, t, p, field) }
}

// decodeQuotedPointer reads what a pointer points to. Where nothing is read, nothing is allocated.
func decodeQuotedPointer(t *schema.Type, field string) decodeFunc {
	elem := decodeQuoted(t.Elem, t.Elem.PointerDecode, field)
	return func(d *wire.Decoder, i int, p unsafe.Pointer) int {
		slot := (*unsafe.Pointer)(p)
		if null := d.QuotedNull(i); null >= 0 {
			*slot = nil
			return null
		}
		to := *slot
		if to == nil {
			to = compact.New(t.Elem.Go)
			if d.QuotedAllocates(i) {
				*slot = to
			}
		}
		return elem(d, i, to)
	}
}

// decodeScalar reads a number, a boolean or a string of the type.
func decodeScalar(d *wire.Decoder, i int, t *schema.Type, p unsafe.Pointer, field string) (next int) {
	v := reflect.NewAt(t.Go, p).Elem()
	switch kind := t.Kind; {
	case kind == schema.Bool:
		var b bool
		b, next = d.QuotedBool(i, v.Bool(), field)
		v.SetBool(b)
	case kind.IsInt():
		var n int64
		n, next = d.QuotedInt(i, v.Int(), kind.Bits(), field)
		v.SetInt(n)
	case kind.IsUint():
		var n uint64
		n, next = d.QuotedUint(i, v.Uint(), kind.Bits(), field)
		v.SetUint(n)
	case kind.IsFloat():
		var f float64
		f, next = d.QuotedFloat(i, v.Float(), kind.Bits(), field)
		v.SetFloat(f)
	case kind == schema.Number:
		s := (*string)(p)
		*s, next = d.QuotedNumber(i, *s)
	default:
		s := (*string)(p)
		*s, next = d.QuotedString(i, *s, field)
	}
	return next
}
