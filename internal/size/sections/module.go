package sections

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// A memory is a range of what a process has in memory when it starts.
type memory struct {
	name   string // of the section that it comes from
	start  uint64 // its address
	offset int64  // in the file
	data   []byte
}

// from is what a memory has from an address on, nothing if the address is not within.
func (m memory) from(address uint64) []byte {
	if within := address - m.start; within < uint64(len(m.data)) {
		return m.data[within:]
	}
	return nil
}

// A span is a range of addresses.
type span struct{ start, end uint64 }

func (s span) size() uint64 { return s.end - s.start }

// A module is what the Go runtime's variable firstmoduledata tells of a program: where the linker has put what. It is how the
// pclntab is found in a section that has other things as well. Symbols would tell the same, but are often stripped, and the
// pclntab by itself has no mark at its end.
//
// The variable begins with the address of the pclntab, and goes on with those of the tables in it, which the header there has as
// well. That they agree is not by chance. This holds since Go 1.20. Go 1.26 has put two more tables behind, and the variable has
// the address of their end.
type module struct {
	tables   memory // that has the pclntab
	pclntab  span   // within
	writable uint64 // the first address of variables
}

// The words of the variable that are needed. A slice has three, of which the first is its address.
const (
	moduleTables    = 1  // slices of the five tables that the header has
	moduleFunctions = 13 // the last of them
	moduleNoptrdata = 24 // address of the variables without pointers
	moduleData      = 26 // address of those with
	moduleFuncdata  = 40 // Go 1.26: the first table behind the others
	moduleEnd       = 41 // Go 1.26: the end of the second
	moduleWords     = 42
)

// A finder looks for the module in memory of little-endian words.
type finder struct {
	memories []memory // by address
	word     int      // bytes of an address
}

// findModule looks for the module.
func findModule(memories []memory, wide bool) (module, bool) {
	f := finder{slices.Clone(memories), 4}
	if wide {
		f.word = 8
	}
	slices.SortFunc(f.memories, func(a, b memory) int { return cmp.Compare(a.start, b.start) })
	for _, m := range f.memories {
		for i := 0; len(m.data)-i >= moduleWords*f.word; i += f.word {
			if found, ok := f.moduleAt(m.start+uint64(i), m.data[i:]); ok {
				return found, true
			}
		}
	}
	return module{}, false
}

// moduleAt reports whether the variable is at an address, from which on memory has data.
func (f finder) moduleAt(address uint64, data []byte) (module, bool) {
	header := f.at(data, 0)
	if header >= f.at(data, moduleTables) || f.at(data, moduleTables) >= f.at(data, moduleFunctions) {
		return module{}, false // as with nearly all addresses, which makes the search fast
	}
	tables := f.memory(header)
	table, ok := newPclntab(tables.from(header))
	if !ok || table.word != f.word || table.order != binary.LittleEndian {
		return module{}, false
	}
	for i := range 5 {
		if f.at(data, moduleTables+3*i) != header+table.header(headerTables+i) {
			return module{}, false
		}
	}
	size, ok := f.tableSize(header, uint64(len(table.data)), data)
	writable := min(address, f.at(data, moduleNoptrdata), f.at(data, moduleData))
	return module{tables, span{header, header + size}, writable}, ok
}

// tableSize is the size of the pclntab, which may have as much as most bytes.
func (f finder) tableSize(header, most uint64, data []byte) (uint64, bool) {
	size, length := f.at(data, moduleFunctions)-header, f.at(data, moduleFunctions+1)
	if size > most || length > most-size {
		return 0, false
	}
	size += length
	funcdata, end := f.at(data, moduleFuncdata)-header, f.at(data, moduleEnd)-header
	if size <= funcdata && funcdata <= end && end <= most {
		size = end
	}
	return size, true
}

// at is a word by its number.
func (f finder) at(data []byte, i int) uint64 {
	if f.word == 4 {
		return uint64(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return binary.LittleEndian.Uint64(data[8*i:])
}

// memory is the one that may have an address: the last that begins before.
func (f finder) memory(address uint64) memory {
	i, found := slices.BinarySearchFunc(f.memories, address, func(m memory, a uint64) int { return cmp.Compare(m.start, a) })
	switch {
	case found:
		return f.memories[i]
	case i == 0:
		return memory{}
	}
	return f.memories[i-1]
}
