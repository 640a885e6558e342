package msgpack

import "math"

// Indefinite is no number of elements or members that this package returns: all heads say how many follow. Other formats have it.
const Indefinite = -1

// AppendArray appends the head of an array of n elements.
func AppendArray(dst []byte, n int) []byte {
	if n <= maxFixCount {
		return append(dst, fixArray|byte(n))
	}
	return appendWideLength(dst, itemArray16, uint64(n))
}

// AppendMap appends the head of a map of n members.
func AppendMap(dst []byte, n int) []byte {
	if n <= maxFixCount {
		return append(dst, fixMap|byte(n))
	}
	return appendWideLength(dst, itemMap16, uint64(n))
}

// OpenMap makes room for the head of a map of at most most members, which begins at len(dst). CloseMap writes it.
func OpenMap(dst []byte, most int) []byte {
	if most <= maxFixCount {
		return append(dst, fixMap)
	}
	return append(dst, make([]byte, mapHeadLen(most))...)
}

// CloseMap writes the head of a map of n members, for which OpenMap made room at start for most of them.
func CloseMap(dst []byte, start, most, n int) []byte {
	if most <= maxFixCount {
		dst[start] = fixMap | byte(n)
		return dst
	}
	return closeLongMap(dst, start, most, n)
}

func closeLongMap(dst []byte, start, most, n int) []byte {
	room, need := mapHeadLen(most), mapHeadLen(n)
	if need < room {
		dst = append(dst[:start+need], dst[start+room:]...)
	}
	AppendMap(dst[:start], n)
	return dst
}

// mapHeadLen is how many bytes AppendMap appends.
func mapHeadLen(n int) int {
	switch {
	case n <= maxFixCount:
		return 1
	case n <= math.MaxUint16:
		return 3
	}
	return 5
}

// MapHead is the head of a map of n members, for data that is made beforehand.
func MapHead(n int) string { return string(AppendMap(nil, n)) }

// Array reads the head of an array. left is how many elements follow; for each, More is asked first. The number is never beyond what the
// rest of the input can hold. next is Stop, and nothing has been opened, if there is no array, the input is too short, or 10,000 containers
// are open.
func (d *Decoder) Array(i int) (left, next int) { return d.open(i, fixArray, 1) }

// Map reads the head of a map as Array does that of an array; left counts members, each of a key and a value.
func (d *Decoder) Map(i int) (left, next int) { return d.open(i, fixMap, 2) }

func (d *Decoder) open(i int, fix byte, parts int) (left, next int) {
	src := d.Src
	if uint(i) < uint(len(src)) {
		if n := src[i] - fix; n <= maxFixCount && int(n)*parts < len(src)-i && d.depth < maxDepth {
			d.depth++
			return int(n), i + 1
		}
	}
	return d.openLong(i, parts)
}

func (d *Decoder) openLong(i, parts int) (left, next int) {
	if uint(i) >= uint(len(d.Src)) || d.depth >= maxDepth {
		return 0, Stop
	}
	wide := byte(itemArray16)
	if parts == 2 {
		wide = itemMap16
	}
	log := d.Src[i] - wide + 1
	if log != 1 && log != 2 {
		return 0, Stop
	}
	n, next := number(d.Src, i+1, log)
	if next < 0 || n > uint64((len(d.Src)-next)/parts) {
		return 0, Stop
	}
	d.depth++
	return int(n), next
}

// More reports whether another element or member follows at i, when left of them are left. At the end of the container next is i, the index
// after it. A negative i is returned as it is.
func (d *Decoder) More(i, left int) (next int, more bool) {
	if i < 0 {
		return i, false
	}
	if left <= 0 {
		d.depth--
		return i, false
	}
	return i, true
}

// IsArray reports whether there is an array at i.
func IsArray(src []byte, i int) bool { return kindAt(src, i) == kindArray }
