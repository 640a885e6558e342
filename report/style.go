package report

import (
	"os"
	"strings"

	"golang.org/x/term"
)

// A Style says what the terminal can show.
type Style struct {
	Width int  // columns; 0 is defaultWidth
	Color bool // whether escape sequences for colors are understood
}

// defaultWidth is the width of what is no terminal, and of the smallest terminal that tables are made for.
const defaultWidth = 80

// StyleOf finds out what a file can show. Only terminals get colors, and only if the environment variable NO_COLOR is
// not set (https://no-color.org) and TERM is not dumb.
func StyleOf(f *os.File) Style {
	if !term.IsTerminal(int(f.Fd())) {
		return Style{Width: defaultWidth}
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		width = defaultWidth
	}
	return Style{Width: width, Color: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
}

// Wrap breaks text into lines that fit, at its spaces. Lines after the first begin with indent.
func (s Style) Wrap(text, indent string) string {
	return strings.Join(wordWrap(text, s.width(), indent), "\n")
}

func (s Style) width() int {
	if s.Width <= 0 {
		return defaultWidth
	}
	return s.Width
}

// A color is the parameter of an escape sequence that selects how text is shown.
type color string

const (
	plain color = ""
	bold  color = "1"
	faint color = "2"
	red   color = "31"
	green color = "32"
)

func (s Style) paint(text string, c color) string {
	if !s.Color || c == plain || text == "" {
		return text
	}
	return "\x1b[" + string(c) + "m" + text + "\x1b[0m"
}

// paintLines paints each line by itself, since what follows a line of a cell is another cell.
func (s Style) paintLines(text string, c color) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = s.paint(lines[i], c)
	}
	return strings.Join(lines, "\n")
}
