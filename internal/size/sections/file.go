package sections

import (
	"bytes"
	"errors"
	"fmt"
	"os"
)

// A File is an executable file.
type File struct {
	Format string // "ELF", "Mach-O", "PE" or "WASM"
	Size   int64
	Parts  []Part // by offset; each begins where the one before it ends

	// HasPclntab is false if no part is in the group Pclntab: the program is not made by Go, or its tables cannot be told from the
	// section that they lie in. They are in Rodata then, and in a WASM file in Data.
	HasPclntab bool
}

// A Part is a range of bytes of a file.
type Part struct {
	Name   string // of the section; or of what it is, as "padding", which other parts may have as well
	Group  Group
	Offset int64
	Size   int64
}

// Totals are the bytes of each group. They add up to the size of the file.
func (f *File) Totals() Totals {
	var t Totals
	for _, p := range f.Parts {
		t[p.Group] += p.Size
	}
	return t
}

// Read reads what a file consists of.
func Read(path string) (*File, error) {
	p, err := open(path)
	if err != nil {
		return nil, err
	}
	return &p.File, nil
}

// A program is a file with its content.
type program struct {
	File
	data    []byte
	pclntab []byte // as it is in memory; empty if there is none
}

// formats are what a file may be. Each claims the parts that it knows of.
var formats = []struct {
	name   string
	magics []string // one of which the file begins with
	claim  func(*layout) error
}{
	{"ELF", []string{"\x7fELF"}, claimELF},
	{"Mach-O", []string{"\xcf\xfa\xed\xfe", "\xce\xfa\xed\xfe", "\xfe\xed\xfa\xcf", "\xfe\xed\xfa\xce"}, claimMachO},
	{"PE", []string{"MZ"}, claimPE},
	{"WASM", []string{"\x00asm"}, claimWASM},
}

// open reads a file. It wants a regular one, since others may have no end.
func open(path string) (*program, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	p, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return p, nil
}

// parse finds the format and the parts of a file.
func parse(data []byte) (*program, error) {
	for _, f := range formats {
		for _, magic := range f.magics {
			if !bytes.HasPrefix(data, []byte(magic)) {
				continue
			}
			l := &layout{data: data}
			err := f.claim(l)
			if err == nil {
				err = l.fill()
			}
			if err != nil {
				return nil, fmt.Errorf("damaged %s file: %w", f.name, err)
			}
			return l.program(f.name), nil
		}
	}
	return nil, errors.New("not an ELF, Mach-O, PE or WASM file")
}

// program is the file that has been laid out.
func (l *layout) program(format string) *program {
	file := File{Format: format, Size: int64(len(l.data)), Parts: l.parts}
	p := &program{File: file, data: l.data, pclntab: l.pclntab}
	for _, part := range l.parts {
		if part.Group != Pclntab {
			continue
		}
		p.HasPclntab = true
		if len(p.pclntab) == 0 {
			p.pclntab = l.data[part.Offset:][:part.Size]
		}
	}
	return p
}
