package strategytest

// A jsonOutline is the outline of a JSON document in the making.
type jsonOutline struct{ outline }

// outline reads a document that encoding/json has found valid.
func (jsonGrammar) outline(src []byte) *outline {
	var o jsonOutline
	o.value(src, 0)
	return &o.outline
}

// blank returns the index of the first byte at or after i that is not white space.
func blank(src []byte, i int) int {
	for i < len(src) && (src[i] == ' ' || src[i] == '\n' || src[i] == '\t' || src[i] == '\r') {
		i++
	}
	return i
}

// value notes the value at i, with all that it contains, and returns the index after it.
func (o *jsonOutline) value(src []byte, i int) int {
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

func (o *jsonOutline) container(src []byte, i int) int {
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
