package probe

// fewestMessages is how many messages there are at least, however few the types: so that the values and documents of few
// types are no nearer to the processor than those of many, and no more predictable.
const fewestMessages = 1000

// Messages returns the messages of the first n types, as encoding/json writes them, each in a line: of each type in turn,
// then again until there are enough. Each type has as many as every other.
func Messages(n int) []byte {
	var text []byte
	for _, document := range Documents(n, variants(n)) {
		text = append(append(text, document...), '\n')
	}
	return text
}

// Documents returns so many messages of each of the first n types, of each type in turn.
func Documents(n, variants int) (documents [][]byte) {
	types := Types(n)
	for variant := range variants {
		for _, t := range types {
			documents = append(documents, t.appendMessage(nil, variant))
		}
	}
	return documents
}

// variants is how many messages of each of n types there are.
func variants(n int) int { return max(1, (fewestMessages+n-1)/n) }

// appendMessage appends a message of the type in JSON. It depends on the type and the variant alone.
func (t Type) appendMessage(dst []byte, variant int) []byte {
	return t.appendRecord(dst, random(messageStream+uint64(variant), t.Number))
}
