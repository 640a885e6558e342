package visitor

import (
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/strategies/wire/dynamic"
)

// jsonSerializer writes JSON. Every value is followed by a comma, which the end of the container overwrites: so no
// call has to ask whether it is the first.
type jsonSerializer struct {
	buf  []byte
	enc  wire.Encoder
	maps mapSorter
	any  func(e *wire.Encoder, dst []byte, v any) []byte // appendHeld, as a function that is made once
}

// finish returns what was written, without the last comma, and makes s ready for its next use.
func (s *jsonSerializer) finish() ([]byte, error) {
	out, err := s.buf, s.enc.Err()
	s.buf, s.enc = nil, wire.Encoder{}
	if err != nil {
		s.maps.reset()
		return nil, err
	}
	return out[:len(out)-1], nil
}

func (s *jsonSerializer) Null()             { s.buf = append(s.buf, "null,"...) }
func (s *jsonSerializer) Bool(v bool)       { s.buf = append(wire.AppendBool(s.buf, v), ',') }
func (s *jsonSerializer) Int(v int64)       { s.buf = append(wire.AppendInt(s.buf, v), ',') }
func (s *jsonSerializer) Uint(v uint64)     { s.buf = append(wire.AppendUint(s.buf, v), ',') }
func (s *jsonSerializer) Float32(v float32) { s.buf = append(s.enc.Float32(s.buf, v), ',') }
func (s *jsonSerializer) Float64(v float64) { s.buf = append(s.enc.Float64(s.buf, v), ',') }
func (s *jsonSerializer) String(v string)   { s.buf = append(wire.AppendString(s.buf, v), ',') }
func (s *jsonSerializer) Bytes(v []byte)    { s.buf = append(wire.AppendBytes(s.buf, v), ',') }
func (s *jsonSerializer) Number(v string)   { s.buf = append(s.enc.Number(s.buf, v), ',') }
func (s *jsonSerializer) Raw(v []byte)      { s.buf = append(s.enc.Raw(s.buf, v), ',') }
func (s *jsonSerializer) Time(v time.Time)  { s.buf = append(s.enc.Time(s.buf, v), ',') }

func (s *jsonSerializer) Any(v any) {
	if s.any == nil {
		s.any = s.appendHeld
	}
	s.buf = append(s.enc.Any(s.buf, v, s.any), ',')
}

// appendHeld appends what an interface holds and wire does not know: if there is no half for its type, as encoding/json
// does. e is the Encoder of s.
func (s *jsonSerializer) appendHeld(e *wire.Encoder, dst []byte, v any) []byte {
	s.buf = dst
	if !serializeHeldJSON(s, v) {
		return dynamic.Append(e, dst, v)
	}
	return s.buf[:len(s.buf)-1]
}

func (s *jsonSerializer) Own(m any, goType string) { s.JSON(m.(wire.Marshaler), goType) }

func (s *jsonSerializer) JSON(m wire.Marshaler, goType string) {
	s.buf = append(s.enc.JSON(s.buf, m, goType), ',')
}

func (s *jsonSerializer) Text(m wire.TextMarshaler, goType string) {
	s.buf = append(s.enc.Text(s.buf, m, goType), ',')
}

func (s *jsonSerializer) Unsupported(goType string) {
	s.enc.Unsupported(goType)
	s.Null()
}

func (s *jsonSerializer) BeginQuoted() { s.buf = append(s.buf, '"') }

func (s *jsonSerializer) EndQuoted() {
	s.buf[len(s.buf)-1] = '"'
	s.buf = append(s.buf, ',')
}

func (s *jsonSerializer) QuotedString(v string) {
	s.buf = append(wire.AppendQuotedString(s.buf, v), ',')
}

func (s *jsonSerializer) BeginStruct(int)  { s.buf = append(s.buf, '{') }
func (s *jsonSerializer) Field(k *Key)     { s.buf = append(s.buf, k.JSON...) }
func (s *jsonSerializer) EndStruct()       { s.close('{', '}') }
func (s *jsonSerializer) BeginVarying(int) { s.buf = append(s.buf, '{') }
func (s *jsonSerializer) EndVarying()      { s.close('{', '}') }
func (s *jsonSerializer) BeginSlice(int)   { s.buf = append(s.buf, '[') }
func (s *jsonSerializer) EndSlice()        { s.close('[', ']') }

func (s *jsonSerializer) FieldBool(k *Key, v bool) {
	s.buf = append(wire.AppendBool(append(s.buf, k.JSON...), v), ',')
}

func (s *jsonSerializer) FieldInt(k *Key, v int64) {
	s.buf = append(wire.AppendInt(append(s.buf, k.JSON...), v), ',')
}

func (s *jsonSerializer) FieldUint(k *Key, v uint64) {
	s.buf = append(wire.AppendUint(append(s.buf, k.JSON...), v), ',')
}

func (s *jsonSerializer) FieldFloat64(k *Key, v float64) {
	s.buf = append(s.enc.Float64(append(s.buf, k.JSON...), v), ',')
}

func (s *jsonSerializer) FieldString(k *Key, v string) {
	s.buf = append(wire.AppendString(append(s.buf, k.JSON...), v), ',')
}

// close ends a container: in place of the last comma if there is one, else after the opening bracket.
func (s *jsonSerializer) close(left, right byte) {
	b := s.buf
	if n := len(b) - 1; b[n] == left {
		s.buf = append(b, right, ',')
	} else {
		b[n] = right
		s.buf = append(b, ',')
	}
}

func (s *jsonSerializer) Enter(p unsafe.Pointer, n int, goType string) bool {
	return s.enc.Enter(p, n, goType)
}

func (s *jsonSerializer) Leave() { s.enc.Leave() }
