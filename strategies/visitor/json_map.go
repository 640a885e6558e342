package visitor

import (
	"strconv"

	"github.com/vmbench/vmbench/strategies/wire"
)

func (s *jsonSerializer) BeginMap(int) {
	s.maps.begin()
	s.buf = append(s.buf, '{')
}

func (s *jsonSerializer) EndMap() {
	s.maps.end(s.buf)
	s.close('{', '}')
}

func (s *jsonSerializer) StringKey(k string) {
	s.maps.add(k, len(s.buf))
	s.buf = append(wire.AppendString(s.buf, k), ':')
}

func (s *jsonSerializer) IntKey(k int64)   { s.digitsKey(strconv.FormatInt(k, 10)) }
func (s *jsonSerializer) UintKey(k uint64) { s.digitsKey(strconv.FormatUint(k, 10)) }

func (s *jsonSerializer) digitsKey(k string) {
	s.maps.add(k, len(s.buf))
	s.buf = append(append(append(s.buf, '"'), k...), `":`...)
}

func (s *jsonSerializer) TextKey(k wire.TextMarshaler, mapType string) {
	text, err := k.MarshalText()
	if err != nil {
		s.enc.Fail(&mapKeyError{"json", mapType, err})
	}
	s.StringKey(string(text))
}
