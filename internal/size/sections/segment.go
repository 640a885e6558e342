package sections

// A segment is what the data section of a WASM file puts into memory at an address.
type segment struct {
	start, end int // in the file, with the header
	memory     span
	data       []byte
}

// claimSegments claims the data section of a WASM file by what its segments are for. It reports whether that can be told.
//
// Go's linker puts constants, the pclntab and variables there, each into segments of their own, of which there are tens of
// thousands since zeros are left out. No names come with them, but the variables of the runtime say which address is what; see
// module. Constants have the lower addresses. A segment's header, about as long as eight zeros, is in the part of its segment.
func claimSegments(l *layout, s wasmSection) bool {
	segments, ok := readSegments(l.data, s)
	if !ok {
		return false
	}
	image, ok := memoryOf(segments, len(l.data))
	if !ok {
		return false
	}
	m, ok := findModule([]memory{image}, true)
	if !ok {
		return false
	}
	groups, ok := segmentGroups(segments, m)
	if !ok {
		return false
	}
	claimRuns(l, s, segments, groups)
	l.pclntab = image.from(m.pclntab.start)[:m.pclntab.size()]
	return true
}

// readSegments reads the segments. It does not know those whose address is not a constant, which Go's linker does not make.
func readSegments(data []byte, s wasmSection) ([]segment, bool) {
	c := &cursor{data: data[:s.end], at: s.content}
	count := c.unsigned()
	var all []segment
	for range count {
		start := c.at
		kind := c.unsigned()
		instruction, address, end := c.byte(), c.signed(), c.byte()
		content := c.take(c.unsigned())
		if c.err != nil || kind != 0 || instruction != i32Const || end != endOfExpression || address < 0 {
			return nil, false
		}
		where := span{uint64(address), uint64(address) + uint64(len(content))}
		all = append(all, segment{start, c.at, where, content})
	}
	return all, len(all) > 0 && !c.more()
}

// The instructions that give a segment its address.
const (
	i32Const        = 0x41
	endOfExpression = 0x0b
)

// memoryOf is what the segments make of the memory. It fails if that is out of proportion to the file.
func memoryOf(segments []segment, fileSize int) (memory, bool) {
	all := segments[0].memory
	for _, s := range segments {
		all = span{min(all.start, s.memory.start), max(all.end, s.memory.end)}
	}
	all.start -= all.start % 8
	if all.size() > 16*uint64(fileSize) {
		return memory{}, false
	}
	m := memory{name: "data", start: all.start, data: make([]byte, all.size())}
	for _, s := range segments {
		copy(m.data[s.memory.start-all.start:], s.data)
	}
	return m, true
}

// segmentGroups says which groups the segments are in. It fails if one is in two, as another tool may have it.
func segmentGroups(segments []segment, m module) ([]Group, bool) {
	var all []Group
	for _, s := range segments {
		group := m.group(s.memory.start)
		if s.memory.size() > 0 && m.group(s.memory.end-1) != group {
			return nil, false
		}
		all = append(all, group)
	}
	return all, true
}

// group is that of an address.
func (m module) group(address uint64) Group {
	switch {
	case m.pclntab.start <= address && address < m.pclntab.end:
		return Pclntab
	case address < m.writable:
		return Rodata
	}
	return Data
}

// claimRuns makes segments in a row that are in the same group one part. What is in front of the first goes with it.
func claimRuns(l *layout, s wasmSection, segments []segment, groups []Group) {
	start := s.start
	for i, g := range groups {
		if i+1 == len(groups) || groups[i+1] != g {
			end := segments[i].end
			l.claim("data:"+g.String(), g, uint64(start), uint64(end-start))
			start = end
		}
	}
}
