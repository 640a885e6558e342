package report

import (
	"fmt"
	"math"
	"strconv"
)

// Tables are the tables of sizes: for each host bytes by types, then the laws, from where on which is smaller, and what the bytes
// of the largest programs are.
func (s *Sizes) Tables() []SizePart {
	var parts []SizePart
	for _, host := range s.Hosts {
		for _, formats := range s.formats() {
			parts = append(parts, SizePart{s.title("Bytes over the same program without a codec", host, formats), s.byTypes(host, formats)})
		}
	}
	parts = append(parts, SizePart{"Laws: bytes = fixed + per type × types", s.laws()})
	if len(s.Crossings) > 0 {
		parts = append(parts, SizePart{"From how many types on which is smaller", s.crossings()})
	}
	if types := s.types(); len(types) > 0 {
		most := types[len(types)-1]
		parts = append(parts, SizePart{fmt.Sprintf("What the bytes are, at %s", Count(most, "type")), s.groups(most)})
	}
	for _, op := range s.ops() {
		parts = append(parts, s.timesAndSizes(op))
	}
	return append(parts, s.Parts...)
}

func (s *Sizes) title(what, host string, formats int) string {
	if len(s.formats()) == 1 && formats == 1 {
		return fmt.Sprintf("%s, host %s", what, host)
	}
	return fmt.Sprintf("%s, host %s, %s", what, host, Count(formats, "format"))
}

// byTypes is a table with a row for each number of types and a column for each strategy. The smallest of a row is good.
func (s *Sizes) byTypes(host string, formats int) *Grid {
	g := &Grid{Header: append([]string{"types"}, s.Strategies...), Right: rightAligned(len(s.Strategies) + 1)}
	best := map[[2]int]bool{}
	for i, types := range s.types() {
		row, smallest, at := []string{strconv.Itoa(types)}, int64(math.MaxInt64), -1
		for j, strategy := range s.Strategies {
			cell := unknown
			if r := s.find(strategy, host, formats, types); r != nil {
				cell = formatSize(float64(r.Total))
				if r.Total < smallest {
					smallest, at = r.Total, j+1
				}
			}
			row = append(row, cell)
		}
		if types > 0 {
			best[[2]int{i, at}] = true
		}
		g.Rows = append(g.Rows, row)
	}
	g.Tone = func(row, column int) Tone {
		if best[[2]int{row, column}] {
			return Good
		}
		return Neutral
	}
	return g
}

func (s *Sizes) laws() *Grid {
	many, from := false, 0
	for _, l := range s.Laws {
		many, from = many || l.ManyFormats, max(from, l.From)
	}
	g := &Grid{Header: []string{"host", "strategy", "fixed", "per type", fmt.Sprintf("from %d on", from)}}
	if many {
		g.Header = append(g.Header, "per format", "per both")
	}
	g.Header = append(g.Header, "R²", "largest residual")
	g.Right = rightAligned(len(g.Header))
	g.Right[0], g.Right[1] = false, false
	for _, l := range s.Laws {
		row := []string{l.Host, l.Strategy, formatSize(l.Fixed), formatSize(l.PerType), l.further(from)}
		switch {
		case many && l.ManyFormats:
			row = append(row, formatSize(l.PerFormat), formatSize(l.PerBoth))
		case many:
			row = append(row, unknown, unknown)
		}
		g.Rows = append(g.Rows, append(row, s.quality(l), l.residual()))
	}
	return g
}

// further is what further types cost, unknown where it is not known from that number on.
func (l SizeLaw) further(from int) string {
	if l.From != from {
		return unknown
	}
	return formatSize(l.Further)
}

// residual is the largest difference between a program and the law, and which.
func (l SizeLaw) residual() string {
	if l.At == 0 {
		return "0"
	}
	return fmt.Sprintf("%s at %d", formatSize(l.Residual), l.At)
}

// quality is how much of the differences a law explains, unknown where it has none to explain: a hundredth of what is fixed.
func (s *Sizes) quality(l SizeLaw) string {
	types := s.types()
	if exact := 2; l.Points <= exact || l.ManyFormats && l.Points <= 2*exact {
		return unknown // a law goes through so few points whatever they are
	}
	if math.Abs(l.PerType)*float64(types[len(types)-1]) < 0.01*l.Fixed {
		return unknown
	}
	return decimal(l.R2, 4)
}

func (s *Sizes) crossings() *Grid {
	g := &Grid{Header: []string{"host", "smaller", "than", "from types"}, Right: []bool{false, false, false, true}}
	many := len(s.formats()) > 1
	if many {
		g.Header = []string{"host", "smaller", "than", "formats", "from types"}
		g.Right = []bool{false, false, false, true, true}
	}
	for _, c := range s.Crossings {
		row := []string{c.Host, c.Smaller, c.Larger}
		if many {
			row = append(row, strconv.Itoa(c.Formats))
		}
		g.Rows = append(g.Rows, append(row, c.from()))
	}
	return g
}

func (c SizeCrossing) from() string {
	switch {
	case c.Extrapolated:
		return fmt.Sprintf("%d by their laws", c.From)
	case c.From <= 1:
		return "always"
	}
	return strconv.Itoa(c.From)
}

// groups says of the programs of so many types what their bytes are.
func (s *Sizes) groups(types int) *Grid {
	g := &Grid{Header: []string{"host", "strategy", "text", "pclntab", "rodata", "data", "relocs", "file", "zstd"}}
	dwarf := false
	for _, r := range s.Rows {
		dwarf = dwarf || r.DWARF != 0
	}
	if dwarf {
		g.Header = append(g.Header, "DWARF")
	}
	g.Right = rightAligned(len(g.Header))
	g.Right[0], g.Right[1] = false, false
	for _, r := range s.Rows {
		if r.Types != types || r.Problem != "" {
			continue
		}
		row := []string{r.Host, r.Strategy}
		for _, n := range []int64{r.Text, r.Pclntab, r.Rodata, r.Data, r.Relocs, r.File, r.Zstd, r.DWARF}[:len(g.Header)-2] {
			row = append(row, formatSize(float64(n)))
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

// rightAligned has so many columns aligned to the right.
func rightAligned(n int) []bool {
	right := make([]bool, n)
	for i := range right {
		right[i] = true
	}
	return right
}

// FormatSize is a number of bytes as tables of sizes show it.
func FormatSize(bytes int64) string { return formatSize(float64(bytes)) }

// formatSize is a number of bytes with three digits, in thousands or millions where it has more: "950", "31.2 K", "2.19 M".
func formatSize(bytes float64) string {
	for _, unit := range []struct {
		size float64
		name string
	}{{1e6, " M"}, {1e3, " K"}} {
		if size := math.Abs(bytes) / unit.size; size >= 0.9995 {
			return strconv.FormatFloat(bytes/unit.size, 'f', max(0, 2-int(math.Log10(size*1.0005))), 64) + unit.name
		}
	}
	return strconv.FormatFloat(math.Round(bytes)+0, 'f', 0, 64)
}
