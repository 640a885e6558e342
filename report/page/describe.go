package page

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vmbench/vmbench/report"
)

// describe says what was measured: "Encode and Decode, JSON: 5 strategies over 4 workloads".
func describe(r *report.Report) string {
	var ops, formats, workloads []string
	for _, section := range r.Sections {
		ops = appendNew(ops, report.Clean(section.Op))
		formats = appendNew(formats, formatName(section.Format))
		for _, row := range section.Rows {
			workloads = appendNew(workloads, row.Workload)
		}
	}
	formats = slices.DeleteFunc(formats, func(name string) bool { return name == "" })
	what := and(ops)
	if len(formats) > 0 {
		what += ", " + and(formats)
	}
	return fmt.Sprintf("%s: %s over %s", shorten(what, 2*longestName), countStrategies(len(r.Strategies)), report.Count(len(workloads), "workload"))
}

func countStrategies(n int) string {
	if n == 1 {
		return "1 strategy"
	}
	return fmt.Sprintf("%d strategies", n)
}

// and lists names: "a, b and c".
func and(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// largest are the programs of most types in the first host, with so many formats, the smallest first.
func (s *Sizes) largest(formats int) (host string, types int, rows []report.SizeRow) {
	fits := func(row report.SizeRow) bool {
		return len(s.Hosts) > 0 && row.Host == s.Hosts[0] && row.Formats == formats && row.Problem == ""
	}
	for _, row := range s.Rows {
		if fits(row) {
			types = max(types, row.Types)
		}
	}
	if types == 0 {
		return "", 0, nil
	}
	for _, row := range s.Rows {
		if fits(row) && row.Types == types {
			rows = append(rows, row)
		}
	}
	slices.SortStableFunc(rows, func(a, b report.SizeRow) int { return int(a.Total - b.Total) })
	return s.Hosts[0], types, rows
}
