package report

import (
	"bytes"
	"fmt"
	"io"
)

// longestLine is the longest line, with its end, that benchfmt reads.
const longestLine = 64 << 10

// A guard hands whole lines on to a reader of benchfmt. Lines that the reader could not go on behind, because they are
// too long, or that are no text, are reported and blanked, so that the numbers of the others stay what they are.
type guard struct {
	from    io.Reader
	report  func(line int, what string)
	buffer  []byte
	whole   []byte // lines in the buffer that are still to be handed on
	rest    []byte // the begin of a line, behind them
	line    int    // lines before rest
	cutting bool   // the rest of a line that is too long comes next
	err     error
}

func newGuard(from io.Reader, report func(line int, what string)) *guard {
	return &guard{from: from, report: report, buffer: make([]byte, longestLine)}
}

func (g *guard) Read(p []byte) (int, error) {
	for len(g.whole) == 0 {
		if g.err != nil {
			return 0, g.err
		}
		g.fill()
	}
	n := copy(p, g.whole)
	g.whole = g.whole[n:]
	return n, nil
}

// fill reads until the buffer is full, and finds the whole lines in it.
func (g *guard) fill() {
	n := copy(g.buffer, g.rest)
	g.rest = nil
	for n < len(g.buffer) && g.err == nil {
		var more int
		more, g.err = g.from.Read(g.buffer[n:])
		n += more
	}
	lines := g.buffer[:n]
	if g.cutting {
		end := bytes.IndexByte(lines, '\n')
		if end < 0 {
			return
		}
		g.cutting, lines = false, lines[end:]
	}
	end := bytes.LastIndexByte(lines, '\n') + 1
	if g.err != nil {
		end = len(lines) // the last line need not have an end
	} else if end == 0 {
		g.report(g.line+1, fmt.Sprintf("the line is longer than %d bytes and was left out", longestLine))
		g.cutting = true
		return
	}
	g.whole, g.rest = lines[:end], lines[end:]
	g.blank(g.whole)
	g.line += bytes.Count(g.whole, []byte{'\n'})
}

// blank overwrites lines that are no text.
func (g *guard) blank(lines []byte) {
	for number := g.line + 1; bytes.IndexByte(lines, 0) >= 0; number++ {
		end := bytes.IndexByte(lines, '\n')
		if end < 0 {
			end = len(lines)
		}
		if bytes.IndexByte(lines[:end], 0) >= 0 {
			g.report(number, "binary data, left out")
			for i := range end {
				lines[i] = ' '
			}
		}
		lines = lines[min(len(lines), end+1):]
	}
}
