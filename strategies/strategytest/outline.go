package strategytest

// An outline says where the values and names of a well-formed document are.
type outline struct {
	values  []span
	members []member
}

// A span is a part of a document, from the index of its first byte to the index after its last.
type span struct{ start, end int }

// A member is one member of an object: the name with its quotes, and the value.
type member struct{ name, value span }

// outlineOf reads a document that encoding/json has found valid.
func outlineOf(src []byte) *outline {
	o := &outline{}
	o.value(src, 0)
	return o
}

// blank returns the index of the first byte at or after i that is not white space.
func blank(src []byte, i int) int {
	for i < len(src) && (src[i] == ' ' || src[i] == '\n' || src[i] == '\t' || src[i] == '\r') {
		i++
	}
	return i
}

// value notes the value at i, with all that it contains, and returns the index after it.
func (o *outline) value(src []byte, i int) int {
	i = blank(src, i)
	at := len(o.values)
	o.values = append(o.values, span{start: i})
	end := i
	switch src[i] {
	case '{', '[':
		end = o.container(src, i)
	case '"':
		end = stringEnd(src, i)
	default:
		end = scalarEnd(src, i)
	}
	o.values[at].end = end
	return end
}

func (o *outline) container(src []byte, i int) int {
	object := src[i] == '{'
	for i = blank(src, i+1); src[i] != '}' && src[i] != ']'; {
		if src[i] == ',' {
			i = blank(src, i+1)
		}
		if !object {
			i = blank(src, o.value(src, i))
			continue
		}
		name := span{i, stringEnd(src, i)}
		colon := blank(src, name.end)
		first := len(o.values)
		end := o.value(src, colon+1)
		o.members = append(o.members, member{name, span{o.values[first].start, end}})
		i = blank(src, end)
	}
	return i + 1
}

// stringEnd returns the index after the string that begins at i.
func stringEnd(src []byte, i int) int {
	for i++; src[i] != '"'; i++ {
		if src[i] == '\\' {
			i++
		}
	}
	return i + 1
}

// scalarEnd returns the index after the number or word that begins at i.
func scalarEnd(src []byte, i int) int {
	for i < len(src) {
		switch src[i] {
		case ',', ']', '}', ' ', '\n', '\t', '\r':
			return i
		}
		i++
	}
	return i
}

// splice returns the document with one part replaced.
func splice(src []byte, part span, replacement string) []byte {
	out := make([]byte, 0, len(src)+len(replacement))
	out = append(out, src[:part.start]...)
	out = append(out, replacement...)
	return append(out, src[part.end:]...)
}
