package wire

import (
	"math/bits"
	"time"
)

// Times as RFC 3339 has them are written and read a word at a time: "2006-01-02T15:04:05.999999999Z" in quotes, where the
// fraction has up to nine digits or is missing, or with another zone than Z. All that may be malformed is left to parseTime.

const (
	firstSecond   = -62167219200 // of year 0, counted from 1970
	lastSecond    = 253402300799 // of year 9999
	secondsOfDay  = 24 * 60 * 60
	maxTime       = 5 * wordSize // more bytes than appendTime writes to
	shortestTime  = len(`"2006-01-02T15:04:05Z"`)
	datePoints    = '-'<<32 | '-'<<56 // of the word that begins with the year
	datePointMask = 0xFF<<32 | 0xFF<<56
	hourPoints    = 'T'<<16 | ':'<<40 // of the word that begins with the day
	hourPointMask = 0xFF<<16 | 0xFF<<40
)

// appendTime appends a time in quotes, or says what makes it one that RFC 3339 does not have. Seconds of a zone are dropped.
func appendTime(dst []byte, t time.Time) (text []byte, err string) {
	offset := 0
	if t.Location() != time.UTC {
		_, offset = t.Zone()
	}
	seconds := t.Unix() + int64(offset)
	switch {
	case seconds < firstSecond || seconds > lastSecond:
		return dst, "year outside of range [0,9999]"
	case offset <= -secondsOfDay || offset >= secondsOfDay:
		return dst, "timezone hour outside of range [0,23]"
	}
	dst = reserve(dst, maxTime)
	n := len(dst)
	b := dst[n : n+maxTime]
	putSeconds(b, uint64(seconds-firstSecond))
	n += shortestTime - 2
	if fraction := t.Nanosecond(); fraction != 0 {
		n += putNanoseconds(b[shortestTime-2:], uint64(fraction))
	}
	if offset == 0 {
		return append(dst[:n], 'Z', '"'), ""
	}
	return append(appendZone(dst[:n], offset/60), '"'), ""
}

// putSeconds puts a quote and the time that many seconds after the first of year 0.
func putSeconds(b []byte, seconds uint64) {
	days := seconds / secondsOfDay
	second := uint32(seconds - days*secondsOfDay)
	minute := second / 60
	hour := minute / 60
	d := dateOf(int64(days) + firstSecond/secondsOfDay)
	day := eightDigits(uint64(d.year*10000+d.month*100+d.day)) + '0'*eachOne
	clock := eightDigits(uint64(hour*10000+(minute-hour*60)*100+second-minute*60)) + '0'*eachOne
	b = b[: shortestTime-2 : shortestTime-2]
	b[0] = '"'
	put(b, 1, day&0xFFFFFFFF|datePoints|day>>32&0xFFFF<<40)
	put(b, 9, day>>48|hourPoints|clock>>16&0xFFFF<<24|clock>>32&0xFFFF<<48)
	b[17], b[18], b[19] = ':', byte(clock>>48), byte(clock>>56)
}

// appendZone appends a zone's offset, given in minutes.
func appendZone(dst []byte, minutes int) []byte {
	sign := byte('+')
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	hours := minutes / 60
	w := eightDigits(uint64(hours*1000+minutes%60)) + '0'*eachOne // 000hh0mm
	return append(dst, sign, byte(w>>24), byte(w>>32), ':', byte(w>>48), byte(w>>56))
}

// putNanoseconds puts a point and the digits of n / 10^9, which is not zero, without zeros at the end. It returns how many
// bytes there are.
func putNanoseconds(b []byte, n uint64) int {
	tens := n / 10
	word, last := eightDigits(tens), byte(n-tens*10)
	b[0] = '.'
	put(b, 1, word+'0'*eachOne)
	if last != 0 {
		b[1+wordSize] = '0' + last
		return 2 + wordSize
	}
	return 1 + wordSize - bits.LeadingZeros64(word)/8
}

// readTime reads a time of four-digit year and at most nine digits of a fraction. For everything else, next is Stop.
func readTime(src []byte, i int) (t time.Time, next int) {
	if i < 0 || len(src)-i < shortestTime || src[i] != '"' {
		return t, Stop
	}
	b := src[i : i+shortestTime : i+shortestTime]
	day, hour := load(b, 1), load(b, 9)
	if day&datePointMask != datePoints || hour&hourPointMask != hourPoints || b[17] != ':' {
		return t, Stop
	}
	day = day&0xFFFFFFFF | day>>40&0xFFFF<<32 | hour&0xFFFF<<48
	hour = '0' | '0'<<8 | hour>>24&0xFFFF<<16 | hour>>48<<32 | uint64(b[18])<<48 | uint64(b[19])<<56
	if !allDigits(day) || !allDigits(hour) {
		return t, Stop
	}
	seconds, ok := secondsAt(uint32(joinDigits(day)), uint32(joinDigits(hour)))
	fraction, next := nanoseconds(src, i+20)
	if !ok || next+2 > len(src) {
		return t, Stop
	}
	if src[next] == 'Z' && src[next+1] == '"' {
		return time.Unix(seconds, fraction).UTC(), next + 2
	}
	return inZone(src, next, seconds, fraction)
}

// inZone reads the zone of a time, given in seconds and nanoseconds since 1970 in that zone: a sign, hours and minutes.
func inZone(src []byte, i int, seconds, fraction int64) (t time.Time, next int) {
	const size = len(`+07:00"`)
	if len(src)-i < size {
		return t, Stop
	}
	b := src[i : i+size]
	clock := uint32(b[1]) | uint32(b[2])<<8 | uint32(b[4])<<16 | uint32(b[5])<<24
	hhmm := joinFour(clock)
	if b[0] != '+' && b[0] != '-' || b[3] != ':' || b[6] != '"' || !fourDigits(clock) || hhmm >= 2400 || hhmm%100 >= 60 {
		return t, Stop
	}
	offset := int(hhmm/100*3600 + hhmm%100*60)
	if b[0] == '-' {
		offset = -offset
	}
	return timeInZone(seconds, fraction, offset), i + size
}

// timeInZone returns a time, given in seconds and nanoseconds since 1970 in a zone that is so many seconds off. Package time, too,
// prefers the local zone.
func timeInZone(seconds, fraction int64, offset int) time.Time {
	t := time.Unix(seconds-int64(offset), fraction)
	if _, local := t.Zone(); local != offset {
		return t.In(time.FixedZone("", offset))
	}
	return t.Local() // which is not the same where the local zone is UTC
}

// secondsAt returns the seconds from 1970 to the time whose date is written as yyyymmdd and whose clock as hhmmss, if there
// is such a time.
func secondsAt(yyyymmdd, hhmmss uint32) (seconds int64, ok bool) {
	d := date{yyyymmdd / 10000, yyyymmdd / 100 % 100, yyyymmdd % 100}
	hour, minute, second := hhmmss/10000, hhmmss/100%100, hhmmss%100
	if !d.valid() || hour > 23 || minute > 59 || second > 59 {
		return 0, false
	}
	return d.days()*secondsOfDay + int64(hour*3600+minute*60+second), true
}

// nanoseconds reads a point and one to nine digits, if there is a point. Otherwise, and for other digits, next is i.
func nanoseconds(src []byte, i int) (n int64, next int) {
	if src[i] != '.' {
		return 0, i
	}
	next = i + 1
	for next < len(src) && next < i+10 && isDigit(src[next]) {
		n = n*10 + int64(src[next]-'0')
		next++
	}
	if next == i+1 {
		return 0, i
	}
	return n * int64(tenTo[i+10-next]), next
}
