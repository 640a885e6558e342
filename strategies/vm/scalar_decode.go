package vm

import (
	"errors"
	"unsafe"

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
			t.value(p).SetZero()
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
	v := t.value(p)
	switch k := t.Kind; {
	case k == schema.Bool:
		b, next := d.QuotedBool(i, v.Bool(), t.Name)
		v.SetBool(b)
		return next
	case k.IsInt():
		n, next := d.QuotedInt(i, v.Int(), k.Bits(), t.Name)
		v.SetInt(n)
		return next
	case k.IsUint():
		n, next := d.QuotedUint(i, v.Uint(), k.Bits(), t.Name)
		v.SetUint(n)
		return next
	case k.IsFloat():
		f, next := d.QuotedFloat(i, v.Float(), k.Bits(), t.Name)
		v.SetFloat(f)
		return next
	case k == schema.Number:
		s, next := d.QuotedNumber(i, v.String())
		v.SetString(s)
		return next
	}
	s, next := d.QuotedString(i, v.String(), t.Name)
	v.SetString(s)
	return next
}
