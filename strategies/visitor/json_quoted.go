package visitor

import "github.com/vmbench/vmbench/strategies/wire"

func (d *jsonDeserializer) QuotedNull() bool {
	next := d.dec.QuotedNull(d.at)
	if next < 0 {
		return false
	}
	d.at = next
	return true
}

func (d *jsonDeserializer) QuotedLiteral() bool {
	return d.dec.QuotedAllocates(d.at)
}

func (d *jsonDeserializer) QuotedBool(old bool, goType string) (v bool) {
	v, d.at = d.dec.QuotedBool(d.at, old, goType)
	return v
}

func (d *jsonDeserializer) QuotedInt(old int64, bits int, goType string) (v int64) {
	v, d.at = d.dec.QuotedInt(d.at, old, bits, goType)
	return v
}

func (d *jsonDeserializer) QuotedUint(old uint64, bits int, goType string) (v uint64) {
	v, d.at = d.dec.QuotedUint(d.at, old, bits, goType)
	return v
}

func (d *jsonDeserializer) QuotedFloat(old float64, bits int, goType string) (v float64) {
	v, d.at = d.dec.QuotedFloat(d.at, old, bits, goType)
	return v
}

func (d *jsonDeserializer) QuotedString(old string, goType string) (v string) {
	v, d.at = d.dec.QuotedString(d.at, old, goType)
	return v
}

func (d *jsonDeserializer) QuotedNumber(old string) (v string) {
	v, d.at = d.dec.QuotedNumber(d.at, old)
	return v
}

func (d *jsonDeserializer) QuotedJSON(u wire.Unmarshaler, goType string) {
	d.at = d.dec.QuotedJSON(d.at, u, goType)
}

func (d *jsonDeserializer) QuotedText(u wire.TextUnmarshaler, goType string) {
	d.at = d.dec.QuotedText(d.at, u, goType)
}
