package wire

import (
	"errors"
	"time"
)

// Time appends what time.Time.MarshalJSON returns.
func (e *Encoder) Time(dst []byte, t time.Time) []byte {
	text, err := appendTime(dst, t)
	if err != "" {
		e.Fail(&MarshalerError{GoType: "time.Time", Method: methodJSON, Err: errors.New("Time.MarshalJSON: " + err)})
		return dst
	}
	return text
}

// Time reads a time as time.Time.UnmarshalJSON does; null leaves old.
func (d *Decoder) Time(i int, old time.Time) (v time.Time, next int) {
	if v, next = readTime(d.Src, i); next >= 0 {
		return v, next
	}
	next = d.Skip(i)
	switch {
	case next < 0:
		return old, Stop
	case d.Src[i] == 'n':
		return old, next
	case d.Src[i] != '"':
		return old, d.Fail(errors.New("Time.UnmarshalJSON: input is not a JSON string"))
	}
	v, err := parseTime(string(d.Src[i+1 : next-1]))
	if err != nil {
		return v, d.Fail(err)
	}
	return v, next
}

// AppendTime appends t in quotes, as RFC 3339 has it with as many digits as it needs, or says what makes it one that RFC 3339 does not have.
// Other formats make use of it.
func AppendTime(dst []byte, t time.Time) (text []byte, problem string) { return appendTime(dst, t) }

// ParseTime reads a time as RFC 3339 has it. The error is that of package time.
func ParseTime(text []byte) (time.Time, error) {
	var space [48]byte
	quoted := append(append(append(space[:0], '"'), text...), '"')
	if t, next := readTime(quoted, 0); next == len(quoted) {
		return t, nil
	}
	return parseTime(string(text))
}
