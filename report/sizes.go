package report

// Sizes are what strategies cost in code, over a program without a codec.
type Sizes struct {
	Facts      []KeyValue // what was measured with, and what for
	Strategies []string   // in the order in which tables show them
	Hosts      []string
	Rows       []SizeRow
	Laws       []SizeLaw
	Crossings  []SizeCrossing
	Times      []SizeTime // by operation
	Parts      []SizePart // what was measured besides
	Notes      []string   // sentences that belong below the tables
}

// A SizeRow is a program, in bytes that it has more than the one without a codec.
type SizeRow struct {
	Strategy string `json:"strategy"`
	Host     string `json:"host"`
	Formats  int    `json:"formats"`
	Types    int    `json:"types"`

	Text    int64 `json:"text"`
	Pclntab int64 `json:"pclntab"`
	Rodata  int64 `json:"rodata"`
	Data    int64 `json:"data"`
	Relocs  int64 `json:"relocs"`
	Total   int64 `json:"total"` // of the five
	File    int64 `json:"file"`
	Zstd    int64 `json:"zstd"`
	DWARF   int64 `json:"dwarf,omitempty"`

	Problem string `json:"problem,omitempty"` // nothing was measured then
}

// A SizeLaw says what types and formats cost, in bytes.
type SizeLaw struct {
	Strategy    string  `json:"strategy"`
	Host        string  `json:"host"`
	Fixed       float64 `json:"fixed"`
	PerType     float64 `json:"perType"`
	ManyFormats bool    `json:"manyFormats"` // whether the next two are known
	PerFormat   float64 `json:"perFormat,omitempty"`
	PerBoth     float64 `json:"perTypeAndFormat,omitempty"`
	Further     float64 `json:"further"` // of each type between the two largest numbers of types
	From        int     `json:"from"`    // the lower of these
	R2          float64 `json:"r2"`
	Residual    float64 `json:"residual"` // the largest
	At          int     `json:"at"`       // the types of the program that has it
	Points      int     `json:"points"`   // how many programs the law was fitted to
}

// A SizeCrossing says from how many types on a strategy is smaller than another.
type SizeCrossing struct {
	Smaller      string `json:"smaller"`
	Larger       string `json:"larger"`
	Host         string `json:"host"`
	Formats      int    `json:"formats"`
	From         int    `json:"from"` // 1 is throughout
	Extrapolated bool   `json:"extrapolated"`
}

// A SizePart is a table of its own.
type SizePart struct {
	Title string
	Grid  *Grid
}

// find returns the row of a program, nil if it is not there or has no sizes.
func (s *Sizes) find(strategy, host string, formats, types int) *SizeRow {
	for i := range s.Rows {
		if r := &s.Rows[i]; r.Strategy == strategy && r.Host == host && r.Formats == formats && r.Types == types && r.Problem == "" {
			return r
		}
	}
	return nil
}

// counts are the different values that rows have, in their order.
func (s *Sizes) counts(of func(SizeRow) int) (counts []int) {
	for _, r := range s.Rows {
		counts = appendMissing(counts, of(r))
	}
	return counts
}

func (s *Sizes) types() []int   { return s.counts(func(r SizeRow) int { return r.Types }) }
func (s *Sizes) formats() []int { return s.counts(func(r SizeRow) int { return r.Formats }) }

func appendMissing(list []int, n int) []int {
	for _, have := range list {
		if have == n {
			return list
		}
	}
	return append(list, n)
}
