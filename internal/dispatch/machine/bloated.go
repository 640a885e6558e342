package machine

// Integer is OpInteger.
func Integer(m *Memory, _ Instr, _, out uint32, acc uint64) (uint32, uint64) {
	out, v := sign(m, out, acc)
	return digits(m, out, v), acc
}

// Decimal is OpDecimal.
func Decimal(m *Memory, _ Instr, _, out uint32, acc uint64) (uint32, uint64) {
	out, v := sign(m, out, acc)
	out = digits(m, out, v/100)
	m[out] = '.'
	m.Store16(out+1, m.Load16(Pairs+2*uint32(v%100)))
	return out + 3, acc
}

// sign appends a minus if there is one, and returns the number without it.
func sign(m *Memory, out uint32, acc uint64) (uint32, uint64) {
	if int64(acc) >= 0 {
		return out, acc
	}
	m[out] = '-'
	return out + 1, -acc
}

// digits appends a number. They are found from the last to the first, and copied to where they belong.
func digits(m *Memory, out uint32, v uint64) uint32 {
	at := uint32(ScratchEnd)
	for {
		at--
		m[at] = '0' + byte(v%10)
		if v /= 10; v == 0 {
			break
		}
	}
	for i := uint32(0); i < 24; i += 8 {
		m.Store64(out+i, m.Load64(at+i))
	}
	return out + ScratchEnd - at
}

// JSONString is OpJSONString.
func JSONString(m *Memory, in Instr, rec, out uint32, acc uint64) (uint32, uint64) {
	at := m.Load32(rec + in.Imm())
	end := at + m.Load32(rec+in.Imm()+4)
	m[out] = '"'
	out++
	for ; at < end; at++ {
		c := m[at]
		switch {
		case c < ' ' && c != '\n':
			m.Store32(out, '0'<<24|'0'<<16|'u'<<8|'\\')
			m[out+4], m[out+5] = '0'+c>>4, hexDigit(c&15)
			out += 6
			continue
		case c == '\n':
			m[out], c = '\\', 'n'
			out++
		case c == '"' || c == '\\':
			m[out] = '\\'
			out++
		}
		m[out] = c
		out++
	}
	m[out] = '"'
	return out + 1, acc
}

func hexDigit(n byte) byte {
	if n < 10 {
		return '0' + n
	}
	return 'a' - 10 + n
}

// Hex is OpHex.
func Hex(m *Memory, _ Instr, _, out uint32, acc uint64) (uint32, uint64) {
	for i := uint32(0); i < 16; i++ {
		m[out+i] = hexDigit(byte(acc>>(60-4*i)) & 15)
	}
	return out + 16, acc
}

// Date is OpDate. The day, month and year of a day's number are found as Howard Hinnant describes it ("chrono-Compatible
// Low-Level Date Algorithms", civil_from_days), for days from year 0 on.
func Date(m *Memory, _ Instr, _, out uint32, acc uint64) (uint32, uint64) {
	day := uint32(acc) + 719468 // since 0000-03-01
	era := day / 146097
	day -= era * 146097
	year := (day - day/1460 + day/36524 - day/146096) / 365
	day -= 365*year + year/4 - year/100
	year += era * 400
	month := (5*day + 2) / 153 // from March on
	day = day - (153*month+2)/5 + 1
	if month += 3; month > 12 {
		month -= 12
		year++
	}
	m.Store16(out, m.Load16(Pairs+2*(year/100)))
	m.Store16(out+2, m.Load16(Pairs+2*(year%100)))
	m[out+4] = '-'
	m.Store16(out+5, m.Load16(Pairs+2*month))
	m[out+7] = '-'
	m.Store16(out+8, m.Load16(Pairs+2*day))
	return out + 10, acc
}
