package report

import (
	"fmt"
	"math"

	"github.com/aclements/go-moremath/stats"
)

// A DeltaMean is the geometric mean of a column and of the baseline, over the rows that both have.
type DeltaMean struct {
	Rows    int
	Without []string // rows that one of the two does not have

	Old, New float64 // NaN if some center is not above zero
	Ratio    float64 // the mean of the ratios; NaN if some of them cannot be formed
}

// means averages the columns of a table.
func (t *DeltaTable) means() {
	if len(t.Columns) == 1 {
		t.Alone = t.mean(0)
		return
	}
	for i := range t.Columns[1:] {
		t.Means = append(t.Means, t.mean(i+1))
	}
}

func (t *DeltaTable) mean(column int) *DeltaMean {
	m := &DeltaMean{}
	var old, new, ratios []float64
	for _, row := range t.Rows {
		a, b := row.Cells[0], row.Cells[column]
		if a == nil || b == nil {
			if a != b {
				m.Without = append(m.Without, row.Name)
			}
			continue
		}
		m.Rows++
		old, new, ratios = append(old, a.Center), append(new, b.Center), append(ratios, ratioOf(b.Center, a.Center))
	}
	m.Old, m.New, m.Ratio = stats.GeoMean(old), stats.GeoMean(new), stats.GeoMean(ratios)
	if m.Rows == 0 {
		m.Old, m.New, m.Ratio = math.NaN(), math.NaN(), math.NaN()
	}
	return m
}

// ratioOf is a ratio of which zero over zero is 1. It is not a number over zero otherwise.
func ratioOf(value, base float64) float64 {
	switch {
	case value == base:
		return 1
	case base == 0:
		return math.NaN()
	}
	return value / base
}

// Text is the mean change in percent, as benchstat writes it.
func (m *DeltaMean) Text() string { return fmt.Sprintf("%+.2f%%", (m.Ratio-1)*100) }
