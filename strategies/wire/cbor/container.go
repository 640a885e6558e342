package cbor

// Indefinite is the number of elements or members left in a container whose head does not say how many it has, and so is every other
// negative number.
const Indefinite = -1

// AppendArray appends the head of an array of n elements.
func AppendArray(dst []byte, n int) []byte { return appendHead(dst, majorArray, uint64(n)) }

// AppendMap appends the head of a map of n members.
func AppendMap(dst []byte, n int) []byte { return appendHead(dst, majorMap, uint64(n)) }

// OpenMap makes room for the head of a map of at most most members, which begins at len(dst). CloseMap writes it.
func OpenMap(dst []byte, most int) []byte {
	if most < info8 {
		return append(dst, majorMap)
	}
	return append(dst, make([]byte, headLen(uint64(most)))...)
}

// CloseMap writes the head of a map of n members, for which OpenMap made room at start for most of them.
func CloseMap(dst []byte, start, most, n int) []byte {
	if most < info8 {
		dst[start] = majorMap | byte(n)
		return dst
	}
	return closeLongMap(dst, start, most, n)
}

func closeLongMap(dst []byte, start, most, n int) []byte {
	room, need := headLen(uint64(most)), headLen(uint64(n))
	if need < room {
		dst = append(dst[:start+need], dst[start+room:]...)
	}
	appendHead(dst[:start], majorMap, uint64(n))
	return dst
}

// MapHead is the head of a map of n members, for data that is made beforehand.
func MapHead(n int) string { return string(AppendMap(nil, n)) }

// Array reads the head of an array, which may be tagged. left is how many elements follow, or Indefinite; for each, More is asked first. The
// number is never beyond what the rest of the input can hold. next is Stop, and nothing has been opened, if there is no array, the input is
// too short, or 10,000 containers are open.
func (d *Decoder) Array(i int) (left, next int) { return d.open(i, majorArray, 1) }

// Map reads the head of a map as Array does that of an array; left counts members, each of a key and a value.
func (d *Decoder) Map(i int) (left, next int) { return d.open(i, majorMap, 2) }

func (d *Decoder) open(i int, major byte, parts int) (left, next int) {
	src := d.Src
	if uint(i) < uint(len(src)) {
		if c := src[i] - major; c < info8 && int(c)*parts < len(src)-i && d.depth < maxDepth {
			d.depth++
			return int(c), i + 1
		}
	}
	return d.openSlow(i, major, parts)
}

func (d *Decoder) openSlow(i int, major byte, parts int) (left, next int) {
	i = content(d.Src, i)
	if majorAt(d.Src, i) != major || d.depth >= maxDepth {
		return 0, Stop
	}
	if d.Src[i]&infoMask == infoIndefinite {
		d.depth++
		return Indefinite, i + 1
	}
	n, next := number(d.Src, i)
	if next < 0 || n > uint64((len(d.Src)-next)/parts) {
		return 0, Stop
	}
	d.depth++
	return int(n), next
}

// More reports whether another element or member follows at i, when left of them are left. At the end of the container next is the index
// after it. A negative i is returned as it is.
func (d *Decoder) More(i, left int) (next int, more bool) {
	if left > 0 && i >= 0 {
		return i, true
	}
	return d.end(i, left)
}

func (d *Decoder) end(i, left int) (next int, more bool) {
	switch {
	case i < 0:
		return i, false
	case left == 0:
		d.depth--
		return i, false
	case i >= len(d.Src):
		return Stop, false
	case d.Src[i] == itemBreak:
		d.depth--
		return i + 1, false
	}
	return i, true
}

// IsArray reports whether there is an array at i, which may be tagged.
func IsArray(src []byte, i int) bool {
	return majorAt(src, content(src, i)) == majorArray
}
