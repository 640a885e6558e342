package sections

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
)

// A pclntab is the tables of the Go runtime about functions, as they are since Go 1.20. It begins with a header: a magic number,
// the size of an instruction and that of an address, and then words, which are numbers of things and the offsets of the tables.
//
// The package debug/gosym reads them as well, but takes what is in them for granted, and with a damaged one allocates as much as
// that says.
type pclntab struct {
	data  []byte
	order binary.ByteOrder
	word  int // bytes of an address
}

// magic is what the pclntab begins with, with the low byte of a number first.
const magic = "\xf1\xff\xff\xff\x00\x00"

// bigMagic is magic with the high byte first.
const bigMagic = "\xff\xff\xff\xf1\x00\x00"

// The words of the header that are needed.
const (
	headerCount  = 0 // of functions
	headerTables = 3 // offsets of five tables
	headerNames  = 3 // the first of them
	headerUnits  = 4 // the one behind the names
	headerFuncs  = 7 // the last of them
	headerWords  = 8
)

// newPclntab is the pclntab that data begins with, if there is one. What comes behind it need not be cut.
func newPclntab(data []byte) (pclntab, bool) {
	t := pclntab{data: data, order: binary.LittleEndian}
	if len(data) < 8 {
		return t, false
	}
	if bytes.HasPrefix(data, []byte(bigMagic)) {
		t.order = binary.BigEndian
	} else if !bytes.HasPrefix(data, []byte(magic)) {
		return t, false
	}
	t.word = int(data[7])
	return t, (t.word == 4 || t.word == 8) && len(data) >= 8+headerWords*t.word
}

// header is a word of the header.
func (t pclntab) header(i int) uint64 {
	if t.word == 4 {
		return uint64(t.order.Uint32(t.data[8+4*i:]))
	}
	return t.order.Uint64(t.data[8+8*i:])
}

// A tableEntry is a function in the pclntab. Its addresses are from the start of what the linker has from Go.
type tableEntry struct {
	name       string
	start, end uint32
}

// maxName is the longest name that is read. Those of instances of generic functions have their type arguments in them.
const maxName = 1 << 16

// errPclntab says that a pclntab is not as it should be.
var errPclntab = errors.New("its table of functions is damaged")

// entries are the functions, by address. A function ends where the next one starts.
func (t pclntab) entries() ([]tableEntry, error) {
	from, to, at := t.header(headerNames), t.header(headerUnits), t.header(headerFuncs)
	size := uint64(len(t.data))
	if from > to || to > size || at > size {
		return nil, errPclntab
	}
	funcs, names := t.data[at:], string(t.data[from:to])
	count := t.header(headerCount)
	if count > uint64(len(funcs))/8 || 8*count+4 > uint64(len(funcs)) {
		return nil, errPclntab
	}
	all := make([]tableEntry, 0, count)
	for i := range count {
		e, ok := t.entry(funcs, 8*i, names)
		if !ok {
			return nil, errPclntab
		}
		all = append(all, e)
	}
	return all, nil
}

// entry reads a function: its start and the offset of a record that has the offset of its name behind the start.
func (t pclntab) entry(funcs []byte, at uint64, names string) (e tableEntry, ok bool) {
	e.start, e.end = t.order.Uint32(funcs[at:]), t.order.Uint32(funcs[at+8:])
	record := uint64(t.order.Uint32(funcs[at+4:]))
	if record+8 > uint64(len(funcs)) || e.end < e.start {
		return e, false
	}
	name := uint64(t.order.Uint32(funcs[record+4:]))
	if name >= uint64(len(names)) {
		return e, false
	}
	rest := names[name:]
	e.name, _, ok = strings.Cut(rest[:min(len(rest), maxName)], "\x00")
	return e, ok
}
