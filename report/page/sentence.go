package page

import (
	"html/template"
	"strings"

	"github.com/vmbench/vmbench/report"
)

// A Sentence is text of which some parts are names that stand out.
type Sentence []Span

// A Span is a part of a sentence.
type Span struct {
	Text   string
	Strong bool
}

// String is the sentence without marks, harmless on a terminal.
func (s Sentence) String() string {
	var b strings.Builder
	for _, span := range s {
		b.WriteString(report.Clean(span.Text))
	}
	return b.String()
}

// MarshalText writes the sentence without marks.
func (s Sentence) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Markdown is the sentence with bold names.
func (s Sentence) Markdown() string {
	var b strings.Builder
	for _, span := range s {
		text := report.EscapeMarkdown(span.Text)
		if span.Strong && text != "" {
			text = "**" + text + "**"
		}
		b.WriteString(text)
	}
	return b.String()
}

// HTML is the sentence with bold names.
func (s Sentence) HTML() template.HTML {
	var b strings.Builder
	for _, span := range s {
		text := template.HTMLEscapeString(report.Clean(span.Text))
		if span.Strong {
			text = "<b>" + text + "</b>"
		}
		b.WriteString(text)
	}
	return template.HTML(b.String())
}

func (s *Sentence) say(text string) { *s = append(*s, Span{Text: text}) }
func (s *Sentence) name(text string) {
	*s = append(*s, Span{Text: shorten(text, longestName), Strong: true})
}

// join puts sentences behind each other.
func join(parts []Sentence, between string) (all Sentence) {
	for i, part := range parts {
		if i > 0 {
			all.say(between)
		}
		all = append(all, part...)
	}
	return all
}

// longestName is the largest number of characters of a name in a sentence or a plot.
const longestName = 40

// shorten cuts text that is longer than a number of characters.
func shorten(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most-1]) + "…"
}
