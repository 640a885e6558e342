package report

import "slices"

// unknown stands where there is no value.
const unknown = "-"

// memory is the table of bytes and allocations per operation, nil if there are none.
func (r *Report) memory() *Grid {
	grid := r.metricGrid("B/op allocs")
	for _, section := range r.Sections {
		for _, row := range section.Rows {
			line := []string{Clean(r.caseName(row.Case))}
			known := false
			for i := range row.Cells {
				text, ok := memoryText(&row.Cells[i])
				known = known || ok
				line = append(line, text)
			}
			if known {
				grid.Rows = append(grid.Rows, line)
			}
		}
	}
	if len(grid.Rows) == 0 {
		return nil
	}
	return grid
}

func (r *Report) metricGrid(title string) *Grid {
	grid := &Grid{Header: []string{title}, Right: []bool{false}}
	for _, strategy := range r.Strategies {
		grid.Header = append(grid.Header, r.strategyName(strategy))
		grid.Right = append(grid.Right, true)
	}
	return grid
}

// memoryText is "1.2KiB 12". A tilde says that the trials did not agree, and that this is their median.
func memoryText(c *Cell) (text string, known bool) {
	bytes, hasBytes := c.metric(unitBytes)
	allocs, hasAllocs := c.metric(unitAllocs)
	if !hasBytes || !hasAllocs {
		return unknown, false
	}
	text = approximate(bytes) + formatBytes(bytes.Center) + " " + approximate(allocs) + formatCount(allocs.Center)
	return text, true
}

func approximate(m Metric) string {
	if m.Exact {
		return ""
	}
	return "~"
}

// firstUse is the table of what the first use of a type costs, and of the size of what is written; nil if neither is
// known, or if the rows are no workloads. Both belong to the workload and not to the operation, so each workload has one row.
func (r *Report) firstUse() *Grid {
	if r.Arrangement != nil {
		return nil
	}
	grid := r.metricGrid("first use")
	grid.Header = slices.Insert(grid.Header, 1, "encoded")
	grid.Right = append(grid.Right, true)
	seen := map[string]bool{}
	for _, section := range r.Sections {
		for _, row := range section.Rows {
			name := row.Workload
			if r.namesFormats() {
				name = row.Format + " " + row.Workload
			}
			if !seen[name] {
				seen[name] = true
				if line := r.firstUseRow(row.Format, row.Workload); line != nil {
					grid.Rows = append(grid.Rows, append([]string{Clean(name)}, line...))
				}
			}
		}
	}
	if len(grid.Rows) == 0 {
		return nil
	}
	return grid
}

// firstUseRow is the encoded size and, for each strategy, the first use, over all operations of a workload.
func (r *Report) firstUseRow(format, workload string) []string {
	line := []string{r.encodedText(format, workload)}
	found := line[0] != unknown
	for i := range r.Strategies {
		text := unknown
		if times := r.metrics(format, workload, i, unitFirstUse); len(times) > 0 {
			slices.Sort(times)
			text = formatTime(middle(times))
			found = true
		}
		line = append(line, text)
	}
	if !found {
		return nil
	}
	return line
}

// encodedText is the encoded size, or the smallest and the largest where strategies differ.
func (r *Report) encodedText(format, workload string) string {
	var sizes []float64
	for i := range r.Strategies {
		sizes = append(sizes, r.metrics(format, workload, i, unitEncoded)...)
	}
	if len(sizes) == 0 {
		return unknown
	}
	least, most := formatBytes(slices.Min(sizes)), formatBytes(slices.Max(sizes))
	if least == most {
		return least
	}
	return least + "–" + most
}

// metrics returns a column's medians of a unit, for each operation of a workload.
func (r *Report) metrics(format, workload string, column int, unit string) []float64 {
	var values []float64
	for _, section := range r.Sections {
		for _, row := range section.Rows {
			if row.Format == format && row.Workload == workload {
				if m, ok := row.Cells[column].metric(unit); ok {
					values = append(values, m.Center)
				}
			}
		}
	}
	return values
}
