package report

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Write writes the sizes. The style matters to Table only. CSV has the programs alone, a row for each.
func (s *Sizes) Write(w io.Writer, f Format, style Style) error {
	out := bufio.NewWriter(w)
	return errors.Join(s.write(out, f, style), out.Flush())
}

func (s *Sizes) write(w io.Writer, f Format, style Style) error {
	switch f {
	case Table:
		return s.writeTable(w, style)
	case Markdown:
		return s.writeMarkdown(w)
	case CSV:
		return s.writeCSV(w)
	case JSON:
		return s.writeJSON(w)
	}
	return fmt.Errorf("unknown format %q", f)
}

func (s *Sizes) writeTable(w io.Writer, style Style) error {
	for _, part := range s.Tables() {
		if len(part.Grid.Rows) == 0 {
			continue
		}
		fmt.Fprintf(w, "%s\n\n", style.Wrap(Clean(part.Title), "    "))
		if err := part.writeTable(w, style); err != nil {
			return err
		}
	}
	for _, line := range s.Lines() {
		if _, err := fmt.Fprintln(w, style.Wrap(Clean(line), "    ")); err != nil {
			return err
		}
	}
	return nil
}

// writeTable writes numbers as one table or as several, and wraps what ends with text.
func (p SizePart) writeTable(w io.Writer, style Style) error {
	if last := len(p.Grid.Header) - 1; last < len(p.Grid.Right) && p.Grid.Right[last] {
		return writeFitting(w, p.Grid, style)
	}
	err := p.Grid.writeTable(w, style)
	fmt.Fprintln(w)
	return err
}

func (s *Sizes) writeMarkdown(w io.Writer) error {
	for _, part := range s.Tables() {
		if len(part.Grid.Rows) == 0 {
			continue
		}
		fmt.Fprintf(w, "#### %s\n\n", escapeMarkdown(part.Title))
		if err := part.Grid.writeMarkdown(w); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	for _, line := range s.Lines() {
		if _, err := fmt.Fprintf(w, "- %s\n", escapeMarkdown(line)); err != nil {
			return err
		}
	}
	return nil
}

// Lines are what stands below the tables.
func (s *Sizes) Lines() []string {
	lines := []string{"K is 1000 bytes. Text, pclntab, rodata, data and relocs are what is loaded, and make the bytes of the first " +
		"tables; file and zstd are the file and the file compressed. No types: the codec is imported, and nothing of it called."}
	if len(s.formats()) == 1 {
		lines = append(lines, "One format was measured, so what a further one costs is not known.")
	}
	lines = append(lines, s.Notes...)
	lines = append(lines, s.problems()...)
	for _, fact := range s.Facts {
		lines = append(lines, fact.Key+": "+fact.Value)
	}
	return lines
}

// problems says which programs were not measured, those of one strategy and host that fail alike in one line.
func (s *Sizes) problems() (lines []string) {
	type kind struct {
		strategy, host, problem string
		formats                 int
	}
	types, order := map[kind][]string{}, []kind(nil)
	for _, r := range s.Rows {
		if r.Problem == "" {
			continue
		}
		k := kind{r.Strategy, r.Host, r.Problem, r.Formats}
		if types[k] == nil {
			order = append(order, k)
		}
		types[k] = append(types[k], strconv.Itoa(r.Types))
	}
	for _, k := range order {
		lines = append(lines, fmt.Sprintf("not measured: %s, host %s, types %s: %s", k.strategy, k.host, strings.Join(types[k], ", "),
			strings.ReplaceAll(k.problem, "\n", " · ")))
	}
	return lines
}

func (s *Sizes) writeCSV(w io.Writer) error {
	c := csv.NewWriter(w)
	rows := [][]string{{
		"strategy", "host", "formats", "types", "text-bytes", "pclntab-bytes", "rodata-bytes", "data-bytes", "relocs-bytes", "total-bytes",
		"file-bytes", "zstd-bytes", "dwarf-bytes", "problem",
	}}
	for _, r := range s.Rows {
		row := []string{r.Strategy, r.Host, strconv.Itoa(r.Formats), strconv.Itoa(r.Types)}
		for _, n := range []int64{r.Text, r.Pclntab, r.Rodata, r.Data, r.Relocs, r.Total, r.File, r.Zstd, r.DWARF} {
			cell := ""
			if r.Problem == "" {
				cell = strconv.FormatInt(n, 10)
			}
			row = append(row, cell)
		}
		rows = append(rows, append(row, r.Problem))
	}
	return c.WriteAll(rows)
}

// MarshalJSON writes the sizes as writeJSON does, for what has sizes in it.
func (s *Sizes) MarshalJSON() ([]byte, error) { return json.Marshal(s.json()) }

func (s *Sizes) writeJSON(w io.Writer) error { return encodeJSON(w, s.json()) }

func (s *Sizes) json() any {
	facts := map[string]string{}
	for _, f := range s.Facts {
		facts[f.Key] = f.Value
	}
	parts := map[string]any{}
	for _, part := range s.Parts {
		var rows []map[string]string
		for _, row := range part.Grid.Rows {
			object := map[string]string{}
			for i, cell := range row {
				object[part.Grid.Header[i]] = cell
			}
			rows = append(rows, object)
		}
		parts[part.Title] = rows
	}
	return struct {
		Facts     map[string]string `json:"facts"`
		Programs  []SizeRow         `json:"programs"`
		Laws      []SizeLaw         `json:"laws"`
		Crossings []SizeCrossing    `json:"crossings"`
		Times     []jsonSizeTime    `json:"times,omitempty"`
		Parts     map[string]any    `json:"parts,omitempty"`
		Notes     []string          `json:"notes,omitempty"`
	}{facts, s.Rows, s.Laws, s.Crossings, s.jsonTimes(), parts, s.Notes}
}

// A jsonSizeTime is a time as JSON has it.
type jsonSizeTime struct {
	Op       string        `json:"op"`
	Strategy string        `json:"strategy"`
	Types    int           `json:"types"`
	Time     *jsonEstimate `json:"time"`
}

func (s *Sizes) jsonTimes() (times []jsonSizeTime) {
	for _, t := range s.Times {
		times = append(times, jsonSizeTime{t.Op, t.Strategy, t.Types, t.Time.json("sec/op")})
	}
	return times
}
