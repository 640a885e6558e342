package cbor

import "github.com/vmbench/vmbench/strategies/wire"

// Mismatch is called when the item at i is not of the form its Go type wants. null is passed over without an error; one that is not
// well-formed is Stop; any other item is skipped and a *wire.TypeError saved, with the offset of the item. numeric says that the Go type is a
// number, so that numbers which do not fit are written out in the error.
func (d *Decoder) Mismatch(i int, goType string, numeric bool) int {
	next := d.Skip(i)
	if next < 0 || Null(d.Src, i) >= 0 || d.saved != nil {
		return next
	}
	d.Save(&wire.TypeError{Value: describe(d.Src, i, numeric), GoType: goType, Offset: int64(i)})
	return next
}
