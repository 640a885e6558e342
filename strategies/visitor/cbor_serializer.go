package visitor

import (
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/internal/dynamic"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
)

// cborSerializer writes CBOR. What varies in its number of members gets room for the head of a map, which is written when the
// number is known.
type cborSerializer struct {
	jsonSerializing // nil, since no half that CBOR calls has such values
	buf             []byte
	enc             cbor.Encoder
	members         int // that the innermost struct which varies has had so far
	varying         []varying
	maps            mapSorter
	heads           []mapHead
	any             func(e *cbor.Encoder, dst []byte, v any) []byte // appendHeld, as a function that is made once
}

// finish returns what was written and makes s ready for its next use.
func (s *cborSerializer) finish() ([]byte, error) {
	out, err := s.buf, s.enc.Err()
	s.buf, s.enc = nil, cbor.Encoder{}
	if err != nil {
		s.maps.reset()
		s.members, s.varying, s.heads = 0, s.varying[:0], s.heads[:0]
		return nil, err
	}
	return out, nil
}

func (s *cborSerializer) Null()             { s.buf = cbor.AppendNull(s.buf) }
func (s *cborSerializer) Bool(v bool)       { s.buf = cbor.AppendBool(s.buf, v) }
func (s *cborSerializer) Int(v int64)       { s.buf = cbor.AppendInt(s.buf, v) }
func (s *cborSerializer) Uint(v uint64)     { s.buf = cbor.AppendUint(s.buf, v) }
func (s *cborSerializer) Float32(v float32) { s.buf = cbor.AppendFloat32(s.buf, v) }
func (s *cborSerializer) Float64(v float64) { s.buf = cbor.AppendFloat64(s.buf, v) }
func (s *cborSerializer) String(v string)   { s.buf = cbor.AppendString(s.buf, v) }
func (s *cborSerializer) Bytes(v []byte)    { s.buf = cbor.AppendBytes(s.buf, v) }
func (s *cborSerializer) Raw(v []byte)      { s.buf = s.enc.Raw(s.buf, v) }
func (s *cborSerializer) Time(v time.Time)  { s.buf = s.enc.Time(s.buf, v) }

func (s *cborSerializer) Any(v any) {
	if s.any == nil {
		s.any = s.appendHeld
	}
	s.buf = s.enc.Any(s.buf, v, s.any)
}

// appendHeld appends what an interface holds and package cbor does not know. e is the Encoder of s.
func (s *cborSerializer) appendHeld(e *cbor.Encoder, dst []byte, v any) []byte {
	s.buf = dst
	if !serializeHeldCBOR(s, v) {
		return dynamic.AppendCBOR(e, dst, v)
	}
	return s.buf
}

func (s *cborSerializer) Text(m wire.TextMarshaler, goType string) {
	s.buf = s.enc.Text(s.buf, m, goType)
}

func (s *cborSerializer) Own(m any, goType string) {
	s.buf = s.enc.Own(s.buf, m.(cbor.Marshaler), goType)
}

func (s *cborSerializer) Unsupported(goType string) { s.enc.Unsupported(goType) }

func (s *cborSerializer) BeginSlice(length int) { s.buf = cbor.AppendArray(s.buf, length) }
func (s *cborSerializer) EndSlice()             {}

func (s *cborSerializer) Enter(p unsafe.Pointer, n int, goType string) bool {
	return s.enc.Enter(p, n, goType)
}

func (s *cborSerializer) Leave() { s.enc.Leave() }
