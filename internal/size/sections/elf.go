package sections

import (
	"bytes"
	"debug/elf"
	"errors"
	"strings"
)

// claimELF claims the parts of an ELF file: its sections and the tables that describe them and the segments. The pclntab has a
// section of its own.
func claimELF(l *layout) error {
	f, err := elf.NewFile(bytes.NewReader(l.data))
	if err != nil {
		return err
	}
	if len(f.Sections) == 0 {
		return errors.New("it has no sections") // they are not needed to run a program, and some tool may have removed them
	}
	claimELFHeaders(l, f)
	for _, s := range f.Sections {
		if s.Type != elf.SHT_NOBITS && s.Type != elf.SHT_NULL {
			l.claim(s.Name, elfGroup(s), s.Offset, s.FileSize)
		}
	}
	return nil
}

// claimELFHeaders claims the header and the tables, which debug/elf does not say the places of.
func claimELFHeaders(l *layout, f *elf.File) {
	order := f.ByteOrder
	if f.Class == elf.ELFCLASS64 { // the lengths are those that debug/elf has read
		segments, sections := order.Uint64(l.data[0x20:]), order.Uint64(l.data[0x28:])
		l.claim("ELF header", Other, 0, 64)
		l.claim("program headers", Other, segments, 56*uint64(len(f.Progs)))
		l.claim("section headers", Other, sections, 64*uint64(len(f.Sections)))
		return
	}
	segments, sections := order.Uint32(l.data[0x1c:]), order.Uint32(l.data[0x20:])
	l.claim("ELF header", Other, 0, 52)
	l.claim("program headers", Other, uint64(segments), 32*uint64(len(f.Progs)))
	l.claim("section headers", Other, uint64(sections), 40*uint64(len(f.Sections)))
}

// elfGroup is the group of a section. A section that the dynamic linker writes to before it becomes constant is Rodata.
func elfGroup(s *elf.Section) Group {
	switch {
	case s.Flags&elf.SHF_ALLOC == 0:
		return unloadedELFGroup(s)
	case strings.HasSuffix(s.Name, ".gopclntab"): // .data.rel.ro.gopclntab in some position independent programs
		return Pclntab
	case s.Flags&elf.SHF_EXECINSTR != 0:
		return Text
	case isDynamic(s):
		return Relocs
	case s.Flags&elf.SHF_WRITE == 0, strings.HasPrefix(s.Name, ".data.rel.ro"):
		return Rodata
	}
	return Data
}

// unloadedELFGroup is the group of a section that a process does not have in memory.
func unloadedELFGroup(s *elf.Section) Group {
	switch {
	case isDWARF(s.Name):
		return DWARF
	case s.Type == elf.SHT_SYMTAB, s.Type == elf.SHT_SYMTAB_SHNDX, s.Name == ".strtab":
		return Symbols
	}
	return Other
}

// isDWARF reports whether a section of an ELF or PE file is for debuggers. Where z is in front it is compressed.
func isDWARF(name string) bool {
	return strings.HasPrefix(name, ".debug_") || strings.HasPrefix(name, ".zdebug_") || name == ".gdb_index"
}

// isDynamic reports whether a section that is loaded is for the dynamic linker. Some linkers give such a section the type of
// program data.
func isDynamic(s *elf.Section) bool {
	switch s.Type {
	case elf.SHT_REL, elf.SHT_RELA, shtRelr, elf.SHT_DYNAMIC, elf.SHT_DYNSYM, elf.SHT_STRTAB, elf.SHT_HASH, elf.SHT_GNU_HASH,
		elf.SHT_GNU_VERDEF, elf.SHT_GNU_VERNEED, elf.SHT_GNU_VERSYM:
		return true
	}
	for _, prefix := range []string{".rel.", ".rela", ".dyn", ".gnu.", ".interp", ".hash"} {
		if strings.HasPrefix(s.Name, prefix) {
			return true
		}
	}
	return false
}

// shtRelr is the type of sections with relocations in a shorter form.
const shtRelr = 19
