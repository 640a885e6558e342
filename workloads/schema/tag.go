package schema

import (
	"strings"
	"unicode"
)

// parseTag reads the value of a tag. The name is "" if the tag has none or one that encoding/json ignores. Quoted and
// KeyAsInt are what the tag asks for; whether they have an effect is for the caller.
func parseTag(tag string) (name string, options Options) {
	name, _, _ = cut(tag, ',')
	if !isName(name) {
		name = ""
	}
	return name, Options{
		OmitEmpty: hasOption(tag, "omitempty"),
		OmitZero:  hasOption(tag, "omitzero"),
		Quoted:    hasOption(tag, "string"),
		KeyAsInt:  hasOption(tag, "keyasint"),
	}
}

// hasOption reports whether an option stands behind the name in the value of a tag.
func hasOption(tag, option string) bool {
	_, rest, more := cut(tag, ',')
	for more {
		var found string
		if found, rest, more = cut(rest, ','); found == option {
			return true
		}
	}
	return false
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

// isInteger reports whether s is an int64 as strconv writes it, so that no two names stand for one integer.
func isInteger(s string) bool {
	digits, most := s, "9223372036854775807"
	if s != "" && s[0] == '-' {
		digits, most = s[1:], "9223372036854775808"
	}
	for i := range len(digits) {
		if digits[i] < '0' || digits[i] > '9' {
			return false
		}
	}
	if digits == "" || digits[0] == '0' {
		return s == "0"
	}
	return len(digits) < len(most) || len(digits) == len(most) && digits <= most
}

// isQuotable reports whether the option "string" has an effect on values of kind k.
func isQuotable(k Kind) bool {
	return k == Bool || k == String || k.IsInt() || k.IsUint() || k.IsFloat()
}
