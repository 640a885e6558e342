package size

import (
	"errors"
	"maps"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// A Law says what a strategy costs in a host: Fixed + PerType × types for one format, and for each further one PerFormat + PerBoth ×
// types more. It is fitted by least squares, all points alike, so the programs of many types decide on what a type costs.
type Law struct {
	Strategy string  `json:"strategy"`
	Host     string  `json:"host"`
	Fixed    float64 `json:"fixed"`
	PerType  float64 `json:"perType"`
	// PerFormat and PerBoth are known if several numbers of formats were measured.
	PerFormat   float64 `json:"perFormat,omitempty"`
	PerBoth     float64 `json:"perBoth,omitempty"`
	ManyFormats bool    `json:"manyFormats,omitempty"`

	// Further is what each type more costs in bytes between the two largest numbers of types, of which From is the lower: what has been linked for
	// the first few types, since one of them had it, is no part of it.
	Further float64 `json:"further"`
	From    int     `json:"from"`

	R2       float64 `json:"r2"`       // 1 where the law is exact
	Residual float64 `json:"residual"` // the largest difference between a point and the law, in bytes
	At       int     `json:"at"`       // types of the point that has it
	Points   int     `json:"points"`
	Types    []int   `json:"types"` // the numbers of types
}

// errFewPoints is the error of a series that has no law.
var errFewPoints = errors.New("a law needs two numbers of types")

// Fit returns the law of a series.
func Fit(s Series) (Law, error) {
	law := Law{Strategy: s.Strategy, Host: s.Host, Points: len(s.Points)}
	types, formats := map[int]bool{}, map[int]bool{}
	for _, p := range s.Points {
		types[p.Types], formats[p.Formats] = true, true
	}
	if len(types) < 2 {
		return law, errFewPoints
	}
	law.Types, law.ManyFormats = slices.Sorted(maps.Keys(types)), len(formats) > 1
	if err := law.solve(s.Points); err != nil {
		return law, err
	}
	law.judge(s.Points)
	law.further(s.Points)
	return law, nil
}

// further finds what further types cost, with the fewest formats there are.
func (l *Law) further(points []Point) {
	fewest := slices.MinFunc(points, func(a, b Point) int { return a.Formats - b.Formats }).Formats
	var ends []Point
	for _, p := range points {
		if p.Formats == fewest {
			ends = append(ends, p)
		}
	}
	slices.SortFunc(ends, func(a, b Point) int { return b.Types - a.Types })
	if len(ends) > 1 {
		l.From = ends[1].Types
		l.Further = float64(ends[0].Bytes-ends[1].Bytes) / float64(ends[0].Types-ends[1].Types)
	}
}

// solve finds the coefficients.
func (l *Law) solve(points []Point) error {
	columns := len(l.terms(points[0]))
	terms, bytes := mat.NewDense(len(points), columns, nil), mat.NewVecDense(len(points), nil)
	for i, p := range points {
		terms.SetRow(i, l.terms(p))
		bytes.SetVec(i, float64(p.Bytes))
	}
	var x mat.VecDense
	if err := x.SolveVec(terms, bytes); err != nil {
		return err
	}
	l.Fixed, l.PerType = x.AtVec(0), x.AtVec(1)
	if l.ManyFormats {
		l.PerFormat, l.PerBoth = x.AtVec(2), x.AtVec(3)
	}
	return nil
}

// terms are what the coefficients are multiplied with.
func (l *Law) terms(p Point) []float64 {
	n, further := float64(p.Types), float64(p.Formats-1)
	if !l.ManyFormats {
		return []float64{1, n}
	}
	return []float64{1, n, further, n * further}
}

// Bytes returns what the law says of so many types and formats, in bytes.
func (l *Law) Bytes(types, formats int) float64 {
	n, further := float64(types), float64(formats-1)
	return l.Fixed + l.PerType*n + (l.PerFormat+l.PerBoth*n)*further
}

// judge says how well the law holds.
func (l *Law) judge(points []Point) {
	mean := 0.0
	for _, p := range points {
		mean += float64(p.Bytes) / float64(len(points))
	}
	var unexplained, spread float64
	for _, p := range points {
		off := float64(p.Bytes) - l.Bytes(p.Types, p.Formats)
		unexplained += off * off
		spread += (float64(p.Bytes) - mean) * (float64(p.Bytes) - mean)
		if math.Abs(off) > math.Abs(l.Residual) {
			l.Residual, l.At = off, p.Types
		}
	}
	l.R2 = 1
	if spread > 0 {
		l.R2 = 1 - unexplained/spread
	}
}
