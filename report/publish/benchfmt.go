package publish

import (
	"fmt"
	"io"

	"golang.org/x/perf/benchfmt"
	"golang.org/x/perf/benchproc"

	"github.com/vmbench/vmbench/report"
)

// Benchfmt writes the results of sources that a filter lets through in Go's benchmark format, with the metadata of their
// units. Where there are several sources each result says which it comes from, under the key input.
func Benchfmt(w io.Writer, sources []report.Source, filter string) error {
	if filter == "" {
		filter = "*"
	}
	match, err := benchproc.NewFilter(filter)
	if err != nil {
		return fmt.Errorf("filter: %w", err)
	}
	out := benchfmt.NewWriter(w)
	for _, s := range sources {
		if err := copySource(out, s, match, len(sources) > 1); err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
	}
	return nil
}

func copySource(out *benchfmt.Writer, s report.Source, match *benchproc.Filter, name bool) error {
	from, err := s.Open()
	if err != nil {
		return err
	}
	defer from.Close()
	reader := benchfmt.NewReader(from, s.Name)
	for reader.Scan() {
		record := reader.Result()
		switch r := record.(type) {
		case *benchfmt.SyntaxError:
			continue // the comparison has told it
		case *benchfmt.Result:
			kept, err := match.Match(r)
			if err != nil || !kept.Apply(r) {
				continue
			}
			if name {
				r = r.Clone()
				r.Config = append(r.Config, benchfmt.Config{Key: "input", Value: []byte(report.Clean(s.Label)), File: true})
				record = r
			}
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	return reader.Err()
}
