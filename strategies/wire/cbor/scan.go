package cbor

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
	problemEnd      = "unexpected end of input"
	problemReserved = "reserved length"
	problemBreak    = "break outside of an item of indefinite length"
	problemHalf     = "break between a key and its value"
	problemChunk    = "chunk of another type in a string of indefinite length"
	problemSimple   = "simple value below 32 in two bytes"
	problemDepth    = "exceeded max depth"
)

// A scanner passes over items without recursion.
type scanner struct {
	few   [16]opened // containers, the innermost last
	many  []opened   // those beyond, so that most documents need no memory
	depth int        // how many are open
	limit int        // of depth
}

// top is the innermost container; there must be one.
func (s *scanner) top() *opened {
	if s.depth <= len(s.few) {
		return &s.few[s.depth-1]
	}
	return &s.many[s.depth-1-len(s.few)]
}

// An opened is a container that is being read: how many items follow in it, or, if there is a break at its end, whether a key was read
// whose value is next.
type opened struct {
	left       int
	indefinite bool
	pairs      bool
	half       bool
}

// scan passes over the item at i. If something is wrong, next is where.
func scan(src []byte, i, depth int) (next int, problem string) {
	if c := majorAt(src, i); c < majorArray && c != majorNone && src[i]&infoMask < info8 { // what is commonest
		if c < majorBytes {
			return i + 1, ""
		}
		if next = i + 1 + int(src[i]&infoMask); next <= len(src) {
			return next, ""
		}
	}
	s := scanner{limit: maxDepth - depth}
	for {
		if i, problem = s.item(src, i); problem != "" {
			return i, problem
		}
		if i = s.ends(src, i); s.depth == 0 {
			return i, ""
		}
	}
}

// item passes over a scalar, or over the head of a container or tag, which counts as a container of one item.
func (s *scanner) item(src []byte, i int) (next int, problem string) {
	if uint(i) >= uint(len(src)) {
		return len(src), problemEnd
	}
	c := src[i]
	major, info := c&majorMask, c&infoMask
	if c == itemBreak {
		return i, s.misplaced()
	}
	if info == infoIndefinite {
		switch major {
		case majorBytes, majorText:
			return scanChunks(src, i+1, major)
		case majorArray, majorMap:
			return s.push(i, i+1, opened{indefinite: true, pairs: major == majorMap})
		}
	}
	if info > info64 {
		return i, problemReserved
	}
	n, next := number(src, i)
	if next < 0 {
		return len(src), problemEnd
	}
	switch major {
	case majorUint, majorNegint:
		return next, ""
	case majorBytes, majorText:
		if n > uint64(len(src)-next) {
			return len(src), problemEnd
		}
		return next + int(n), ""
	case majorArray, majorMap:
		return s.push(i, next, opened{left: items(major, n, len(src)-next)})
	case majorOther:
		if c == itemSimple && n < 32 {
			return i, problemSimple
		}
		return next, ""
	}
	return s.push(i, next, opened{left: 1})
}

// items returns how many items are in a container of n elements or members, or one more than the rest of the input has room for, so that what
// is wrong with those that are there is found first.
func items(major byte, n uint64, rest int) int {
	parts := 1 + int(major>>5&1)
	if n > uint64(rest/parts) {
		return rest + 1
	}
	return int(n) * parts
}

func (s *scanner) misplaced() string {
	if s.depth > 0 && s.top().half {
		return problemHalf
	}
	return problemBreak
}

func (s *scanner) push(at, next int, c opened) (int, string) {
	if s.depth >= s.limit {
		return at, problemDepth
	}
	if c.left == 0 && !c.indefinite {
		return next, ""
	}
	if c.left > 0 {
		c.left++ // for the container itself, which ends takes away as if it were an item
	}
	c.half = c.pairs // ends turns it around
	if beyond := s.depth - len(s.few); beyond >= 0 {
		s.many = append(s.many[:beyond], c)
	} else {
		s.few[s.depth] = c
	}
	s.depth++
	return next, ""
}

// ends counts an item, and closes the containers that it ends.
func (s *scanner) ends(src []byte, i int) int {
	for s.depth > 0 {
		top := s.top()
		if !top.indefinite {
			if top.left--; top.left > 0 {
				return i
			}
		} else {
			if top.pairs {
				top.half = !top.half
			}
			if i >= len(src) || src[i] != itemBreak || top.half {
				return i
			}
			i++
		}
		s.depth--
	}
	return i
}

// scanChunks passes over the chunks of a string of indefinite length.
func scanChunks(src []byte, i int, major byte) (next int, problem string) {
	for i < len(src) {
		if src[i] == itemBreak {
			return i + 1, ""
		}
		if src[i]&majorMask != major || src[i]&infoMask == infoIndefinite {
			return i, problemChunk
		}
		if src[i]&infoMask > info64 {
			return i, problemReserved
		}
		_, end := span(src, i, major)
		if end < 0 {
			break
		}
		i = end
	}
	return len(src), problemEnd
}
