package visitor

import (
	"slices"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
)

// BeginMap writes the head for as many entries as the map has; see EndMap.
func (s *cborSerializer) BeginMap(length int) {
	s.heads = append(s.heads, mapHead{len(s.buf), length})
	s.buf = cbor.AppendMap(s.buf, length)
	s.maps.begin()
}

// EndMap writes another head if a method of an entry has changed the map meanwhile.
func (s *cborSerializer) EndMap() {
	n := s.maps.end(s.buf)
	last := len(s.heads) - 1
	head := s.heads[last]
	s.heads = s.heads[:last]
	if n != head.entries {
		behind := head.start + len(cbor.MapHead(head.entries))
		s.buf = slices.Replace(s.buf, head.start, behind, []byte(cbor.MapHead(n))...)
	}
}

func (s *cborSerializer) StringKey(k string) {
	s.maps.add(k, len(s.buf))
	s.buf = cbor.AppendString(s.buf, k)
}

func (s *cborSerializer) IntKey(k int64)   { s.numberKey(cbor.AppendInt(s.buf, k)) }
func (s *cborSerializer) UintKey(k uint64) { s.numberKey(cbor.AppendUint(s.buf, k)) }

// numberKey adds an entry whose key, at the end of buf, is sorted as it is encoded. Nothing writes to it until the map is sorted.
func (s *cborSerializer) numberKey(buf []byte) {
	at := len(s.buf)
	s.maps.add(wire.ViewString(buf[at:]), at)
	s.buf = buf
}

func (s *cborSerializer) TextKey(k wire.TextMarshaler, mapType string) {
	text, err := k.MarshalText()
	if err != nil {
		s.enc.Fail(&mapKeyError{cbor.Format, mapType, err})
	}
	s.StringKey(string(text))
}
