package compact

import "encoding/binary"

// The names of members stand in Programs.Names, each as `,"name":` behind a byte with its length. Where that byte is 0, two times
// two bytes follow, the lowest first: the length of `,"name":`, and that of the name without escapes, which stands behind it.

// NamesEnd is how many bytes stand behind all names, since machines load sixteen at a time.
const NamesEnd = 2 * copySize

// copySize is how many bytes are copied at a time.
const copySize = 16

// hasName reports whether there is a name at an index.
func (p *Programs) hasName(at uint32) bool {
	end := len(p.Names) - NamesEnd
	if int(at) >= end {
		return false
	}
	if n := int(p.Names[at]); n > 0 {
		return n >= nameStart+nameEnd && int(at)+1+n <= end
	}
	return int(at)+longHead <= end && int(at)+longHead+int(p.length(at+1)+p.length(at+3)) <= end
}

const (
	nameStart = len(`,"`)
	nameEnd   = len(`":`)
	longHead  = 5
)

// literal returns the name at an index as it is written behind another member.
func (p *Programs) literal(at uint32) string {
	if n := uint32(p.Names[at]); n > 0 {
		return p.Names[at+1 : at+1+n]
	}
	at += longHead
	return p.Names[at : at+p.length(at-4)]
}

// name returns the name at an index as it is.
func (p *Programs) name(at uint32) string {
	if n := uint32(p.Names[at]); n > 0 {
		at++
		return p.Names[at+uint32(nameStart) : at+n-uint32(nameEnd)]
	}
	from := at + longHead + p.length(at+1)
	return p.Names[from : from+p.length(at+3)]
}

func (p *Programs) length(at uint32) uint32 { return uint32(p.Names[at]) | uint32(p.Names[at+1])<<8 }

// An integer that stands in the place of a name has its eight bytes, the lowest first, in place of `,"name":`, and no other name with a head of
// five bytes has as few; the name behind it is the one by which binary formats look such keys up.
const integerSize = 8

// integer returns the integer in the place of a name, if there is one.
func (p *Programs) integer(at uint32) (n int64, ok bool) {
	if p.Names[at] != 0 || p.length(at+1) != integerSize {
		return 0, false
	}
	return int64(binary.LittleEndian.Uint64([]byte(p.Names[at+longHead:][:integerSize]))), true
}
