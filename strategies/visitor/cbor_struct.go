package visitor

import "github.com/vmbench/vmbench/strategies/wire/cbor"

// BeginStruct takes the members, all of which will come, off those of the struct around.
func (s *cborSerializer) BeginStruct(members int) {
	s.members -= members
	s.buf = cbor.AppendMap(s.buf, members)
}

func (s *cborSerializer) EndStruct() {}

func (s *cborSerializer) BeginVarying(most int) {
	s.varying = append(s.varying, varying{len(s.buf), most, s.members})
	s.members = 0
	s.buf = cbor.OpenMap(s.buf, most)
}

func (s *cborSerializer) EndVarying() {
	last := len(s.varying) - 1
	v := s.varying[last]
	s.buf = cbor.CloseMap(s.buf, v.start, v.most, s.members)
	s.members, s.varying = v.around, s.varying[:last]
}

// begin starts a member.
func (s *cborSerializer) begin(k *Key) []byte {
	s.members++
	return append(s.buf, k.CBOR...)
}

func (s *cborSerializer) Field(k *Key) { s.buf = s.begin(k) }

func (s *cborSerializer) FieldBool(k *Key, v bool)   { s.buf = cbor.AppendBool(s.begin(k), v) }
func (s *cborSerializer) FieldInt(k *Key, v int64)   { s.buf = cbor.AppendInt(s.begin(k), v) }
func (s *cborSerializer) FieldUint(k *Key, v uint64) { s.buf = cbor.AppendUint(s.begin(k), v) }

func (s *cborSerializer) FieldString(k *Key, v string) {
	s.buf = cbor.AppendString(s.begin(k), v)
}

func (s *cborSerializer) FieldFloat64(k *Key, v float64) {
	s.buf = cbor.AppendFloat64(s.begin(k), v)
}
