package cbor

// AppendInt appends v.
func AppendInt(dst []byte, v int64) []byte {
	sign := v >> 63
	return appendHead(dst, byte(sign)&majorNegint, uint64(v^sign))
}

// AppendUint appends v.
func AppendUint(dst []byte, v uint64) []byte { return appendHead(dst, majorUint, v) }

// Int reads an integer of so many bits, which may be tagged. One that does not fit, or something else, is Stop.
func Int(src []byte, i, bits int) (v int64, next int) {
	if uint(i) < uint(len(src)) {
		if c := src[i]; c < info8 {
			return int64(c), i + 1
		} else if c < majorBytes {
			n, next := number(src, i)
			if n>>(bits-1) != 0 {
				return 0, Stop
			}
			return int64(n) ^ -int64(c>>5), next
		}
	}
	return taggedInt(src, i, bits)
}

// Uint reads an integer of so many bits that is not negative, which may be tagged. One that does not fit, or something else, is Stop.
func Uint(src []byte, i, bits int) (v uint64, next int) {
	if uint(i) < uint(len(src)) {
		if c := src[i]; c < info8 {
			return uint64(c), i + 1
		} else if c < majorNegint {
			if v, next = number(src, i); v>>(bits-1)>>1 != 0 {
				return 0, Stop
			}
			return v, next
		}
	}
	return taggedUint(src, i, bits)
}

// taggedInt reads an integer that has a tag, or is one in tags 2 and 3.
func taggedInt(src []byte, i, bits int) (v int64, next int) {
	n, negative, next := tagged(src, i)
	if next < 0 || n>>(bits-1) != 0 {
		return 0, Stop
	}
	if negative {
		return int64(^n), next
	}
	return int64(n), next
}

func taggedUint(src []byte, i, bits int) (v uint64, next int) {
	n, negative, next := tagged(src, i)
	if next < 0 || negative || n>>(bits-1)>>1 != 0 {
		return 0, Stop
	}
	return n, next
}

// tagged reads an integer behind tags; it is n or, if negative, -1-n.
func tagged(src []byte, i int) (n uint64, negative bool, next int) {
	for count := 0; count < maxDepth && majorAt(src, i) == majorTag; count++ {
		var tag uint64
		if tag, i = number(src, i); i < 0 {
			return 0, false, Stop
		}
		if tag == tagBignum || tag == tagNegative {
			n, next = bignum(src, i)
			return n, tag == tagNegative, next
		}
	}
	if m := majorAt(src, i); m != majorUint && m != majorNegint {
		return 0, false, Stop
	}
	negative = src[i] >= majorNegint
	n, next = number(src, i)
	return n, negative, next
}

// bignum reads the bytes of an integer, if it fits a uint64.
func bignum(src []byte, i int) (n uint64, next int) {
	b, next := byteString(src, i)
	if next < 0 {
		return 0, Stop
	}
	n, ok := magnitude(b)
	if !ok {
		return 0, Stop
	}
	return n, next
}

// magnitude returns the number that the bytes of an integer make, the first of which counts most, if it fits.
func magnitude(b []byte) (n uint64, ok bool) {
	for _, c := range b {
		if n>>56 != 0 {
			return 0, false
		}
		n = n<<8 | uint64(c)
	}
	return n, true
}
