package report

// chunks hold the values of a cell as they come. A list that doubles needs three times its size while it grows; a list of
// chunks, each half as long as what there is, is never copied and wastes a third at most.
type chunks struct {
	full [][]float64
	last []float64
	n    int
}

const (
	leastChunk = 8
	mostChunk  = 4096
)

// add appends a value and returns how many bytes it had to allocate for it.
func (c *chunks) add(v float64) (allocated int) {
	if len(c.last) == cap(c.last) {
		if c.last != nil {
			c.full = append(c.full, c.last)
		}
		size := min(max(leastChunk, c.n/2), mostChunk)
		c.last = make([]float64, 0, size)
		allocated = 8 * size
	}
	c.last = append(c.last, v)
	c.n++
	return allocated
}

// take returns the values in one slice, in the order in which they came, and releases the chunks.
func (c *chunks) take() []float64 {
	values := make([]float64, 0, c.n)
	for _, chunk := range c.full {
		values = append(values, chunk...)
	}
	values = append(values, c.last...)
	*c = chunks{}
	return values
}
