package strategytest

import (
	"iter"
	"strings"
)

// mutants are the bytes that take the place of others: all that mean something to JSON, and some that must not.
const mutants = "{}[]:,\"\\/ \t\n\r0129-+.eEaAbfnrtuslxzN'<&_*\x00\x01\x1f\x7f\x80\xa0\xbf\xc2\xc3\xe2\xed\xf0\xf4\xff"

// A variant is a document made from another one, and what was done to it.
type variant struct {
	what     string
	at       int // position of the change
	document []byte
}

// mutations yields the document with each byte replaced by each mutant, left out, and doubled. Of all these it yields
// only every stride-th, beginning with the first.
func mutations(src []byte, stride int) iter.Seq[variant] {
	perByte := len(mutants) + 2
	return func(yield func(variant) bool) {
		for i := 0; i < len(src)*perByte; i += stride {
			at, k := i/perByte, i%perByte
			if !yield(mutation(src, at, k)) {
				return
			}
		}
	}
}

func mutation(src []byte, at, k int) variant {
	part := span{at, at + 1}
	switch k {
	case len(mutants):
		return variant{"one byte left out", at, splice(src, part, "")}
	case len(mutants) + 1:
		return variant{"one byte doubled", at, splice(src, part, string([]byte{src[at], src[at]}))}
	}
	return variant{"one byte changed", at, splice(src, part, mutants[k:k+1])}
}

// strideFor returns the stride at which the mutations of all documents together stay within the budget. It shares no
// factor with the number of mutations of a byte, so that a sample has all kinds of them.
func strideFor(documents [][]byte, budget int) int {
	total := 0
	for _, document := range documents {
		total += len(document) * (len(mutants) + 2)
	}
	stride := total/max(budget, 1) + 1
	for commonDivisor(stride, len(mutants)+2) > 1 {
		stride++
	}
	return stride
}

func commonDivisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// truncations yields the lengths at which a document is cut off: all of them if the budget of bytes to read allows,
// else a sample that is dense at the start.
func truncations(length, count, budget int) iter.Seq[int] {
	return func(yield func(int) bool) {
		if length <= count {
			for n := range length {
				if !yield(n) {
					return
				}
			}
			return
		}
		grow := 1 + 8/float64(count)
		read, n := 0, 0.0
		for int(n) < length && read <= budget {
			if !yield(int(n)) {
				return
			}
			read += int(n)
			n = max(n+1, n*grow)
		}
		for back := 1; back <= 3 && read <= budget; back++ {
			if !yield(length - back) {
				return
			}
			read += length
		}
	}
}

// replaced yields a valid document with each of its values replaced by each text.
func replaced(src []byte, texts []string) iter.Seq[variant] {
	return func(yield func(variant) bool) {
		for _, value := range outlineOf(src).values {
			for _, text := range texts {
				if !yield(variant{"value replaced", value.start, splice(src, value, text)}) {
					return
				}
			}
		}
	}
}

// renamed yields a valid document with each member's name written in other ways, and with each member given twice.
func renamed(src []byte) iter.Seq[variant] {
	return func(yield func(variant) bool) {
		for _, m := range outlineOf(src).members {
			name := string(src[m.name.start+1 : m.name.end-1])
			for _, other := range otherNames(name) {
				if !yield(variant{"member renamed", m.name.start, splice(src, m.name, `"`+other+`"`)}) {
					return
				}
			}
			for _, text := range []string{"null", `"x"`, "7", "[1]", "{}", string(src[m.value.start:m.value.end])} {
				twice := `"` + name + `":` + text + "," + `"` + strings.ToUpper(name) + `":` + text
				if !yield(variant{"member added", m.value.end, splice(src, span{m.value.end, m.value.end}, ","+twice)}) {
					return
				}
			}
		}
	}
}

// otherNames are names close to a member's name: some mean the same member, some do not.
func otherNames(name string) []string {
	names := []string{
		"", name + "x", "x" + name, name + " ", strings.ToUpper(name), strings.ToLower(name),
		strings.NewReplacer("k", "\u212a", "K", "\u212a", "s", "\u017f", "S", "\u017f").Replace(name),
		name + `\u0000`, name + "\xff", name + `\ud800`,
	}
	if name != "" && name[0] < 0x80 && name[0] != '\\' {
		names = append(names, name[1:], escaped(name[0])+name[1:])
	}
	return names
}

// escaped writes one ASCII character as an escape sequence.
func escaped(c byte) string {
	const hex = "0123456789abcdef"
	return `\u00` + string([]byte{hex[c>>4], hex[c&15]})
}

// spaced returns a valid document with white space around each value and name.
func spaced(src []byte) []byte {
	var out []byte
	for i := 0; i < len(src); {
		end := i + 1
		switch src[i] {
		case '"':
			end = stringEnd(src, i)
		case '{', '}', '[', ']', ',', ':', ' ', '\n', '\t', '\r':
		default:
			end = scalarEnd(src, i)
		}
		out = append(append(out, " \n\t\r"[:1+i%4]...), src[i:end]...)
		i = end
	}
	return append(out, ' ')
}
