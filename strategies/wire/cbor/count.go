package cbor

// countItems returns how many items are in each container of indefinite length of a well-formed item, in the order of their heads.
func countItems(src []byte) []int {
	n := 0
	for i := 0; i < len(src); {
		if src[i] == majorArray|infoIndefinite || src[i] == majorMap|infoIndefinite {
			n++
		}
		i = behindHead(src, i)
	}
	if n == 0 {
		return nil
	}
	c := counter{src: src, counts: make([]int, 0, n)}
	c.item(0)
	return c.counts
}

// behindHead returns the index after the head at i, and after what a string has in it, in a well-formed item.
func behindHead(src []byte, i int) int {
	n, next := number(src, i)
	if next < 0 {
		return i + 1 // an indefinite length, or a break
	}
	if major := src[i] & majorMask; major == majorBytes || major == majorText {
		return next + int(n)
	}
	return next
}

// A counter counts the items in containers of indefinite length.
type counter struct {
	src    []byte
	counts []int
}

// item passes over the item at i.
func (c *counter) item(i int) (next int) {
	i = content(c.src, i)
	major := majorAt(c.src, i)
	if c.src[i]&infoMask == infoIndefinite {
		if major == majorBytes || major == majorText {
			_, next = measure(c.src, i+1, major)
			return next
		}
		return c.container(i + 1)
	}
	next = behindHead(c.src, i)
	if major == majorArray || major == majorMap {
		n, _ := number(c.src, i)
		for range items(major, n, len(c.src)-next) {
			next = c.item(next)
		}
	}
	return next
}

// container passes over the items that begin at i, up to a break.
func (c *counter) container(i int) (next int) {
	at := len(c.counts)
	c.counts = append(c.counts, 0)
	for c.src[i] != itemBreak {
		i = c.item(i)
		c.counts[at]++
	}
	return i + 1
}
