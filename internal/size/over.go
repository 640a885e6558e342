package size

import "slices"

// A place is where samples are compared: in the same host, with the same types.
type place struct {
	host  string
	types int
}

// Over returns what each sample has more than the baseline in its place: what its strategy costs. Samples of the baseline and those
// that have no sizes are left out; where the baseline was not measured, that is the problem.
func Over(samples []Sample) []Sample {
	baseline := map[place]Sizes{}
	for _, s := range samples {
		if s.Strategy == Baseline && s.measured() {
			baseline[place{s.Host, s.Types}] = s.Sizes
		}
	}
	var over []Sample
	for _, s := range samples {
		base, ok := baseline[place{s.Host, s.Types}]
		switch {
		case s.Strategy == Baseline:
			continue
		case s.measured() && ok:
			s.Sizes = s.Minus(base)
		default:
			s.Sizes = Sizes{}
			if s.Problem == "" {
				s.Problem = "the program without a codec was not measured"
			}
		}
		over = append(over, s)
	}
	return over
}

// measured reports whether the sample has sizes that count: those of a program that works.
func (s Sample) measured() bool { return s.Problem == "" && s.Loaded() > 0 }

// A Series is what a strategy costs in a host.
type Series struct {
	Strategy, Host string
	Points         []Point
}

// A Point is what so many types cost in so many formats, in bytes.
type Point struct{ Types, Formats, Bytes int }

// SeriesOf returns the series of samples that Over returned, in their order, with points in the order of their types. Without
// types nothing is serialized and little is linked, so these samples are no points.
func SeriesOf(over []Sample) []Series {
	var all []Series
	for _, s := range over {
		if s.Problem != "" || s.Types == 0 {
			continue
		}
		i := slices.IndexFunc(all, func(x Series) bool { return x.Strategy == s.Strategy && x.Host == s.Host })
		if i < 0 {
			i = len(all)
			all = append(all, Series{Strategy: s.Strategy, Host: s.Host})
		}
		all[i].Points = append(all[i].Points, Point{s.Types, len(s.Formats), int(s.Loaded())})
	}
	for _, s := range all {
		slices.SortStableFunc(s.Points, func(a, b Point) int { return a.Types - b.Types })
	}
	return all
}

// of are the points of a number of formats.
func (s Series) of(formats int) []Point {
	return slices.DeleteFunc(slices.Clone(s.Points), func(p Point) bool { return p.Formats != formats })
}
