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
