package cbor

import (
	"bytes"
	"cmp"
	"slices"
)

// An orderer finds the order in which the members of each map are to be written. What it looks at is flat: in preferred serialization and of
// definite length, so that two items are equal if their bytes are, but for the order of members.
type orderer struct {
	flat    []byte
	maps    []mapOrder // of two members and more, in the order of their heads
	keys    []int      // where the keys of those maps are, in the order they are to have
	changed bool       // some are in another order
	second  int        // where the first key is that is in its map a second time, or Stop
}

// A mapOrder says where the keys of a map are: from first on in all keys.
type mapOrder struct{ at, first int }

// item finds the order of all maps in the item at i.
func (o *orderer) item(i int) (next int) {
	i = content(o.flat, i)
	major := majorAt(o.flat, i)
	n, next := number(o.flat, i)
	switch {
	case major == majorMap && n > 1:
		return o.members(i, next, int(n))
	case major == majorArray || major == majorMap:
		for range items(major, n, len(o.flat)-next) {
			next = o.item(next)
		}
		return next
	}
	return behindHead(o.flat, i)
}

// members orders the n members of the map at i, which begin at next, after what is in them.
func (o *orderer) members(i, next, n int) (end int) {
	first := len(o.keys)
	o.maps = append(o.maps, mapOrder{i, first})
	o.keys = o.keys[:first+n]
	keys := o.keys[first:]
	for k := range keys {
		keys[k] = next
		next = o.item(o.item(next))
	}
	o.sort(keys)
	return next
}

// sort sorts keys, which are in the order of the input, and remembers the first that another one before it equals. Equal ones stay in their
// order; in it they are neighbours, which are compared whatever the algorithm.
func (o *orderer) sort(keys []int) {
	compare := func(a, b int) int {
		c, _, _ := o.compare(a, b)
		if c == 0 && a != b {
			if second := max(a, b); o.second < 0 || second < o.second {
				o.second = second
			}
			return cmp.Compare(a, b)
		}
		return c
	}
	slices.SortFunc(keys, compare)
	o.changed = o.changed || !slices.IsSorted(keys)
}

// compare compares the items at a and b as they are to be written, from the first byte on. Where they are equal it returns the indexes after
// them. It looks at no more than the shorter one, or else one long key would make the order of many short ones slow.
func (o *orderer) compare(a, b int) (c, nextA, nextB int) {
	for more := 1; more > 0; more-- {
		if c = cmp.Compare(o.flat[a], o.flat[b]); c != 0 {
			return c, Stop, Stop
		}
		n, endA := number(o.flat, a)
		m, endB := number(o.flat, b) // in as many bytes
		if c = cmp.Compare(n, m); c != 0 {
			return c, Stop, Stop
		}
		switch major := majorAt(o.flat, a); {
		case major == majorBytes || major == majorText:
			endA, endB = endA+int(n), endB+int(n)
			if c = bytes.Compare(o.flat[endA-int(n):endA], o.flat[endB-int(n):endB]); c != 0 {
				return c, Stop, Stop
			}
		case major == majorTag:
			more++
		case major == majorMap && n > 1:
			if c, endA, endB = o.compareMembers(o.keysOf(a, int(n)), o.keysOf(b, int(n))); c != 0 {
				return c, Stop, Stop
			}
		case major == majorArray || major == majorMap:
			more += items(major, n, len(o.flat)-endA)
		}
		a, b = endA, endB
	}
	return 0, a, b
}

// compareMembers compares the members of two maps that have as many of them.
func (o *orderer) compareMembers(a, b []int) (c, endA, endB int) {
	for k := range a {
		c, valueA, valueB := o.compare(a[k], b[k])
		if c != 0 {
			return c, Stop, Stop
		}
		c, nextA, nextB := o.compare(valueA, valueB)
		if c != 0 {
			return c, Stop, Stop
		}
		endA, endB = max(endA, nextA), max(endB, nextB)
	}
	return 0, endA, endB
}

// keysOf returns where the keys of the map at i are, which has n of them.
func (o *orderer) keysOf(i, n int) []int {
	at, _ := slices.BinarySearchFunc(o.maps, i, func(m mapOrder, i int) int { return cmp.Compare(m.at, i) })
	first := o.maps[at].first
	return o.keys[first : first+n]
}

// append appends the item at i with all members in order.
func (o *orderer) append(dst []byte, i int) (out []byte, next int) {
	start := i
	i = content(o.flat, i)
	major := majorAt(o.flat, i)
	n, next := number(o.flat, i)
	if major != majorArray && major != majorMap {
		next = behindHead(o.flat, i)
		return append(dst, o.flat[start:next]...), next
	}
	dst = append(dst, o.flat[start:next]...)
	if major == majorMap && n > 1 {
		return o.appendMembers(dst, o.keysOf(i, int(n)))
	}
	for range items(major, n, len(o.flat)-next) {
		dst, next = o.append(dst, next)
	}
	return dst, next
}

// appendMembers appends members whose keys are given; end is the index after the last one of the input.
func (o *orderer) appendMembers(dst []byte, keys []int) (out []byte, end int) {
	for _, key := range keys {
		next := key
		for range 2 {
			dst, next = o.append(dst, next)
		}
		end = max(end, next)
	}
	return dst, end
}
