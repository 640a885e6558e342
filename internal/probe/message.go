package probe

// fewestMessages is how many messages there are at least, however few the types: so that the values and documents of few
// types are no nearer to the processor than those of many, and no more predictable.
const fewestMessages = 1000

// Messages returns the messages of the first n types, as encoding/json writes them, each in a line: of each type in turn,
// then again until there are enough. Each type has as many as every other.
func Messages(n int) []byte {
	types := Types(n)
	var text []byte
	for variant := range variants(n) {
		for _, t := range types {
			text = append(t.appendMessage(text, variant), '\n')
		}
	}
	return text
}

// variants is how many messages of each of n types there are.
func variants(n int) int { return max(1, (fewestMessages+n-1)/n) }

// appendMessage appends a message of the type in JSON. It depends on the type and the variant alone.
func (t Type) appendMessage(dst []byte, variant int) []byte {
	return t.appendRecord(dst, random(messageStream+uint64(variant), t.Number))
}
