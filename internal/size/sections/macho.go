package sections

import (
	"bytes"
	"debug/macho"
	"encoding/binary"
)

// claimMachO claims the parts of a Mach-O file: its header, load commands and sections, and the tables that the load commands
// point to. They lie in the segment __LINKEDIT, which has no sections. The pclntab has a section of its own.
func claimMachO(l *layout) error {
	f, err := macho.NewFile(bytes.NewReader(l.data))
	if err != nil {
		return err
	}
	header := uint64(28)
	if f.Magic == macho.Magic64 {
		header = 32
	}
	l.claim("Mach-O header", Other, 0, header)
	l.claim("load commands", Other, header, uint64(f.Cmdsz))
	for _, s := range f.Sections {
		if !isZeroed(s) {
			l.claim(s.Seg+","+s.Name, machoGroup(s), uint64(s.Offset), s.Size)
		}
	}
	for _, command := range f.Loads {
		claimLinkedit(l, f, command.Raw())
	}
	return nil
}

// The types and attributes of a section, the first in the low byte of its flags.
const (
	machoZeroed         = 0x1
	machoPointers       = 0x6 // to what is imported
	machoLazyPointers   = 0x7
	machoLargeZeroed    = 0xc
	machoThreadZeroed   = 0x12
	machoHasCode        = 0x400
	machoHasNothingElse = 0x80000000
)

// isZeroed reports whether a section has no bytes in the file.
func isZeroed(s *macho.Section) bool {
	kind := s.Flags & 0xff
	return kind == machoZeroed || kind == machoLargeZeroed || kind == machoThreadZeroed
}

// machoGroup is the group of a section. The pointers to what is imported are Data, as in ELF files.
func machoGroup(s *macho.Section) Group {
	kind := s.Flags & 0xff
	switch {
	case s.Seg == "__DWARF":
		return DWARF
	case s.Name == "__gopclntab":
		return Pclntab
	case s.Flags&(machoHasCode|machoHasNothingElse) != 0:
		return Text
	case kind == machoPointers, kind == machoLazyPointers:
		return Data
	case s.Seg == "__TEXT", s.Seg == "__DATA_CONST":
		return Rodata
	}
	return Data
}

// A linkeditTable is what a load command has the place of: an offset, followed by a number of entries.
type linkeditTable struct {
	name  string
	group Group
	at    int    // of the offset, in the command
	entry uint64 // bytes of an entry
}

// linkeditTables are those of each load command. What the dynamic linker reads is Relocs, although it does not lie in a section.
var linkeditTables = map[uint32][]linkeditTable{
	0x02: {{"symbol table", Symbols, 8, symbolEntry}, {"string table", Symbols, 16, 1}},
	0x0b: {
		{"table of contents", Symbols, 32, 8}, {"references", Symbols, 48, 4}, {"indirect symbols", Symbols, 56, 4},
		{"external relocations", Relocs, 64, 8}, {"local relocations", Relocs, 72, 8},
	},
	0x1d: {{"code signature", Other, 8, 1}},
	0x1e: {{"split segments", Other, 8, 1}},
	0x22: dyldTables, 0x80000022: dyldTables,
	0x26:       {{"function starts", Symbols, 8, 1}},
	0x29:       {{"data in code", Symbols, 8, 1}},
	0x2b:       {{"signatures of libraries", Other, 8, 1}},
	0x2e:       {{"linker hints", Other, 8, 1}},
	0x80000033: {{"exports", Relocs, 8, 1}},
	0x80000034: {{"chained fixups", Relocs, 8, 1}},
}

var dyldTables = []linkeditTable{
	{"rebases", Relocs, 8, 1}, {"binds", Relocs, 16, 1}, {"weak binds", Relocs, 24, 1}, {"lazy binds", Relocs, 32, 1},
	{"exports", Relocs, 40, 1},
}

// symbolEntry stands for the size of a symbol, which depends on that of addresses.
const symbolEntry = 0

// claimLinkedit claims what a load command points to.
func claimLinkedit(l *layout, f *macho.File, command []byte) {
	if len(command) < 4 {
		return
	}
	for _, t := range linkeditTables[f.ByteOrder.Uint32(command)] {
		if len(command) >= t.at+8 {
			offset, count := pair(f.ByteOrder, command[t.at:])
			l.claim(t.name, t.group, offset, count*t.size(f))
		}
	}
}

func pair(order binary.ByteOrder, b []byte) (first, second uint64) {
	return uint64(order.Uint32(b)), uint64(order.Uint32(b[4:]))
}

// size is the number of bytes of an entry.
func (t linkeditTable) size(f *macho.File) uint64 {
	switch {
	case t.entry != symbolEntry:
		return t.entry
	case f.Magic == macho.Magic64:
		return 16
	}
	return 12
}
