package msgpack

import "github.com/vmbench/vmbench/strategies/wire"

// AppendString appends s as str.
func AppendString(dst []byte, s string) []byte {
	if len(s) > maxFixText {
		return appendLongString(dst, s)
	}
	return append(append(dst, fixText|byte(len(s))), s...)
}

//go:noinline
func appendLongString(dst []byte, s string) []byte {
	return append(appendLength(dst, itemText8, uint64(len(s))), s...)
}

// String reads text, which is str or bin, into memory of its own. Something else is Stop.
func String(src []byte, i int) (s string, next int) {
	start, end := span(src, i)
	if end < 0 {
		return "", Stop
	}
	return string(src[start:end]), end
}

// ReadString is String for options: with borrow, s refers to the input. lax has no effect, since any bytes are text.
func ReadString(src []byte, i int, borrow, lax bool) (s string, next int) {
	start, end := span(src, i)
	switch {
	case end < 0:
		return "", Stop
	case borrow:
		return wire.ViewString(src[start:end]), end
	}
	return string(src[start:end]), end
}

// text reads text as part of the input.
func (d *Decoder) text(i int) (text []byte, next int) {
	start, end := span(d.Src, i)
	if end < 0 {
		return nil, Stop
	}
	return d.Src[start:end:end], end
}

// span returns where the content of the str or bin at i is. end is Stop if there is none, or the input ends in it.
func span(src []byte, i int) (start, end int) {
	if uint(i) >= uint(len(src)) {
		return 0, Stop
	}
	if n := src[i] - fixText; n <= maxFixText {
		start = i + 1
		if end = start + int(n); end > len(src) {
			return 0, Stop
		}
		return start, end
	}
	return longSpan(src, i)
}

func longSpan(src []byte, i int) (start, end int) {
	log := src[i] - itemText8
	if log > itemText32-itemText8 {
		if log = src[i] - itemBytes8; log > itemBytes32-itemBytes8 {
			return 0, Stop
		}
	}
	n, start := number(src, i+1, log)
	if start < 0 || n > uint64(len(src)-start) {
		return 0, Stop
	}
	return start, start + int(n)
}
