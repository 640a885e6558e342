package msgpack

// Skip passes over one whole item and checks that it is well-formed. depth is how many containers are open around it.
func Skip(src []byte, i, depth int) (next int) {
	next, problem := scan(src, i, depth)
	if problem != "" {
		return Stop
	}
	return next
}

// What may be wrong with an item.
const (
	problemEnd   = "unexpected end of input"
	problemNever = "0xC1 is never used"
	problemDepth = "exceeded max depth"
)

// A scanner passes over items without recursion. It knows how many items follow in each container that is open: few are those of the outer
// ones, many those of the ones within, so that it needs no memory of its own for what is not nested deeply.
type scanner struct {
	few   [16]int
	many  []int
	depth int
	limit int // of depth
}

// scan passes over the item at i. If something is wrong, next is where.
func scan(src []byte, i, depth int) (next int, problem string) {
	if uint(i) < uint(len(src)) { // what is commonest
		if int8(src[i]) >= minFixInt {
			return i + 1, ""
		}
		if n := src[i] - fixText; n <= maxFixText && int(n) < len(src)-i {
			return i + 1 + int(n), ""
		}
	}
	s := scanner{limit: maxDepth - depth}
	for {
		if i, problem = s.item(src, i); problem != "" {
			return i, problem
		}
		if s.ends(); s.depth == 0 {
			return i, ""
		}
	}
}

// item passes over a scalar, or over the head of a container.
func (s *scanner) item(src []byte, i int) (next int, problem string) {
	if uint(i) >= uint(len(src)) {
		return i, problemEnd
	}
	c := src[i]
	switch {
	case c < fixMap || c >= fixNegative:
		return i + 1, ""
	case c < fixArray:
		return s.push(src, i, i+1, uint64(c-fixMap), 2)
	case c < fixText:
		return s.push(src, i, i+1, uint64(c-fixArray), 1)
	case c < firstItem:
		return content(src, i+1, uint64(c-fixText))
	case c == itemNever:
		return i, problemNever
	}
	return s.long(src, i)
}

// long passes over an item whose initial byte holds no number, or over its head.
func (s *scanner) long(src []byte, i int) (next int, problem string) {
	f := forms[src[i]-firstItem]
	next = i + 1 + int(f.fixed)
	if next > len(src) {
		return len(src), problemEnd
	}
	var n uint64
	for _, c := range src[i+1 : i+1+int(f.length)] {
		n = n<<8 | uint64(c)
	}
	if f.parts == 0 {
		return content(src, next, n)
	}
	return s.push(src, i, next, n, int(f.parts))
}

// content passes over n bytes.
func content(src []byte, i int, n uint64) (next int, problem string) {
	if n > uint64(len(src)-i) {
		return len(src), problemEnd
	}
	return i + int(n), ""
}

// push opens the container at at, whose n elements or members, of so many parts, begin at next.
func (s *scanner) push(src []byte, at, next int, n uint64, parts int) (int, string) {
	switch {
	case n > uint64((len(src)-next)/parts):
		return len(src), problemEnd
	case s.depth >= s.limit:
		return at, problemDepth
	case n == 0:
		return next, ""
	}
	if s.depth >= len(s.few) {
		s.many = append(s.many, 0)
	}
	s.depth++
	*s.innermost() = int(n)*parts + 1 // one for the container itself, which ends takes away as if it were an item
	return next, ""
}

// innermost returns how many items follow in the container opened last.
func (s *scanner) innermost() *int {
	if s.depth <= len(s.few) {
		return &s.few[s.depth-1]
	}
	return &s.many[len(s.many)-1]
}

// ends counts an item, and closes the containers that it ends.
func (s *scanner) ends() {
	for s.depth > 0 {
		left := s.innermost()
		if *left--; *left > 0 {
			return
		}
		if s.depth > len(s.few) {
			s.many = s.many[:len(s.many)-1]
		}
		s.depth--
	}
}
