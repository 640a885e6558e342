package report

import (
	"errors"
	"fmt"
	"io"

	"golang.org/x/perf/benchfmt"
)

// A Source is one input of a comparison, in Go's benchmark format.
type Source struct {
	Name  string // of the file, for messages
	Label string // the value of .file
	Open  func() (io.ReadCloser, error)
}

// A Collection reads sources into a pool.
type Collection struct {
	*Pool
	problem  func(error)
	reader   benchfmt.Reader
	Read     int // results that were read
	Problems int
	said     int // problems of the present source that were told
}

// mostProblems is the largest number of problems of one source that are told one by one.
const mostProblems = 10

// NewCollection returns a collection into a pool. What is wrong with a source is told to problem, as file, line, what and
// what to do; the rest of the source is used.
func NewCollection(p *Pool, problem func(error)) *Collection {
	return &Collection{Pool: p, problem: problem}
}

// Add reads a source. The only error is that there are too many values.
func (c *Collection) Add(s Source) error {
	before, problems := c.Read, c.Problems
	c.said = 0
	from, err := s.Open()
	if err != nil {
		c.tell(err)
		return nil
	}
	defer from.Close()
	checked := newGuard(from, func(line int, what string) { c.tell(fmt.Errorf("%s:%d: %s", s.Name, line, what)) })
	c.reader.Reset(checked, s.Name, ".file", s.Label)
	if err := c.readAll(); err != nil {
		return fmt.Errorf("%s: %w", s.Name, err)
	}
	if more := c.Problems - problems - mostProblems; more > 0 {
		c.problem(fmt.Errorf("%s: and %d more problems", s.Name, more))
	}
	if c.Read == before {
		c.tell(fmt.Errorf("%s: no benchmark result; want the output of \"go test -bench\", or a directory of vmbench run", s.Name))
	}
	return nil
}

func (c *Collection) readAll() error {
	for c.reader.Scan() {
		switch r := c.reader.Result().(type) {
		case *benchfmt.SyntaxError:
			c.tell(fmt.Errorf("%w; the line was left out", r))
		case *benchfmt.Result:
			c.Read++
			if err := c.add(r); err != nil {
				return err
			}
		}
	}
	if err := c.reader.Err(); err != nil {
		c.tell(fmt.Errorf("%w; what comes before was used", err))
	}
	return nil
}

func (c *Collection) add(r *benchfmt.Result) error {
	err := c.Pool.Add(r)
	var limit *LimitError
	if errors.As(err, &limit) {
		return err
	}
	if err != nil {
		file, line := r.Pos()
		c.tell(fmt.Errorf("%s:%d: %w", file, line, err))
	}
	return nil
}

// tell counts a problem, and tells it unless the source has too many.
func (c *Collection) tell(err error) {
	c.Problems++
	if c.said++; c.said <= mostProblems {
		c.problem(err)
	}
}

// Units is what the sources say about their units.
func (c *Collection) Units() benchfmt.UnitMetadataMap { return c.reader.Units() }
