package visitor

import (
	"time"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/strategies/wire/dynamic"
)

// jsonDeserializer reads JSON.
type jsonDeserializer struct {
	dec    wire.Decoder
	at     int // index of the value that is next, or after the one that was last; wire.Stop once reading cannot go on
	folded []byte
}

func (d *jsonDeserializer) start(src []byte) {
	d.dec.Src = src
	d.at = d.dec.Start()
}

// finish returns the error of the whole document and makes d ready for its next use.
func (d *jsonDeserializer) finish() error {
	err := d.dec.Finish(d.at)
	d.dec = wire.Decoder{}
	return err
}

func (d *jsonDeserializer) Stopped() bool { return d.at < 0 }

func (d *jsonDeserializer) Null() bool {
	next := wire.Null(d.dec.Src, d.at)
	if next < 0 {
		return false
	}
	d.at = next
	return true
}

func (d *jsonDeserializer) Bool(goType string) (bool, bool) {
	v, next := wire.Bool(d.dec.Src, d.at)
	return v, d.pass(next, goType, false)
}

func (d *jsonDeserializer) Int(bits int, goType string) (int64, bool) {
	v, next := wire.Int(d.dec.Src, d.at, bits)
	return v, d.pass(next, goType, true)
}

func (d *jsonDeserializer) Uint(bits int, goType string) (uint64, bool) {
	v, next := wire.Uint(d.dec.Src, d.at, bits)
	return v, d.pass(next, goType, true)
}

func (d *jsonDeserializer) Float32(goType string) (float32, bool) {
	v, next := wire.Float32(d.dec.Src, d.at)
	return v, d.pass(next, goType, true)
}

func (d *jsonDeserializer) Float64(goType string) (float64, bool) {
	v, next := wire.Float64(d.dec.Src, d.at)
	return v, d.pass(next, goType, true)
}

func (d *jsonDeserializer) String(goType string) (string, bool) {
	v, next := wire.String(d.dec.Src, d.at)
	return v, d.pass(next, goType, false)
}

// pass goes on at next, where a literal ended, or past whatever else there was.
func (d *jsonDeserializer) pass(next int, goType string, numeric bool) bool {
	if next >= 0 {
		d.at = next
		return true
	}
	d.at = d.dec.Mismatch(d.at, goType, numeric)
	return false
}

func (d *jsonDeserializer) Bytes(old []byte, goType string) (v []byte) {
	v, d.at = d.dec.Bytes(d.at, old, goType)
	return v
}

func (d *jsonDeserializer) Number(old string) (v string) {
	v, d.at = d.dec.Number(d.at, old)
	return v
}

func (d *jsonDeserializer) Raw(old []byte) (v []byte) {
	v, d.at = d.dec.Raw(d.at, old)
	return v
}

func (d *jsonDeserializer) Time(old time.Time) (v time.Time) {
	v, d.at = d.dec.Time(d.at, old)
	return v
}

func (d *jsonDeserializer) Own(u any)               { d.JSON(u.(wire.Unmarshaler)) }
func (d *jsonDeserializer) JSON(u wire.Unmarshaler) { d.at = d.dec.JSON(d.at, u) }
func (d *jsonDeserializer) Text(u wire.TextUnmarshaler, goType string) {
	d.at = d.dec.Text(d.at, u, goType)
}
func (d *jsonDeserializer) Mismatch(goType string) { d.at = d.dec.Mismatch(d.at, goType, false) }
func (d *jsonDeserializer) Skip()                  { d.at = d.dec.Skip(d.at) }

func (d *jsonDeserializer) BeginSlice(goType string) Opening { return d.open('[', ']', goType) }
func (d *jsonDeserializer) BeginMap(goType string) Opening   { return d.open('{', '}', goType) }
func (d *jsonDeserializer) NextElem() bool                   { return d.more(']') }
func (d *jsonDeserializer) NextEntry() bool                  { return d.more('}') }

func (d *jsonDeserializer) Sequence() bool {
	return d.at < len(d.dec.Src) && d.dec.Src[d.at] == '['
}

func (d *jsonDeserializer) BeginByteArray(_ []byte, goType string) Opening {
	return d.open('[', ']', goType)
}

// firstElems is the room that a slice gets first, in bytes: a few elements if they are small, one if it is large.
const firstElems = 128

func (d *jsonDeserializer) Room(n, size int) int {
	if n > 0 {
		return 1
	}
	return max(1, firstElems/max(size, 1))
}

func (d *jsonDeserializer) open(left, right byte, goType string) Opening {
	if src := d.dec.Src; d.at >= len(src) || src[d.at] != left {
		if d.Null() {
			return Null
		}
		d.at = d.dec.Mismatch(d.at, goType, false)
		return Refused
	}
	next, more := d.dec.Enter(d.at, right)
	d.at = next
	switch {
	case more:
		return Open
	case next < 0:
		return Refused
	}
	return Empty
}

func (d *jsonDeserializer) more(right byte) (more bool) {
	d.at, more = d.dec.More(d.at, right)
	return more
}

func (d *jsonDeserializer) BeginStruct(m *Members) int {
	if d.open('{', '}', m.GoType) != Open {
		return Done
	}
	return d.field(m, 0)
}

func (d *jsonDeserializer) NextField(m *Members, last int) int {
	if !d.more('}') {
		return Done
	}
	return d.field(m, last+1)
}

// field reads names, and skips the values of those that are not known, up to the first that is. The name that is
// expected is compared as it stands in the input; any other one is looked up.
func (d *jsonDeserializer) field(m *Members, expected int) int {
	if expected < len(m.Keys) {
		src, key := d.dec.Src, m.Keys[expected].JSON
		if end := d.at + len(key); end <= len(src) && string(src[d.at:end]) == key {
			d.at = wire.Space(src, end)
			return expected
		}
	}
	return d.search(m)
}

func (d *jsonDeserializer) search(m *Members) int {
	for {
		name, next := d.dec.Key(d.at)
		d.at = next
		if next < 0 {
			return Done
		}
		if i := d.find(m, name); i != Done {
			return i
		}
		d.Skip()
		if !d.more('}') {
			return Done
		}
	}
}

func (d *jsonDeserializer) find(m *Members, name []byte) int {
	if i := m.Find(name); i != Done {
		return i
	}
	d.folded = wire.Fold(d.folded[:0], name)
	return m.FindFolded(d.folded)
}

func (d *jsonDeserializer) StringKey(string) (name []byte, ok bool) {
	name, d.at = d.dec.Key(d.at)
	return name, d.at >= 0
}

// seek passes over a key, which JSON converts when the value has been read. The mark is its index.
func (d *jsonDeserializer) seek() (mark int) {
	mark = d.at
	_, d.at = d.dec.Key(mark)
	if d.at < 0 {
		return wire.Stop
	}
	return mark
}

func (d *jsonDeserializer) SeekInt(int, string) int                   { return d.seek() }
func (d *jsonDeserializer) SeekUint(int, string) int                  { return d.seek() }
func (d *jsonDeserializer) SeekText(wire.TextUnmarshaler, string) int { return d.seek() }
func (d *jsonDeserializer) SeekJSON() int                             { return d.seek() }

func (d *jsonDeserializer) IntKey(mark, bits int, goType string) (int64, bool) {
	name, _ := d.dec.Key(mark)
	return d.dec.KeyInt(name, mark, bits, goType)
}

func (d *jsonDeserializer) UintKey(mark, bits int, goType string) (uint64, bool) {
	name, _ := d.dec.Key(mark)
	return d.dec.KeyUint(name, mark, bits, goType)
}

func (d *jsonDeserializer) TextKey(mark int, u wire.TextUnmarshaler, goType string) bool {
	if d.dec.Text(mark, u, goType) < 0 {
		d.at = wire.Stop
	}
	return d.at >= 0
}

func (d *jsonDeserializer) JSONKey(mark int, u wire.Unmarshaler) bool {
	if d.dec.JSON(mark, u) < 0 {
		d.at = wire.Stop
	}
	return d.at >= 0
}

func (d *jsonDeserializer) EmbeddedUnexported(goType string) {
	d.dec.Save(unexportedError("json", goType))
	d.Skip()
}

func (d *jsonDeserializer) Any(p *any) { d.at = dynamic.Any(&d.dec, d.at, p) }

func (d *jsonDeserializer) Interface(p any, goType string) {
	d.at = dynamic.IntoInterface(&d.dec, d.at, p, goType)
}
