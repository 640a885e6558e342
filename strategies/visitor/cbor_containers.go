package visitor

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
)

// enter goes into a container that was opened at next with so many elements or members, and reports whether it has any.
func (d *cborDeserializer) enter(left, next int) (more bool) {
	if d.at, more = d.dec.More(next, left); more {
		d.around = append(d.around, d.left)
		d.left = left
	}
	return more
}

// more reports whether another element or member follows. If not, it goes back to the container around.
func (d *cborDeserializer) more() bool {
	if d.left--; d.left > 0 && d.at >= 0 { // as Decoder.More has it
		return true
	}
	return d.moreSlow()
}

func (d *cborDeserializer) moreSlow() (more bool) {
	if d.at, more = d.dec.More(d.at, d.left); !more {
		last := len(d.around) - 1
		d.left, d.around = d.around[last], d.around[:last]
	}
	return more
}

func (d *cborDeserializer) NextElem() bool  { return d.more() }
func (d *cborDeserializer) NextEntry() bool { return d.more() }

func (d *cborDeserializer) Room(n, size int) int { return d.dec.Room(n, size, d.left) }

func (d *cborDeserializer) BeginSlice(goType string) Opening {
	left, next := d.dec.Array(d.at)
	return d.begin(left, next, goType)
}

func (d *cborDeserializer) BeginMap(goType string) Opening {
	left, next := d.dec.Map(d.at)
	return d.begin(left, next, goType)
}

func (d *cborDeserializer) begin(left, next int, goType string) Opening {
	switch {
	case next < 0:
		return d.notContainer(goType)
	case d.enter(left, next):
		return Open
	case d.at < 0:
		return Refused
	}
	return Empty
}

func (d *cborDeserializer) notContainer(goType string) Opening {
	if d.Null() {
		return Null
	}
	d.at = d.dec.Mismatch(d.at, goType, false)
	return Refused
}

func (d *cborDeserializer) BeginByteArray(v []byte, goType string) Opening {
	left, next := d.dec.Array(d.at)
	if next < 0 {
		if next = d.dec.FixedBytes(d.at, v); next >= 0 {
			d.at = next
			return Refused
		}
	}
	return d.begin(left, next, goType)
}

// Sequence opens the array, if there is one, and closes it again.
func (d *cborDeserializer) Sequence() bool {
	_, next := d.dec.Array(d.at)
	if next >= 0 {
		d.dec.More(next, 0)
	}
	return next >= 0
}

func (d *cborDeserializer) BeginStruct(m *Members) int {
	left, next := d.dec.Map(d.at)
	if next < 0 {
		d.at = d.dec.Mismatch(d.at, m.GoType, false)
		return Done
	}
	if !d.enter(left, next) {
		return Done
	}
	return d.field(m, 0)
}

func (d *cborDeserializer) NextField(m *Members, last int) int {
	if !d.more() {
		return Done
	}
	return d.field(m, last+1)
}

// field reads keys, and skips the values of those that are not known, up to the first that is. The key that is expected is
// compared as it stands in the input; any other one is looked up.
func (d *cborDeserializer) field(m *Members, expected int) int {
	if expected < len(m.Keys) {
		src, key := d.dec.Src, m.Keys[expected].CBOR
		if end := d.at + len(key); end <= len(src) && string(src[d.at:end]) == key {
			d.at = end
			return expected
		}
	}
	return d.search(m)
}

func (d *cborDeserializer) search(m *Members) int {
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
		if !d.more() {
			return Done
		}
	}
}

func (d *cborDeserializer) find(m *Members, name []byte) int {
	if i := m.Find(name); i != Done {
		return i
	}
	d.folded = wire.Fold(d.folded[:0], name)
	return m.FindFolded(d.folded)
}

func (d *cborDeserializer) StringKey(goType string) (name []byte, ok bool) {
	for {
		k, next := cbor.ReadString(d.dec.Src, d.at, true, false)
		if next >= 0 {
			d.at = next
			return unsafe.Slice(unsafe.StringData(k), len(k)), true
		}
		if !d.refuse(goType, false) {
			return nil, false
		}
	}
}

// refuse passes over an entry whose key is not of its type, and reports whether another one follows.
func (d *cborDeserializer) refuse(goType string, numeric bool) (more bool) {
	if d.at = d.dec.BadKey(d.at, goType, numeric); d.at >= 0 {
		d.Skip()
	}
	return d.more()
}

func (d *cborDeserializer) SeekInt(bits int, goType string) (mark int) {
	for {
		mark = d.at
		if _, d.at = cbor.Int(d.dec.Src, mark, bits); d.at >= 0 {
			return mark
		}
		if d.at = mark; !d.refuse(goType, true) {
			return cbor.Stop
		}
	}
}

func (d *cborDeserializer) SeekUint(bits int, goType string) (mark int) {
	for {
		mark = d.at
		if _, d.at = cbor.Uint(d.dec.Src, mark, bits); d.at >= 0 {
			return mark
		}
		if d.at = mark; !d.refuse(goType, true) {
			return cbor.Stop
		}
	}
}

func (d *cborDeserializer) IntKey(mark, bits int, _ string) (v int64, ok bool) {
	v, _ = cbor.Int(d.dec.Src, mark, bits)
	return v, true
}

func (d *cborDeserializer) UintKey(mark, bits int, _ string) (v uint64, ok bool) {
	v, _ = cbor.Uint(d.dec.Src, mark, bits)
	return v, true
}

func (d *cborDeserializer) SeekText(u wire.TextUnmarshaler, goType string) (mark int) {
	for {
		fits, next := d.dec.TextKey(d.at, u, goType)
		if d.at = next; fits {
			return next
		}
		if next >= 0 {
			d.Skip()
		}
		if !d.more() {
			return cbor.Stop
		}
	}
}

func (d *cborDeserializer) TextKey(int, wire.TextUnmarshaler, string) bool { return true }
