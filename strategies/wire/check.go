package wire

import "unicode/utf8"

// Check reports the first syntax error of a document (one value, white space around it) with exactly the offset and text of
// encoding/json, or nil. Simple and slow: it explains what the fast functions only refuse.
func Check(src []byte) error {
	c := checker{src: src}
	c.document()
	if c.err != nil {
		return c.err
	}
	return nil
}

// A checker reads a document and stops at the first error. Each of its methods moves i over one construct and reports
// whether the document is well-formed so far.
type checker struct {
	src  []byte
	i    int
	open []byte // the opening brackets of the containers around i
	err  *SyntaxError
}

// document reads values and what comes between them until the outermost value ends.
func (c *checker) document() {
	for c.value() {
		more, ok := c.between()
		if !ok {
			return
		}
		if !more {
			break
		}
	}
	if c.err == nil {
		c.end()
	}
}

func (c *checker) end() {
	c.i = Space(c.src, c.i)
	if c.i < len(c.src) {
		c.invalid("after top-level value")
	}
}

// value reads a scalar; or the opening bracket of a container and what stands before its first value; or an empty container.
func (c *checker) value() bool {
	for {
		if !c.token() {
			return false
		}
		switch b := c.src[c.i]; {
		case opens(b):
			empty, ok := c.container()
			if !ok || empty {
				return ok
			}
		case b == '"':
			return c.text()
		case b == '-' || isDigit(b):
			return c.number()
		case b == 't':
			return c.word("true")
		case b == 'f':
			return c.word("false")
		case b == 'n':
			return c.word("null")
		default:
			return c.invalid("looking for beginning of value")
		}
	}
}

// container opens a container and reads the name of its first member, if it has one.
func (c *checker) container() (empty, ok bool) {
	b := c.src[c.i]
	if len(c.open) == maxDepth {
		return false, c.invalid("exceeded max depth")
	}
	c.open = append(c.open, b)
	c.i++
	if !c.token() {
		return false, false
	}
	if c.src[c.i] == b+2 { // in ASCII each closing bracket is two after its opening one
		c.i++
		c.open = c.open[:len(c.open)-1]
		return true, true
	}
	return false, c.name()
}

// between reads what follows a value: closing brackets, then a comma and the name of the next member. more is false at the
// end of the outermost value.
func (c *checker) between() (more, ok bool) {
	for len(c.open) > 0 {
		if !c.token() {
			return false, false
		}
		open := c.open[len(c.open)-1]
		switch b := c.src[c.i]; {
		case b == ',':
			c.i++
			if open == '{' && !c.token() {
				return false, false
			}
			return true, c.name()
		case b == open+2:
			c.open = c.open[:len(c.open)-1]
			c.i++
		case open == '{':
			return false, c.invalid("after object key:value pair")
		default:
			return false, c.invalid("after array element")
		}
	}
	return false, true
}

// name reads the name of a member and its colon, or nothing in an array.
func (c *checker) name() bool {
	if c.open[len(c.open)-1] == '[' {
		return true
	}
	if c.src[c.i] != '"' {
		return c.invalid("looking for beginning of object key string")
	}
	if !c.text() || !c.token() {
		return false
	}
	if c.src[c.i] != ':' {
		return c.invalid("after object key")
	}
	c.i++
	return true
}

func (c *checker) text() bool {
	for c.i++; c.i < len(c.src); c.i++ {
		switch b := c.src[c.i]; {
		case b == '"':
			c.i++
			return true
		case b == '\\':
			c.i++
			if !c.escape() {
				return false
			}
		case b < ' ':
			return c.invalid("in string literal")
		}
	}
	return c.token()
}

// escape reads what follows a backslash, up to the last byte of it.
func (c *checker) escape() bool {
	switch c.byte() {
	case 'b', 'f', 'n', 'r', 't', '\\', '/', '"':
		return true
	case 'u':
	default:
		return c.invalid("in string escape code")
	}
	for range 4 {
		c.i++
		if hexValue(c.byte()) < 0 {
			return c.invalid(`in \u hexadecimal character escape`)
		}
	}
	return true
}

func (c *checker) number() bool {
	if c.byte() == '-' {
		c.i++
	}
	if c.byte() == '0' {
		c.i++
	} else if !c.digits("in numeric literal") {
		return false
	}
	if c.byte() == '.' {
		c.i++
		if !c.digits("after decimal point in numeric literal") {
			return false
		}
	}
	if c.byte()|0x20 != 'e' {
		return true
	}
	c.i++
	if b := c.byte(); b == '+' || b == '-' {
		c.i++
	}
	return c.digits("in exponent of numeric literal")
}

func (c *checker) digits(context string) bool {
	if !isDigit(c.byte()) {
		return c.invalid(context)
	}
	c.i = skipDigits(c.src, c.i)
	return true
}

func (c *checker) word(word string) bool {
	for i := range word {
		if c.byte() != word[i] {
			return c.invalid("in literal " + word + " (expecting " + quoteByte(word[i]) + ")")
		}
		c.i++
	}
	return true
}

// token passes over white space to the next byte, which must exist.
func (c *checker) token() bool {
	c.i = Space(c.src, c.i)
	if c.i < len(c.src) {
		return true
	}
	c.err = &SyntaxError{Msg: "unexpected end of JSON input", Offset: int64(len(c.src))}
	return false
}

// byte returns the byte at i. Beyond the end it is a space, by which encoding/json, too, ends a literal.
func (c *checker) byte() byte {
	if c.i < len(c.src) {
		return c.src[c.i]
	}
	return ' '
}

// invalid refuses the byte at i.
func (c *checker) invalid(context string) bool {
	c.err = &SyntaxError{
		Msg:    "invalid character " + quoteByte(c.byte()) + " " + context,
		Offset: int64(min(c.i+1, len(c.src))),
	}
	return false
}

// escapedByte returns c as it is if strconv.IsPrint says so of the character, or else as an escape of Go.
func escapedByte(c byte) string {
	const softHyphen, digits = 0xAD, "0123456789abcdef"
	switch {
	case c == '\\':
		return `\\`
	case ' ' <= c && c <= '~' || c > 0xA0 && c != softHyphen:
		return string(rune(c))
	case '\a' <= c && c <= '\r':
		return `\` + "abtnvfr"[c-'\a':][:1]
	case c < utf8.RuneSelf:
		return `\x` + string([]byte{digits[c>>4], digits[c&15]})
	}
	return `\u00` + string([]byte{digits[c>>4], digits[c&15]})
}

// quoteByte returns c, taken as a character of Latin-1, between single quotes.
func quoteByte(c byte) string {
	switch c {
	case '\'':
		return `'\''`
	case '"':
		return `'"'`
	}
	return "'" + escapedByte(c) + "'"
}
