package cbor

import "strconv"

// KeyLiteral returns what a member begins with: its name as text.
func KeyLiteral(name string) string { return string(AppendString(nil, name)) }

// IntKeyLiteral returns what a member begins with whose key is an integer.
func IntKeyLiteral(key int64) string { return string(AppendInt(nil, key)) }

// intMark begins the names of integer keys. No text that is UTF-8 begins with it, and what is not is no name.
const intMark = 0xFF

// IntName returns the name that Key gives to a member whose key is an integer.
func IntName(key int64) string { return string(strconv.AppendInt([]byte{intMark}, key, 10)) }

// Key reads the key of a struct's member; next is the index of the value. The name is text, the IntName of an integer, or, for any other
// key, one that no member has. It is valid until the next call and must not be changed.
func (d *Decoder) Key(i int) (name []byte, next int) {
	if start, end := span(d.Src, i, majorText); end > start && d.Src[start] != intMark {
		return d.Src[start:end:end], end
	}
	return d.otherKey(i)
}

func (d *Decoder) otherKey(i int) (name []byte, next int) {
	if text, next := d.text(i); next >= 0 && (len(text) == 0 || text[0] != intMark) {
		return text, next
	}
	d.scratch = append(d.scratch[:0], intMark)
	if n, next := Int(d.Src, i, 64); next >= 0 {
		d.scratch = strconv.AppendInt(d.scratch, n, 10)
		return d.scratch, next
	}
	return d.scratch, d.Skip(i)
}
