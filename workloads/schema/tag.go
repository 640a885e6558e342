package schema

import (
	"strings"
	"unicode"
)

// parseTag reads the value of a json tag. The name is "" if the tag has none or one that encoding/json ignores. Quoted
// is what the tag asks for; whether the type allows it is for the caller.
func parseTag(tag string) (name string, options Options) {
	name, rest, more := cut(tag, ',')
	if !isName(name) {
		name = ""
	}
	for more {
		var option string
		option, rest, more = cut(rest, ',')
		switch option {
		case "omitempty":
			options.OmitEmpty = true
		case "omitzero":
			options.OmitZero = true
		case "string":
			options.Quoted = true
		}
	}
	return name, options
}

// isName reports whether encoding/json takes s for a name: letters, digits, and punctuation other than quotes, commas
// and backslashes.
func isName(s string) bool {
	for _, r := range s {
		punctuation := r < 0x80 && strings.IndexByte("!#$%&()*+-./:;<=>?@[]^_{|}~ ", byte(r)) >= 0
		if !punctuation && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return s != ""
}

// isQuotable reports whether the option "string" has an effect on values of kind k.
func isQuotable(k Kind) bool {
	return k == Bool || k == String || k.IsInt() || k.IsUint() || k.IsFloat()
}
