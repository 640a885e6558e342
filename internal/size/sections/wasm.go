package sections

import (
	"encoding/binary"
	"errors"
	"strings"
)

// A wasmSection is a section of a WASM file.
type wasmSection struct {
	wasmKind
	start   int // of its header
	content int // what is behind the header, and with a custom section behind its name
	end     int
}

// A wasmKind says what a section has.
type wasmKind struct {
	name  string
	group Group
}

// wasmKinds are the kinds of sections by their number. Types, tables and elements are Text, since they are there for functions to
// be called, and each function adds to them, even though no instruction is in them. What the host has to resolve is Relocs.
var wasmKinds = []wasmKind{
	{"custom", Other}, {"type", Text}, {"import", Relocs}, {"function", Text}, {"table", Text}, {"memory", Data}, {"global", Data},
	{"export", Relocs}, {"start", Text}, {"element", Text}, {"code", Text}, {"data", Data}, {"data count", Data}, {"tag", Text},
}

// wasmHeader is the size of the header of a file: a magic number and a version.
const wasmHeader = 8

// claimWASM claims the parts of a WASM file: its sections, each with its own header. That of data has what other formats have in
// several sections; see claimSegments.
func claimWASM(l *layout) error {
	sections, err := wasmSections(l.data)
	if err != nil {
		return err
	}
	l.claim("WASM header", Other, 0, wasmHeader)
	for _, s := range sections {
		if s.name != "data" || !claimSegments(l, s) {
			l.claim(s.name, s.group, uint64(s.start), uint64(s.end-s.start))
		}
	}
	return nil
}

// wasmSections finds the sections of a WASM file. They fill it.
func wasmSections(data []byte) ([]wasmSection, error) {
	if len(data) < wasmHeader || binary.LittleEndian.Uint32(data[4:]) != 1 {
		return nil, errors.New("it is not of version 1")
	}
	var all []wasmSection
	for c := (&cursor{data: data, at: wasmHeader}); c.more(); {
		s := readWASMSection(c)
		if c.err != nil {
			return nil, c.err
		}
		all = append(all, s)
	}
	return all, nil
}

// readWASMSection reads a section up to its end.
func readWASMSection(c *cursor) wasmSection {
	start := c.at
	number := int(c.byte())
	content := c.take(c.unsigned())
	if number >= len(wasmKinds) {
		c.fail("a section is of the unknown kind %d", number)
		return wasmSection{}
	}
	s := wasmSection{wasmKinds[number], start, c.at - len(content), c.at}
	if number != 0 || c.err != nil {
		return s
	}
	inner := &cursor{data: content}
	s.wasmKind = customKind(string(inner.take(inner.unsigned())))
	if inner.err != nil {
		c.fail("a section has a bad name")
	}
	s.content += inner.at
	return s
}

// customKind is the kind of a section that has a name rather than a number.
func customKind(name string) wasmKind {
	kind := wasmKind{"custom " + name, Other}
	switch {
	case name == "name":
		kind.group = Symbols
	case strings.HasPrefix(name, "dylink"):
		kind.group = Relocs
	case isDWARF(name):
		kind.group = DWARF
	}
	return kind
}
