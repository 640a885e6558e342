package wire

// parseInt reads text that is an integer as strconv.ParseInt does in base 10: with any sign, and zeros in front. ok is false
// if it is none, or does not fit into so many bits.
func parseInt(text []byte, bits int) (v int64, ok bool) {
	negative := len(text) > 0 && text[0] == '-'
	if negative || len(text) > 0 && text[0] == '+' {
		text = text[1:]
	}
	most := uint64(1) << (bits - 1) // below zero
	if !negative {
		most--
	}
	abs, ok := parseDigits(text, most)
	if negative {
		return -int64(abs), ok
	}
	return int64(abs), ok
}

// parseUint is parseInt for unsigned integers, which have no sign.
func parseUint(text []byte, bits int) (v uint64, ok bool) { return parseDigits(text, 1<<bits-1) }

// parseDigits reads text that is digits alone, of a number that is not larger than most.
func parseDigits(text []byte, most uint64) (v uint64, ok bool) {
	for _, c := range text {
		digit := uint64(c - '0')
		if digit > 9 || v > most/10 || digit > most-v*10 {
			return 0, false
		}
		v = v*10 + digit
	}
	return v, len(text) > 0
}
