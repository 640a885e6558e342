package size

import "math"

// A Crossing says from how many types on one strategy costs less than another, in the same host and with as many formats.
type Crossing struct {
	Smaller string `json:"smaller"` // in the end
	Larger  string `json:"larger"`
	Host    string `json:"host"`
	Formats int    `json:"formats"`
	// From is the smallest number of types from which on Smaller is smaller; 1 if it is throughout.
	From int `json:"from"`
	// Extrapolated says that From is beyond what was measured, where the laws of the two meet.
	Extrapolated bool `json:"extrapolated,omitempty"`
}

// farthest is how far crossings are extrapolated, as a multiple of the most types that were measured.
const farthest = 8

// Crossings compares each two series of a host, for each number of formats that both have.
func Crossings(all []Series, laws []Law) []Crossing {
	var found []Crossing
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.Host != b.Host {
				continue
			}
			for _, formats := range formatsOfBoth(a, b) {
				if c, ok := cross(a, b, formats, laws); ok {
					found = append(found, c)
				}
			}
		}
	}
	return found
}

// formatsOfBoth are the numbers of formats that two series have, in order.
func formatsOfBoth(a, b Series) (both []int) {
	for formats := 1; len(a.of(formats)) > 0 && len(b.of(formats)) > 0; formats++ {
		both = append(both, formats)
	}
	return both
}

// cross compares two series at the numbers of types that both have. It finds nothing where they never differ, or where there is one number alone: of
// where they cross that says nothing.
func cross(a, b Series, formats int, laws []Law) (Crossing, bool) {
	differences := differ(a.of(formats), b.of(formats))
	if len(differences) < 2 || differences[len(differences)-1].Bytes == 0 {
		return Crossing{}, false
	}
	c := Crossing{Smaller: a.Strategy, Larger: b.Strategy, Host: a.Host, Formats: formats, From: 1}
	sign := -1
	if differences[len(differences)-1].Bytes > 0 {
		c.Smaller, c.Larger, sign = b.Strategy, a.Strategy, 1
	}
	for i := len(differences) - 2; i >= 0; i-- {
		if d := differences[i]; d.Bytes*sign <= 0 {
			c.From = between(d, differences[i+1])
			return c, true
		}
	}
	return c.extrapolate(differences[len(differences)-1], laws), true
}

// differ returns what a has more than b, where both are measured.
func differ(a, b []Point) (differences []Point) {
	for _, p := range a {
		for _, q := range b {
			if p.Types == q.Types {
				differences = append(differences, Point{p.Types, p.Formats, p.Bytes - q.Bytes})
			}
		}
	}
	return differences
}

// between is the smallest number of types at which a straight line from one difference to the next has the sign of the latter.
func between(d, next Point) int {
	zero := float64(d.Types) + float64(next.Types-d.Types)*float64(d.Bytes)/float64(d.Bytes-next.Bytes)
	return min(next.Types, int(math.Floor(zero))+1)
}

// extrapolate looks beyond the largest number of types, where the difference is the last one, for where two strategies meet that never crossed: by what
// further types cost each.
func (c Crossing) extrapolate(last Point, laws []Law) Crossing {
	smaller, larger := lawOf(laws, c.Smaller, c.Host), lawOf(laws, c.Larger, c.Host)
	if smaller == nil || larger == nil {
		return c
	}
	ahead := math.Abs(float64(last.Bytes))
	slower := smaller.slope(c.Formats) - larger.slope(c.Formats)
	if n := float64(last.Types) + ahead/slower; slower > 0 && n < float64(farthest*last.Types) {
		c.Smaller, c.Larger, c.From, c.Extrapolated = c.Larger, c.Smaller, int(n)+1, true
	}
	return c
}

// slope is what a type more costs at the largest numbers of types.
func (l *Law) slope(formats int) float64 {
	if formats == 1 {
		return l.Further
	}
	return l.Bytes(1, formats) - l.Bytes(0, formats)
}

func lawOf(laws []Law, strategy, host string) *Law {
	for i := range laws {
		if laws[i].Strategy == strategy && laws[i].Host == host {
			return &laws[i]
		}
	}
	return nil
}
