package msgpack

import (
	"encoding/binary"
	"math"
	"time"

	"github.com/vmbench/vmbench/strategies/wire"
)

// What a timestamp consists of.
const (
	extTime        = -1
	maxNanoseconds = 999_999_999
	secondsBits    = 34 // of the form of 64 bits, which has the nanoseconds above them
)

// Time appends t as a timestamp of 32, 64 or 96 bits, the first that holds it. The zone is lost.
func (e *Encoder) Time(dst []byte, t time.Time) []byte {
	const typeByte = extTime & 0xFF
	seconds, nanoseconds := t.Unix(), uint64(t.Nanosecond())
	switch {
	case uint64(seconds)>>secondsBits != 0:
		dst = binary.BigEndian.AppendUint32(append(dst, itemExt8, 12, typeByte), uint32(nanoseconds))
		return binary.BigEndian.AppendUint64(dst, uint64(seconds))
	case nanoseconds != 0 || seconds > math.MaxUint32:
		return binary.BigEndian.AppendUint64(append(dst, itemFixExt8, typeByte), nanoseconds<<secondsBits|uint64(seconds))
	}
	return binary.BigEndian.AppendUint32(append(dst, itemFixExt4, typeByte), uint32(seconds))
}

// Time reads a time, which is in UTC then: a timestamp, the text of RFC 3339, or a number of seconds since 1970. nil leaves old. Text that is
// no time ends decoding.
func (d *Decoder) Time(i int, old time.Time) (v time.Time, next int) {
	if ext, next := extension(d.Src, i); next >= 0 {
		if v, ok := timestamp(ext); ok {
			return v, next
		}
		return old, d.Mismatch(i, "time.Time", false)
	}
	if text, next := d.text(i); next >= 0 {
		if v, err := wire.ParseTime(text); err == nil {
			return v.UTC(), next
		} else {
			return old, d.Fail(err)
		}
	}
	if n, next := Int(d.Src, i, 64); next >= 0 {
		return time.Unix(n, 0).UTC(), next
	}
	if f, next := Float64(d.Src, i); next >= 0 && math.Abs(f) < 1<<53 {
		whole, fraction := math.Modf(f)
		return time.Unix(int64(whole), int64(math.Round(fraction*1e9))).UTC(), next
	}
	return old, d.Mismatch(i, "time.Time", false)
}

// timestamp returns the time that an extension stands for, if it is one.
func timestamp(v Ext) (t time.Time, ok bool) {
	if v.Type != extTime {
		return t, false
	}
	var seconds int64
	var nanoseconds uint64
	switch len(v.Data) {
	case 4:
		seconds = int64(binary.BigEndian.Uint32(v.Data))
	case 8:
		n := binary.BigEndian.Uint64(v.Data)
		seconds, nanoseconds = int64(n&(1<<secondsBits-1)), n>>secondsBits
	case 12:
		seconds, nanoseconds = int64(binary.BigEndian.Uint64(v.Data[4:])), uint64(binary.BigEndian.Uint32(v.Data))
	default:
		return t, false
	}
	return time.Unix(seconds, int64(nanoseconds)).UTC(), nanoseconds <= maxNanoseconds
}
