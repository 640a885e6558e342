package strategytest

// An outline says where the values and names of a well-formed document are.
type outline struct {
	values  []span
	members []member
}

// A span is a part of a document, from the index of its first byte to the index after its last.
type span struct{ start, end int }

// A member is one member of an object or map: the name, as it is written, and the value.
type member struct{ name, value span }

// splice returns the document with one part replaced.
func splice(src []byte, part span, replacement string) []byte {
	out := make([]byte, 0, len(src)+len(replacement))
	out = append(out, src[:part.start]...)
	out = append(out, replacement...)
	return append(out, src[part.end:]...)
}
