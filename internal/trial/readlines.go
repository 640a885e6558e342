package trial

import (
	"bufio"
	"bytes"
	"io"
	"iter"
	"runtime"
)

// A parsedLine is a line of trials.jsonl: a record, or what is wrong with it.
type parsedLine struct {
	Record
	err error

	empty bool  // there is no line, since the file ends
	last  error // that ended the file with this line
}

// linesAtOnce is how many lines a goroutine parses at a time.
const linesAtOnce = 128

// A lineBatch is some lines in a row, and where they go when they are parsed.
type lineBatch struct {
	lines  []rawLine
	parsed chan []parsedLine
}

type rawLine struct {
	text  []byte
	whole bool
	err   error
}

// parseLines parses the lines of a file in their order, with all processors: nearly all of the time that it takes to read a run is that of
// parsing numbers.
func parseLines(from io.Reader) iter.Seq[parsedLine] {
	return func(yield func(parsedLine) bool) {
		processors := runtime.GOMAXPROCS(0)
		work, order, stop := make(chan lineBatch), make(chan lineBatch, 2*processors), make(chan struct{})
		defer close(stop)
		for range processors {
			go func() {
				for s := range work {
					s.parsed <- s.parse()
				}
			}()
		}
		go func() {
			defer close(work)
			defer close(order)
			for s := range readBatches(from) {
				select {
				case order <- s:
				case <-stop:
					return
				}
				work <- s
			}
		}()
		for s := range order {
			for _, line := range <-s.parsed {
				if !yield(line) {
					return
				}
			}
		}
	}
}

func (s lineBatch) parse() []parsedLine {
	parsed := make([]parsedLine, 0, len(s.lines))
	for _, line := range s.lines {
		if len(line.text) == 0 && line.err != nil {
			parsed = append(parsed, parsedLine{empty: true, last: line.err})
			continue
		}
		r, err := parseRecord(line.text, line.whole, line.err != nil)
		parsed = append(parsed, parsedLine{Record: r, err: err})
		if line.err != nil {
			parsed = append(parsed, parsedLine{empty: true, last: line.err})
		}
	}
	return parsed
}

// readBatches reads lines until the file ends, or reading fails.
func readBatches(from io.Reader) iter.Seq[lineBatch] {
	return func(yield func(lineBatch) bool) {
		lines := bufio.NewReaderSize(from, longestRecord)
		for ended := false; !ended; {
			s := lineBatch{parsed: make(chan []parsedLine, 1)}
			for len(s.lines) < linesAtOnce && !ended {
				text, whole, err := readLine(lines)
				s.lines = append(s.lines, rawLine{bytes.Clone(text), whole, err})
				ended = err != nil
			}
			if !yield(s) {
				return
			}
		}
	}
}
