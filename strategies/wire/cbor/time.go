package cbor

import (
	"errors"
	"math"
	"time"

	"github.com/vmbench/vmbench/strategies/wire"
)

// Time appends t as tag 0: the text of RFC 3339, which keeps its nanoseconds and zone.
func (e *Encoder) Time(dst []byte, t time.Time) []byte {
	start := len(dst)
	out, problem := wire.AppendTime(append(dst, majorTag|tagTime, majorText|info8), t)
	if problem != "" {
		e.Fail(&wire.MarshalerError{GoType: "time.Time", Method: "MarshalText", Err: errors.New("Time.MarshalText: " + problem)})
		return dst
	}
	text := start + 3 // behind the tag, the initial byte, and a quote in the place of the length
	n := len(out) - 1 - text
	if n >= info8 {
		out[text-1] = byte(n)
		return out[:text+n]
	}
	out[text-2] = majorText | byte(n)
	copy(out[text-1:], out[text:text+n])
	return out[:text-1+n]
}

// The seconds of the years that RFC 3339 has, counted from 1970.
const (
	firstSecond = -62167219200 // of year 0
	lastSecond  = 253402300799 // of year 9999
)

// Time reads a time: the text of RFC 3339, or a number of seconds since 1970, with or without the tag for it. null leaves old. Text that is no
// time ends decoding; a number outside of the years 0 to 9999 is a mismatch.
func (d *Decoder) Time(i int, old time.Time) (v time.Time, next int) {
	if text, next := d.text(i); next >= 0 {
		if v, err := wire.ParseTime(text); err == nil {
			return v, next
		} else {
			return old, d.Fail(err)
		}
	}
	if f, next := Float64(d.Src, i); next >= 0 {
		if v, ok := epochTime(f); ok {
			return v, next
		}
	}
	return old, d.Mismatch(i, "time.Time", true)
}

// epochTime returns the time so many seconds after 1970, rounded to nanoseconds, if RFC 3339 has it. All whole numbers of seconds that it
// has are exact as floats.
func epochTime(seconds float64) (t time.Time, ok bool) {
	if !(seconds >= firstSecond && seconds < lastSecond+1) {
		return t, false
	}
	whole, fraction := math.Modf(seconds)
	return time.Unix(int64(whole), int64(math.Round(fraction*1e9))).UTC(), true
}
