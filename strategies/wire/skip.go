package wire

// Skip passes over one whole value and checks it fully. depth is how many containers are open around it.
func Skip(src []byte, i, depth int) (next int) {
	if uint(i) >= uint(len(src)) {
		return Stop
	}
	if !opens(src[i]) {
		return skipScalar(src, i)
	}
	open := nesting{limit: maxDepth - depth}
	for more := true; more; {
		i, more = skipStep(src, i, &open)
	}
	return i
}

// skipStep passes over one scalar or opening bracket and what follows it up to the next value: a comma and a name, or
// closing brackets. more is false at the end of the outermost container, and with Stop on a syntax error.
func skipStep(src []byte, i int, open *nesting) (next int, more bool) {
	if uint(i) >= uint(len(src)) {
		return Stop, false
	}
	if opens(src[i]) {
		open.push(src[i] == '{')
		i = Space(src, i+1)
		if i >= len(src) || open.depth > open.limit {
			return Stop, false
		}
		if src[i] != open.closing() {
			return skipName(src, i, open)
		}
	} else if i = skipScalar(src, i); i < 0 {
		return Stop, false
	}
	return skipEnds(src, i, open)
}

// skipEnds passes over closing brackets, up to the end or the next value.
func skipEnds(src []byte, i int, open *nesting) (next int, more bool) {
	for {
		i = Space(src, i)
		if i >= len(src) {
			return Stop, false
		}
		if src[i] == ',' {
			return skipName(src, Space(src, i+1), open)
		}
		if src[i] != open.closing() {
			return Stop, false
		}
		i++
		if open.pop(); open.depth == 0 {
			return i, false
		}
	}
}

// skipName passes over the name and colon of a member, or nothing in an array.
func skipName(src []byte, i int, open *nesting) (next int, more bool) {
	if !open.object() {
		return i, true
	}
	if i >= len(src) || src[i] != '"' {
		return Stop, false
	}
	i = skipString(src, i)
	if i < 0 {
		return Stop, false
	}
	i = colon(src, i)
	return i, i >= 0
}

func skipScalar(src []byte, i int) (next int) {
	switch src[i] {
	case '"':
		return skipString(src, i)
	case 't', 'f':
		_, next = Bool(src, i)
		return next
	case 'n':
		return Null(src, i)
	}
	return skipNumber(src, i)
}

func opens(c byte) bool { return c == '{' || c == '[' }

// A nesting remembers for each open container whether it is an object.
type nesting struct {
	limit int // of depth
	depth int
	top   uint64   // a bit for each of the innermost, up to 64 of them
	below []uint64 // the bits of the others
}

func (n *nesting) push(object bool) {
	if n.depth%64 == 0 && n.depth > 0 {
		n.below = append(n.below, n.top)
	}
	n.depth++
	n.top <<= 1
	if object {
		n.top |= 1
	}
}

func (n *nesting) pop() {
	n.depth--
	n.top >>= 1
	if n.depth%64 == 0 && n.depth > 0 {
		n.top = n.below[len(n.below)-1]
		n.below = n.below[:len(n.below)-1]
	}
}

func (n *nesting) object() bool { return n.top&1 != 0 }

func (n *nesting) closing() byte {
	if n.object() {
		return '}'
	}
	return ']'
}
