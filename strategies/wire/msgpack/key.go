package msgpack

import "strconv"

// KeyLiteral returns what a member begins with: its name as str.
func KeyLiteral(name string) string { return string(AppendString(nil, name)) }

// IntKeyLiteral returns what a member begins with whose key is an integer.
func IntKeyLiteral(key int64) string { return string(AppendInt(nil, key)) }

// intMark begins the names of integer keys. No name of a member begins with it.
const intMark = 0xFF

// IntName returns the name that Key gives to a member whose key is an integer.
func IntName(key int64) string { return string(strconv.AppendInt([]byte{intMark}, key, 10)) }

// Key reads the key of a struct's member; next is the index of the value. The name is text, which may be str or bin, the IntName of an
// integer, or, for any other key, one that no member has. It is valid until the next call and must not be changed.
func (d *Decoder) Key(i int) (name []byte, next int) {
	if start, end := span(d.Src, i); end >= 0 {
		if name = d.Src[start:end:end]; len(name) == 0 || name[0] != intMark {
			return name, end
		}
	}
	return d.otherKey(i)
}

// otherKey reads a key that is not the name of a member as text. Text that begins as an IntName must not be taken for one.
func (d *Decoder) otherKey(i int) (name []byte, next int) {
	d.scratch = append(d.scratch[:0], intMark)
	if n, next := Int(d.Src, i, 64); next >= 0 {
		d.scratch = strconv.AppendInt(d.scratch, n, 10)
		return d.scratch, next
	}
	return d.scratch, d.Skip(i)
}
