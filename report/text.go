package report

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// Clean makes text from elsewhere harmless on a terminal and in a table: characters that are not visible, such as line
// ends, escape sequences and marks that reverse the direction of writing, are shown as Go would write them.
func Clean(text string) string {
	var b strings.Builder
	for i, r := range text {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], string(utf8.RuneError)):
			b.WriteString(`\x` + strconv.FormatUint(uint64(text[i]), 16))
		case unicode.IsGraphic(r) && (r == ' ' || !unicode.IsSpace(r)):
			b.WriteRune(r)
		default:
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		}
	}
	return b.String()
}

// longestReason is the largest number of characters of a reason that a table prints.
const longestReason = 240

// reasonLine is the first line of a reason, clean and not too long. JSON and CSV have the whole.
func reasonLine(reason string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(reason), "\n")
	return narrow.Truncate(Clean(line), longestReason, "…")
}

// wordWrap breaks text into lines of at most width columns at its spaces, and words that are longer than a line by themselves.
// Lines after the first begin with indent.
func wordWrap(text string, width int, indent string) []string {
	var lines []string
	line := ""
	for i, word := range strings.Fields(text) {
		if i > 0 && columns(line)+1+columns(word) <= width {
			line += " " + word
			continue
		}
		if i > 0 {
			lines, line = append(lines, line), indent
		}
		for word != "" && columns(line)+columns(word) > width {
			piece := beginning(word, width-columns(line))
			lines, line, word = append(lines, line+piece), indent, word[len(piece):]
		}
		line += word
	}
	return append(lines, line)
}

// beginning is what fits into a number of columns of a word that does not: up to a slash where there is one, and one character at
// least.
func beginning(word string, room int) string {
	fits := narrow.Truncate(word, max(0, room), "")
	if fits == "" {
		_, size := utf8.DecodeRuneInString(word)
		return word[:size]
	}
	if i := strings.LastIndexByte(fits, '/'); i >= 0 {
		return fits[:i+1]
	}
	return fits
}

// narrow measures text on terminals that show characters of ambiguous width, such as × and µ, in one column.
var narrow = &runewidth.Condition{}

// columns is the number of columns that text takes on a terminal.
func columns(text string) int { return narrow.StringWidth(text) }

func padLeft(text string, width int) string {
	return strings.Repeat(" ", max(0, width-columns(text))) + text
}

func padRight(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-columns(text)))
}
