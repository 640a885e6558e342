package cbor

import "github.com/vmbench/vmbench/strategies/wire"

// BadKey passes over the key at i of a map, which is not of the form its Go type wants, and saves a *wire.TypeError; null, too, is none.
func (d *Decoder) BadKey(i int, goType string, numeric bool) int {
	next := d.Skip(i)
	if next < 0 || d.saved != nil {
		return next
	}
	value := "null"
	if Null(d.Src, i) < 0 {
		value = describe(d.Src, i, numeric)
	}
	d.Save(&wire.TypeError{Value: "key " + value, GoType: goType, Offset: int64(i)})
	return next
}

// TextKey gives the key at i to u.UnmarshalText, whose error ends decoding. fits is false if it is no text.
func (d *Decoder) TextKey(i int, u wire.TextUnmarshaler, goType string) (fits bool, next int) {
	text, next := d.text(i)
	if next < 0 {
		return false, d.BadKey(i, goType, false)
	}
	if err := u.UnmarshalText(text); err != nil {
		return false, d.Fail(err)
	}
	return true, next
}
