package cbor

// A flattener writes each item of a well-formed one anew, in preferred serialization and of definite length, in the order in which they are
// there. Since no head depends on what is nested in what, but for the lengths that are not known, it goes through them without a stack.
type flattener struct {
	src    []byte
	counts []int // of the items in each container of indefinite length, see countItems
	count  int   // of those containers met
	// maps is how many maps of two members and more there are, in which order matters, and members how many members they have.
	maps, members int
}

// all appends all items.
func (f *flattener) all(dst []byte) []byte {
	for i := 0; i < len(f.src); {
		dst, i = f.item(dst, i)
	}
	return dst
}

// source returns where the item begins that all appends after n bytes.
func (f *flattener) source(n int) int {
	f.count = 0
	var flat []byte
	for i := 0; ; {
		if len(flat) == n && f.src[i] != itemBreak {
			return i
		}
		flat, i = f.item(flat, i)
	}
}

// item appends the item at i without those in it, and nothing for a break.
func (f *flattener) item(dst []byte, i int) (out []byte, next int) {
	switch c := f.src[i]; c {
	case itemFloat16, itemFloat32, itemFloat64:
		v, next := Float64(f.src, i)
		return AppendFloat64(dst, v), next
	case itemBreak:
		return dst, i + 1
	case majorArray | infoIndefinite, majorMap | infoIndefinite:
		n := f.counts[f.count]
		f.count++
		if c&majorMask == majorMap {
			n /= 2
		}
		return f.head(dst, c&majorMask, uint64(n)), i + 1
	}
	major := majorAt(f.src, i)
	if major == majorBytes || major == majorText {
		return joinString(dst, f.src, i, major)
	}
	n, next := number(f.src, i)
	if major == majorTag && (n == tagBignum || n == tagNegative) && majorAt(f.src, next) == majorBytes {
		return appendBignum(dst, f.src, next, n)
	}
	return f.head(dst, major, n), next
}

// head appends a head, and counts the maps.
func (f *flattener) head(dst []byte, major byte, n uint64) []byte {
	if major == majorMap && n > 1 {
		f.maps++
		f.members += int(n)
	}
	return appendHead(dst, major, n)
}

// joinString appends the string at i, in one piece.
func joinString(dst, src []byte, i int, major byte) (out []byte, next int) {
	if start, end := span(src, i, major); end >= 0 {
		return append(appendHead(dst, major, uint64(end-start)), src[start:end]...), end
	}
	size, next := measure(src, i+1, major)
	dst = appendHead(dst, major, uint64(size))
	for i++; src[i] != itemBreak; {
		start, end := span(src, i, major)
		dst = append(dst, src[start:end]...)
		i = end
	}
	return dst, next
}

// appendBignum appends the integer whose bytes are those of the string at i, behind the tag.
func appendBignum(dst, src []byte, i int, tag uint64) (out []byte, next int) {
	start := len(dst)
	dst, next = joinString(appendHead(dst, majorTag, tag), src, i, majorBytes)
	digits, _ := byteString(dst, start)
	for len(digits) > 0 && digits[0] == 0 {
		digits = digits[1:]
	}
	if n, ok := magnitude(digits); ok {
		return appendHead(dst[:start], byte(tag-tagBignum)*majorNegint, n), next
	}
	return append(appendHead(dst[:start+1], majorBytes, uint64(len(digits))), digits...), next // digits move towards the front
}
