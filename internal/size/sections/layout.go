package sections

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
)

// A layout is a file whose bytes are being given to parts.
type layout struct {
	data    []byte
	parts   []Part
	pclntab []byte // as it is in memory, if that differs from the file
	err     error  // the first claim that was bad
}

// claim makes a range of the file a part, unless it is empty. That a range is outside the file, fill reports.
func (l *layout) claim(name string, group Group, offset, size uint64) {
	end := uint64(len(l.data))
	switch {
	case size == 0 || l.err != nil:
	case offset > end || size > end-offset:
		l.err = fmt.Errorf("%s has %#x bytes at %#x, which is beyond the end of the file at %#x", name, size, offset, end)
	default:
		name = cmp.Or(name, "unnamed")
		l.parts = append(l.parts, Part{name, group, int64(offset), int64(size)})
	}
}

// carve makes a range within a part a part of its own. It reports whether there is such a part.
func (l *layout) carve(name string, group Group, offset, size int64) bool {
	i := slices.IndexFunc(l.parts, func(p Part) bool {
		return p.Offset <= offset && size <= p.Size && offset-p.Offset <= p.Size-size
	})
	if i < 0 || size <= 0 {
		return false
	}
	before, after := l.parts[i], l.parts[i]
	before.Size = offset - before.Offset
	after.Offset = offset + size
	after.Size -= before.Size + size
	pieces := []Part{before, {name, group, offset, size}, after}
	pieces = slices.DeleteFunc(pieces, func(p Part) bool { return p.Size == 0 })
	l.parts = slices.Replace(l.parts, i, i+1, pieces...)
	return true
}

// fill orders the parts, and makes those bytes parts that nothing has claimed.
func (l *layout) fill() error {
	if l.err != nil {
		return l.err
	}
	slices.SortStableFunc(l.parts, func(a, b Part) int { return cmp.Compare(a.Offset, b.Offset) })
	var all []Part
	end, last := int64(0), ""
	for _, p := range l.parts {
		if p.Offset < end {
			return fmt.Errorf("%s begins at %#x, where %s still goes on to %#x", p.Name, p.Offset, last, end)
		}
		all = l.appendGap(all, end, p.Offset)
		all = append(all, p)
		end, last = p.Offset+p.Size, p.Name
	}
	l.parts = l.appendGap(all, end, int64(len(l.data)))
	return nil
}

// appendGap appends what lies between two parts, if anything does.
func (l *layout) appendGap(all []Part, from, to int64) []Part {
	if from == to {
		return all
	}
	name := "unclaimed"
	if len(bytes.TrimLeft(l.data[from:to], "\x00")) == 0 {
		name = "padding"
	}
	return append(all, Part{name, Other, from, to - from})
}
