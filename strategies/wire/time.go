package wire

import "time"

// Time appends what time.Time.MarshalJSON returns.
func (e *Encoder) Time(dst []byte, t time.Time) []byte {
	if text, ok := appendTime(dst, t); ok {
		return text
	}
	text, err := t.AppendText(append(dst, '"'))
	if err == nil {
		return append(text, '"')
	}
	_, err = t.MarshalJSON() // for its own text of the same error
	e.Fail(&MarshalerError{GoType: "time.Time", Method: methodJSON, Err: err})
	return dst
}

// Time reads a time as time.Time.UnmarshalJSON does; null leaves old.
func (d *Decoder) Time(i int, old time.Time) (v time.Time, next int) {
	if v, next = readTime(d.Src, i); next >= 0 {
		return v, next
	}
	next = d.Skip(i)
	if next < 0 {
		return old, Stop
	}
	if err := old.UnmarshalJSON(d.Src[i:next]); err != nil {
		return old, d.Fail(err)
	}
	return old, next
}
