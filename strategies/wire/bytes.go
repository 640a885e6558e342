package wire

import (
	"encoding/base64"
	"encoding/binary"
	"sync"
)

// AppendBytes appends v in base64 as a string, or null for nil.
func AppendBytes(dst []byte, v []byte) []byte {
	if v == nil {
		return append(dst, "null"...)
	}
	dst = append(dst, '"')
	if len(v) >= wordSize {
		dst, v = appendPairs(dst, v)
	}
	dst = base64.StdEncoding.AppendEncode(dst, v)
	return append(dst, '"')
}

// base64Pairs are the two characters that stand for twelve bits, the first in the lower byte. They are filled in when they are used first:
// as data they would be 8 K of every program.
var base64Pairs struct {
	once sync.Once
	of   [1 << 12]uint16
}

func fillBase64Pairs() {
	for n := range base64Pairs.of {
		var pair [4]byte
		base64.StdEncoding.Encode(pair[:], []byte{byte(n >> 4), byte(n << 4), 0})
		base64Pairs.of[n] = uint16(pair[0]) | uint16(pair[1])<<8
	}
}

// appendPairs appends v in base64, six bytes at a time, but for a rest of fewer than eight.
func appendPairs(dst, v []byte) (text, rest []byte) {
	base64Pairs.once.Do(fillBase64Pairs)
	of := &base64Pairs.of
	dst = reserve(dst, len(v)/3*4+2*wordSize)
	for len(v) >= wordSize {
		w := binary.BigEndian.Uint64(v)
		chars := uint64(of[w>>52]) | uint64(of[w>>40&0xFFF])<<16 | uint64(of[w>>28&0xFFF])<<32 | uint64(of[w>>16&0xFFF])<<48
		dst = appendWord(dst, chars, wordSize)
		v = v[6:]
	}
	return dst, v
}

// Bytes reads a slice of bytes: a string holds them in base64, null stands for nil, and an array of numbers is read into
// the memory of old as any slice is. An error in the base64 is saved, and old is kept.
func (d *Decoder) Bytes(i int, old []byte, goType string) (v []byte, next int) {
	if uint(i) >= uint(len(d.Src)) {
		return old, Stop
	}
	switch d.Src[i] {
	case '"':
		return d.base64(i, old)
	case '[':
		return d.byteArray(i, old, elemType(goType))
	}
	if next = Null(d.Src, i); next >= 0 {
		return nil, next
	}
	return old, d.Mismatch(i, goType, false)
}

func (d *Decoder) base64(i int, old []byte) (v []byte, next int) {
	text, next := d.text(i)
	if next < 0 {
		return old, Stop
	}
	v = make([]byte, base64.StdEncoding.DecodedLen(len(text)))
	n, err := base64.StdEncoding.Decode(v, text)
	if err != nil {
		d.Save(err)
		return old, next
	}
	return v[:n], next
}

func (d *Decoder) byteArray(i int, v []byte, elem string) ([]byte, int) {
	n := 0
	next, more := d.Enter(i, ']')
	for more {
		if n < cap(v) {
			v = v[:max(n+1, len(v))]
		} else {
			v = append(v[:n], 0)
		}
		c, end := Uint(d.Src, next, 8)
		if end < 0 {
			end = d.Mismatch(next, elem, true)
		} else {
			v[n] = byte(c)
		}
		n++
		next, more = d.More(end, ']')
	}
	if n == 0 {
		return []byte{}, next
	}
	return v[:n], next
}

// elemType returns the name of a slice's element type, as far as the name of the slice tells it.
func elemType(goType string) string {
	if len(goType) > 2 && goType[:2] == "[]" {
		return goType[2:]
	}
	return "uint8"
}
