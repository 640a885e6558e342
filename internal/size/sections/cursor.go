package sections

import (
	"encoding/binary"
	"fmt"
)

// A cursor reads the data of a WASM file. After an error it is at the end and reads zeros.
type cursor struct {
	data []byte
	at   int
	err  error
}

func (c *cursor) more() bool { return c.at < len(c.data) }

// fail notes the first error.
func (c *cursor) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf("at %#x: "+format, append([]any{c.at}, args...)...)
	}
	c.at = len(c.data)
}

// take reads a number of bytes.
func (c *cursor) take(n uint64) []byte {
	if left := len(c.data) - c.at; n > uint64(left) {
		c.fail("%d bytes are announced, and %d are there", n, left)
		return nil
	}
	c.at += int(n)
	return c.data[c.at-int(n) : c.at]
}

// byte reads a byte.
func (c *cursor) byte() byte {
	if b := c.take(1); b != nil {
		return b[0]
	}
	return 0
}

// unsigned reads a number, 7 bits a byte.
func (c *cursor) unsigned() uint64 {
	n, size := binary.Uvarint(c.data[c.at:])
	if size <= 0 {
		c.fail("a number has no end")
		return 0
	}
	c.at += size
	return n
}

// signed reads a number whose highest bit is its sign.
func (c *cursor) signed() int64 {
	start := c.at
	n := c.unsigned()
	bits := 7 * (c.at - start)
	if c.err != nil || bits >= 64 {
		return int64(n)
	}
	return int64(n<<(64-bits)) >> (64 - bits)
}
