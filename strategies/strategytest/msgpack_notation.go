package strategytest

import "encoding/binary"

// A msgpackNotation is that of the MessagePack specification.
type msgpackNotation struct{}

func (msgpackNotation) vocabulary() *vocabulary { return msgpackVocabulary() }
func (msgpackNotation) validatesText() bool     { return false }

// A msgpackForm is what follows an initial byte: a length or count of so many bytes, and then so many bytes more, with those counted.
type msgpackForm struct {
	kind          itemKind
	counter, more uint8
}

// msgpackForms are those of the initial bytes from 0xC0 to 0xDF. 0xC1 is never used.
var msgpackForms = [32]msgpackForm{
	{},
	{kind: itemBreak},
	{}, {},
	{itemBytes, 1, 0}, {itemBytes, 2, 0}, {itemBytes, 4, 0},
	{itemScalar, 1, 1}, {itemScalar, 2, 1}, {itemScalar, 4, 1}, // extensions, whose type is one more byte
	{itemScalar, 0, 4}, {itemScalar, 0, 8}, // floats
	{itemScalar, 0, 1}, {itemScalar, 0, 2}, {itemScalar, 0, 4}, {itemScalar, 0, 8}, // integers
	{itemScalar, 0, 1}, {itemScalar, 0, 2}, {itemScalar, 0, 4}, {itemScalar, 0, 8},
	{itemScalar, 0, 2}, {itemScalar, 0, 3}, {itemScalar, 0, 5}, {itemScalar, 0, 9}, {itemScalar, 0, 17}, // extensions
	{itemText, 1, 0}, {itemText, 2, 0}, {itemText, 4, 0},
	{itemArray, 2, 0}, {itemArray, 4, 0},
	{itemMap, 2, 0}, {itemMap, 4, 0},
}

func (msgpackNotation) head(src []byte, i int) (h head, ok bool) {
	if i >= len(src) {
		return h, false
	}
	c := src[i]
	h.body = i + 1
	switch {
	case c < 0x80 || c >= 0xE0:
		return h, true
	case c < 0x90:
		h.kind, h.n = itemMap, 2*uint64(c&15)
		return h, true
	case c < 0xA0:
		h.kind, h.n = itemArray, uint64(c&15)
		return h, true
	case c < 0xC0:
		h.kind, h.n = itemText, uint64(c&31)
		return h, true
	}
	form := msgpackForms[c-0xC0]
	if len(src)-h.body < int(form.counter) || form.kind == itemBreak {
		return h, false
	}
	for range form.counter {
		h.n = h.n<<8 | uint64(src[h.body])
		h.body++
	}
	h.kind, h.n = form.kind, h.n+uint64(form.more)
	if h.kind == itemMap {
		h.n *= 2
	}
	return h, true
}

// msgpackSized is a head with a length or count: its initial byte with it if it is small enough, else the byte for 8, 16 or 32 bits.
func msgpackSized(n, most int, small, byte8, byte16 byte) string {
	switch {
	case n <= most:
		return string([]byte{small | byte(n)})
	case n <= 0xFF && byte8 != 0:
		return string([]byte{byte8, byte(n)})
	case n <= 0xFFFF:
		return string(binary.BigEndian.AppendUint16([]byte{byte16}, uint16(n)))
	}
	return string(binary.BigEndian.AppendUint32([]byte{byte16 + 1}, uint32(n)))
}

func (msgpackNotation) text(s string) string  { return msgpackSized(len(s), 31, 0xA0, 0xD9, 0xDA) + s }
func (msgpackNotation) bytes(s string) string { return msgpackSized(len(s), -1, 0, 0xC4, 0xC5) + s }
func (msgpackNotation) array(n int) string    { return msgpackSized(n, 15, 0x90, 0, 0xDC) }
func (msgpackNotation) mapping(n int) string  { return msgpackSized(n, 15, 0x80, 0, 0xDE) }

func (msgpackNotation) integer(n int64) string {
	if n >= -32 && n < 128 {
		return string([]byte{byte(n)})
	}
	return string(binary.BigEndian.AppendUint64([]byte{0xD3}, uint64(n)))
}

// otherStrings is what MessagePack says in other words beside heads: text as bytes, and bytes as text.
const otherStrings = "text as bytes and bytes as text"

func (msgpackNotation) wordings() []string { return []string{longHeads, otherStrings} }

func (n msgpackNotation) reword(dst, src []byte, it *item, wording string) (out []byte, end string) {
	content := src[it.body:it.end]
	wide := func(initial byte, n int) []byte {
		return binary.BigEndian.AppendUint32(append(dst, initial), uint32(n))
	}
	switch it.kind {
	case itemText, itemBytes:
		if (it.kind == itemText) == (wording == longHeads) {
			return append(wide(0xDB, len(content)), content...), ""
		}
		return append(wide(0xC6, len(content)), content...), ""
	case itemArray:
		return wide(0xDD, len(it.parts)), ""
	case itemMap:
		return wide(0xDF, len(it.parts)/2), ""
	}
	if c := src[it.start]; c < 0x80 || c >= 0xE0 {
		return binary.BigEndian.AppendUint64(append(dst, 0xD3), uint64(int8(c))), ""
	}
	return append(dst, src[it.start:it.end]...), ""
}
