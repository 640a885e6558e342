package vm

import (
	"errors"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/vm/integer"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// skipUnexported passes over a member that lies behind an embedded pointer which cannot be set.
func skipUnexported(d *wire.Decoder, i int, t *Type) int {
	d.Save(errors.New("json: cannot set embedded pointer to unexported struct: " + t.Elem.Name))
	return d.Skip(i)
}

// readText reads the value of type t at p by its UnmarshalText. null does not reach the method.
func readText(d *wire.Decoder, i int, flags Flags, t *Type, p unsafe.Pointer) int {
	if null := wire.Null(d.Src, i); null >= 0 {
		if flags&FlagNillable != 0 {
			clearTyped(descriptor(t.Go), p)
		}
		return null
	}
	return d.Text(i, method[wire.TextUnmarshaler](t, p), t.Name)
}

// refuseQuoted passes over a value for which a pointer with the option "string" is not allocated, with encoding/json's error.
// The pointer, of type t, remains as it is.
func refuseQuoted(d *wire.Decoder, i int, t *Type) int {
	_, next := d.QuotedBool(i, false, t.Name)
	return next
}

// readQuoted reads a scalar of type t that stands in a JSON string.
func readQuoted(d *wire.Decoder, i int, t *Type, p unsafe.Pointer) int {
	switch k := t.Kind; {
	case k == schema.Bool:
		b := (*bool)(p)
		*b, i = d.QuotedBool(i, *b, t.Name)
	case k.IsInt():
		var n int64
		n, i = d.QuotedInt(i, integer.Int(p, t.Size), k.Bits(), t.Name)
		integer.Store(p, t.Size, uint64(n))
	case k.IsUint():
		var n uint64
		n, i = d.QuotedUint(i, integer.Uint(p, t.Size), k.Bits(), t.Name)
		integer.Store(p, t.Size, n)
	case k == schema.Float32:
		var v float64
		v, i = d.QuotedFloat(i, float64(*(*float32)(p)), k.Bits(), t.Name)
		*(*float32)(p) = float32(v)
	case k == schema.Float64:
		v := (*float64)(p)
		*v, i = d.QuotedFloat(i, *v, k.Bits(), t.Name)
	case k == schema.Number:
		s := (*string)(p)
		*s, i = d.QuotedNumber(i, *s)
	default:
		s := (*string)(p)
		*s, i = d.QuotedString(i, *s, t.Name)
	}
	return i
}
