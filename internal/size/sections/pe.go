package sections

import (
	"bytes"
	"debug/pe"
	"encoding/binary"
	"errors"
)

// claimPE claims the parts of a PE file: its headers and sections, and what lies behind the sections. The pclntab is in the section
// .rdata, and found by the variables of the runtime; see module.
func claimPE(l *layout) error {
	f, err := pe.NewFile(bytes.NewReader(l.data))
	if err != nil {
		return err
	}
	base, directories := peOptional(f)
	if base == nil {
		return errors.New("it is not a program")
	}
	claimPEHeaders(l, f)
	for _, s := range f.Sections {
		l.claim(s.Name, peGroup(s), uint64(s.Offset), peSize(s))
	}
	if len(directories) > pe.IMAGE_DIRECTORY_ENTRY_SECURITY { // the only one that has an offset rather than an address
		d := directories[pe.IMAGE_DIRECTORY_ENTRY_SECURITY]
		l.claim("certificates", Other, uint64(d.VirtualAddress), uint64(d.Size))
	}
	claimCOFFSymbols(l, f)
	if l.err == nil {
		carvePclntab(l, f, *base)
	}
	return nil
}

// peOptional is what programs have in a header that other files lack: where they are loaded to, and places of tables.
func peOptional(f *pe.File) (base *uint64, directories []pe.DataDirectory) {
	switch h := f.OptionalHeader.(type) {
	case *pe.OptionalHeader32:
		wide := uint64(h.ImageBase)
		return &wide, h.DataDirectory[:min(h.NumberOfRvaAndSizes, 16)]
	case *pe.OptionalHeader64:
		return &h.ImageBase, h.DataDirectory[:min(h.NumberOfRvaAndSizes, 16)]
	}
	return nil, nil
}

// claimPEHeaders claims the headers. That of DOS comes first, and has the place of the others.
func claimPEHeaders(l *layout, f *pe.File) {
	header := uint64(binary.LittleEndian.Uint32(l.data[0x3c:]))
	size := 4 + 20 + uint64(f.SizeOfOptionalHeader)
	l.claim("DOS header", Other, 0, header)
	l.claim("PE header", Other, header, size)
	l.claim("section headers", Other, header+size, 40*uint64(f.NumberOfSections))
}

// peSize is how many bytes of the file a section has. What is behind its size in memory is padding.
func peSize(s *pe.Section) uint64 {
	switch {
	case s.Offset == 0:
		return 0
	case s.VirtualSize == 0:
		return uint64(s.Size)
	}
	return uint64(min(s.Size, s.VirtualSize))
}

// peGroup is the group of a section.
func peGroup(s *pe.Section) Group {
	switch {
	case isDWARF(s.Name):
		return DWARF
	case s.Name == ".symtab":
		return Symbols
	case s.Name == ".reloc", s.Name == ".idata", s.Name == ".edata", s.Name == ".didat":
		return Relocs
	case s.Characteristics&(pe.IMAGE_SCN_CNT_CODE|pe.IMAGE_SCN_MEM_EXECUTE) != 0:
		return Text
	case s.Characteristics&pe.IMAGE_SCN_MEM_DISCARDABLE != 0:
		return Other
	case s.Characteristics&pe.IMAGE_SCN_MEM_WRITE != 0:
		return Data
	}
	return Rodata
}

// claimCOFFSymbols claims the symbols, and their names behind them, unless they are in a section, as Go's linker has it.
func claimCOFFSymbols(l *layout, f *pe.File) {
	offset, size := uint64(f.PointerToSymbolTable), 18*uint64(f.NumberOfSymbols)
	if offset == 0 {
		return
	}
	for _, s := range f.Sections {
		if uint64(s.Offset) <= offset && offset < uint64(s.Offset)+uint64(s.Size) {
			return
		}
	}
	l.claim("symbol table", Symbols, offset, size)
	if names := offset + size; names+4 <= uint64(len(l.data)) {
		l.claim("string table", Symbols, names, uint64(binary.LittleEndian.Uint32(l.data[names:])))
	}
}

// carvePclntab makes the pclntab a part of its own if it is found.
func carvePclntab(l *layout, f *pe.File, base uint64) {
	var sections []memory
	for _, s := range f.Sections {
		if size := peSize(s); size > 0 {
			content := l.data[s.Offset:][:size]
			sections = append(sections, memory{s.Name, base + uint64(s.VirtualAddress), int64(s.Offset), content})
		}
	}
	_, wide := f.OptionalHeader.(*pe.OptionalHeader64)
	m, ok := findModule(sections, wide)
	if !ok {
		return
	}
	within := m.pclntab.start - m.tables.start
	l.carve(m.tables.name+":pclntab", Pclntab, m.tables.offset+int64(within), int64(m.pclntab.size()))
}
