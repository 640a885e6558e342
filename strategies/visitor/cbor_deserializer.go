package visitor

import (
	"time"

	"github.com/vmbench/vmbench/strategies/internal/dynamic"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
)

// cborDeserializer reads CBOR.
type cborDeserializer struct {
	jsonDeserializing // nil, since no half that CBOR calls has such values
	dec               cbor.Decoder
	at                int   // index of the item that is next, or after the one that was last; cbor.Stop once reading cannot go on
	left              int   // what Decoder.More was told of the innermost container: how many it has from the element or member on that is being read
	around            []int // the same for the containers around it, the outermost first
	folded            []byte
}

func (d *cborDeserializer) start(src []byte) {
	d.dec.Src = src
	d.at = d.dec.Start()
}

// finish returns the error of the whole document and makes d ready for its next use.
func (d *cborDeserializer) finish() error {
	err := d.dec.Finish(d.at)
	d.dec = cbor.Decoder{}
	d.left, d.around = 0, d.around[:0]
	return err
}

func (d *cborDeserializer) Stopped() bool { return d.at < 0 }

func (d *cborDeserializer) Null() bool {
	next := cbor.Null(d.dec.Src, d.at)
	if next < 0 {
		return false
	}
	d.at = next
	return true
}

func (d *cborDeserializer) Bool(goType string) (bool, bool) {
	v, next := cbor.Bool(d.dec.Src, d.at)
	return v, d.pass(next, goType, false)
}

func (d *cborDeserializer) Int(bits int, goType string) (int64, bool) {
	v, next := cbor.Int(d.dec.Src, d.at, bits)
	return v, d.pass(next, goType, true)
}

func (d *cborDeserializer) Uint(bits int, goType string) (uint64, bool) {
	v, next := cbor.Uint(d.dec.Src, d.at, bits)
	return v, d.pass(next, goType, true)
}

func (d *cborDeserializer) Float32(goType string) (float32, bool) {
	v, next := cbor.Float32(d.dec.Src, d.at)
	return v, d.pass(next, goType, true)
}

func (d *cborDeserializer) Float64(goType string) (float64, bool) {
	v, next := cbor.Float64(d.dec.Src, d.at)
	return v, d.pass(next, goType, true)
}

func (d *cborDeserializer) String(goType string) (string, bool) {
	v, next := cbor.String(d.dec.Src, d.at)
	return v, d.pass(next, goType, false)
}

// pass goes on at next, where an item ended, or past whatever else there was.
func (d *cborDeserializer) pass(next int, goType string, numeric bool) bool {
	if next >= 0 {
		d.at = next
		return true
	}
	d.at = d.dec.Mismatch(d.at, goType, numeric)
	return false
}

func (d *cborDeserializer) Bytes(old []byte, goType string) (v []byte) {
	v, d.at = d.dec.Bytes(d.at, old, goType)
	return v
}

func (d *cborDeserializer) Raw(old []byte) (v []byte) {
	v, d.at = d.dec.Raw(d.at, old)
	return v
}

func (d *cborDeserializer) Time(old time.Time) (v time.Time) {
	v, d.at = d.dec.Time(d.at, old)
	return v
}

func (d *cborDeserializer) Own(u any) { d.at = d.dec.Own(d.at, u.(cbor.Unmarshaler)) }
func (d *cborDeserializer) Text(u wire.TextUnmarshaler, goType string) {
	d.at = d.dec.Text(d.at, u, goType)
}
func (d *cborDeserializer) Mismatch(goType string) { d.at = d.dec.Mismatch(d.at, goType, false) }
func (d *cborDeserializer) Skip()                  { d.at = d.dec.Skip(d.at) }

func (d *cborDeserializer) EmbeddedUnexported(goType string) {
	d.dec.Save(unexportedError(cbor.Format, goType))
	d.Skip()
}

func (d *cborDeserializer) Any(p *any) { d.at = dynamic.AnyCBOR(&d.dec, d.at, p) }

func (d *cborDeserializer) Interface(p any, goType string) {
	d.at = dynamic.IntoInterfaceCBOR(&d.dec, d.at, p, goType)
}
