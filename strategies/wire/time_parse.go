package wire

import (
	"strings"
	"time"
)

// parseTime reads a time that readTime does not, as time.Parse does with the layout of RFC 3339: more than nine digits of a
// fraction, or one behind a comma, an hour of one digit, a zone of 24 hours or 60 minutes, or else nothing that is a time. It is here because
// time.Parse takes any layout, and brings much of a program with it. The errors are the same.
func parseTime(text string) (t time.Time, err error) {
	p := timeParser{whole: text, rest: text}
	year := p.year()
	p.literal("-")
	month := p.number("01", 2, "month", 1, 12)
	p.literal("-")
	day := p.number("02", 2, "", 0, 99)
	p.literal("T")
	hour := p.number("15", 1, "hour", 0, 23)
	p.literal(":")
	minute := p.number("04", 2, "minute", 0, 59)
	p.literal(":")
	second := p.number("05", 2, "second", 0, 59)
	fraction := p.fraction()
	offset, utc := p.zone()
	if p.err == nil && p.rest != "" {
		p.fail("", p.rest, ": extra text: "+quoteASCII(p.rest))
	}
	seconds, ok := secondsAt(year*10000+month*100+day, hour*10000+minute*100+second)
	if p.err == nil && !ok {
		p.fail("", "", ": day out of range")
	}
	switch {
	case p.err != nil:
		return t, p.err
	case utc:
		return time.Unix(seconds, fraction).UTC(), nil
	}
	return timeInZone(seconds, fraction, offset), nil
}

// A timeParser is how far a time has been read. After an error it reads nothing more.
type timeParser struct {
	whole, rest string
	err         error
}

// fail makes an error: of which element of the layout it is, what was found in its place, and what to say in place of that.
//
//go:noinline
func (p *timeParser) fail(element, found, message string) {
	p.err = &time.ParseError{
		Layout: time.RFC3339, Value: p.whole, LayoutElem: element, ValueElem: found, Message: message,
	}
}

// digit returns the value of the digit at an index, or more than 9.
func (p *timeParser) digit(i int) uint32 {
	if i >= len(p.rest) {
		return 10
	}
	return uint32(p.rest[i]-'0') & 0xFF
}

func (p *timeParser) literal(text string) {
	if p.err != nil {
		return
	}
	rest, ok := strings.CutPrefix(p.rest, text)
	if !ok {
		p.fail(text, p.rest, "")
	}
	p.rest = rest
}

// year reads four digits.
func (p *timeParser) year() (year uint32) {
	for i := range 4 {
		digit := p.digit(i)
		if digit > 9 {
			p.fail("2006", p.rest, "")
			return 0
		}
		year = year*10 + digit
	}
	p.rest = p.rest[4:]
	return year
}

// number reads two digits, or one if fewest is 1, of a number that is not outside of a range.
func (p *timeParser) number(element string, fewest int, what string, least, most uint32) uint32 {
	if p.err != nil {
		return 0
	}
	n, second := p.digit(0), p.digit(1)
	switch {
	case n > 9 || second > 9 && fewest > 1:
		p.fail(element, p.rest, "")
		return 0
	case second > 9:
		p.rest = p.rest[1:]
	default:
		n = n*10 + second
		p.rest = p.rest[2:]
	}
	if n < least || n > most {
		p.fail(element, p.rest, ": "+what+" out of range")
	}
	return n
}

// fraction reads a point or comma and digits, if they are there, of which the first nine count.
func (p *timeParser) fraction() (nanoseconds int64) {
	if p.err != nil || p.digit(1) > 9 || p.rest[0] != '.' && p.rest[0] != ',' {
		return 0
	}
	i := 1
	for ; p.digit(i) <= 9; i++ {
		if i <= 9 {
			nanoseconds = nanoseconds*10 + int64(p.digit(i))
		}
	}
	p.rest = p.rest[i:]
	return nanoseconds * int64(tenTo[max(10-i, 0)])
}

// zone reads a Z, or a sign, hours and minutes.
func (p *timeParser) zone() (offset int, utc bool) {
	const element = "Z07:00"
	switch {
	case p.err != nil:
		return 0, false
	case strings.HasPrefix(p.rest, "Z"):
		p.rest = p.rest[1:]
		return 0, true
	case len(p.rest) < len(element) || p.rest[3] != ':':
		p.fail(element, p.rest, "")
		return 0, false
	}
	found := p.rest
	hours, minutes := p.digit(1)*10+p.digit(2), p.digit(4)*10+p.digit(5)
	digits := p.digit(1) <= 9 && p.digit(2) <= 9
	if !digits {
		hours = 0
	}
	if digits = digits && p.digit(4) <= 9 && p.digit(5) <= 9; !digits {
		minutes = 0
	}
	p.rest = p.rest[len(element):]
	offset = int(hours*60+minutes) * 60
	switch {
	case minutes > 60:
		p.fail(element, p.rest, ": time zone offset minute out of range")
	case hours > 24:
		p.fail(element, p.rest, ": time zone offset hour out of range")
	case !digits || found[0] != '+' && found[0] != '-':
		p.fail(element, found, "")
	case found[0] == '-':
		offset = -offset
	}
	return offset, false
}

// quoteASCII quotes text as the errors of package time do.
func quoteASCII(text string) string {
	const digits = "0123456789abcdef"
	quoted := []byte{'"'}
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"' || c == '\\':
			quoted = append(quoted, '\\', c)
		case c < ' ' || c >= 0x80:
			quoted = append(quoted, '\\', 'x', digits[c>>4], digits[c&15])
		default:
			quoted = append(quoted, c)
		}
	}
	return string(append(quoted, '"'))
}
