package wire

import (
	"errors"
	"strconv"
)

// IsNumber reports whether s is a JSON number and nothing else.
func IsNumber(s string) bool {
	lit, next := NumberLiteral(viewBytes(s), 0)
	return next >= 0 && len(lit) == len(s)
}

// NumberLiteral reads any JSON number as it is written. The literal aliases src.
func NumberLiteral(src []byte, i int) (lit []byte, next int) {
	next = skipNumber(src, i)
	if next < 0 {
		return nil, Stop
	}
	return src[i:next:next], next
}

// skipNumber passes over a number.
func skipNumber(src []byte, i int) (next int) {
	if uint(i) < uint(len(src)) && src[i] == '-' {
		i++
	}
	switch {
	case uint(i) >= uint(len(src)) || !isDigit(src[i]):
		return Stop
	case src[i] == '0':
		i++
	default:
		i = skipDigits(src, i)
	}
	if i < len(src) && src[i] == '.' {
		point := i + 1
		if i = skipDigits(src, point); i == point {
			return Stop
		}
	}
	if i < len(src) && src[i]|0x20 == 'e' {
		i++
		if i < len(src) && (src[i] == '+' || src[i] == '-') {
			i++
		}
		power := i
		if i = skipDigits(src, power); i == power {
			return Stop
		}
	}
	return i
}

func skipDigits(src []byte, i int) int {
	for i < len(src) && isDigit(src[i]) {
		i++
	}
	return i
}

// Number appends a json.Number. The empty one is written as 0; one that is no number fails.
func (e *Encoder) Number(dst []byte, s string) []byte {
	if s == "" {
		return append(dst, '0')
	}
	if !IsNumber(s) {
		e.Fail(errors.New("json: invalid number literal " + strconv.Quote(s)))
		return dst
	}
	return append(dst, s...)
}

const numberType = "json.Number"

// Number reads a json.Number, from a number or from a string that holds one. A string that does not ends decoding.
func (d *Decoder) Number(i int, old string) (v string, next int) {
	if lit, next := NumberLiteral(d.Src, i); next >= 0 {
		return string(lit), next
	}
	v, next = String(d.Src, i)
	if next < 0 {
		return old, d.Mismatch(i, numberType, false)
	}
	if !IsNumber(v) {
		return old, d.Fail(badNumber(d.Src[i:next]))
	}
	return v, next
}

func badNumber(item []byte) error {
	return errors.New("json: invalid number literal, trying to unmarshal " + strconv.Quote(string(item)) + " into Number")
}
