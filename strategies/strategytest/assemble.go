package strategytest

import (
	"encoding/hex"
	"strings"
)

// assemble makes a document from bytes in hexadecimal and texts in quotes, with spaces anywhere between them: "a1 61'a' 01".
func assemble(source string) string {
	var b strings.Builder
	for i, part := range strings.Split(source, "'") {
		if i%2 == 1 {
			b.WriteString(part)
			continue
		}
		text, err := hex.DecodeString(strings.ReplaceAll(part, " ", ""))
		if err != nil {
			panic("strategytest: " + source + ": " + err.Error())
		}
		b.Write(text)
	}
	return b.String()
}

func assembleAll(sources ...string) []string {
	list := make([]string, len(sources))
	for i, source := range sources {
		list[i] = assemble(source)
	}
	return list
}

// everyByte has each byte once.
func everyByte() string {
	var all [256]byte
	for i := range all {
		all[i] = byte(i)
	}
	return string(all[:])
}

// everyHead are documents that begin with each byte: alone, and with some more that a number, a length or content may be.
func everyHead() (documents []string) {
	for _, c := range []byte(everyByte()) {
		initial := string([]byte{c})
		documents = append(documents, initial, initial+"\x01\x61\x61\x01\xff", initial+"\x00\x01\x61\x61\x02\x00\x00\x00\x00")
	}
	return documents
}
