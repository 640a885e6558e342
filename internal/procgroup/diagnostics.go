package procgroup

// maxKept is how many bytes of diagnostics are kept.
const maxKept = 4 << 10

// Diagnostics keep the start and the end of what a process writes to its standard error: a crash says what it is about at its start.
type Diagnostics struct{ head, tail []byte }

func (b *Diagnostics) Write(text []byte) (int, error) {
	rest := text
	if room := maxKept/2 - len(b.head); room > 0 {
		n := min(room, len(rest))
		b.head, rest = append(b.head, rest[:n]...), rest[n:]
	}
	b.tail = append(b.tail, rest...)
	if extra := len(b.tail) - maxKept/2; extra > 0 {
		b.tail = append(b.tail[:0], b.tail[extra:]...)
	}
	return len(text), nil
}

func (b *Diagnostics) String() string {
	if len(b.head)+len(b.tail) >= maxKept {
		return string(b.head) + "\n…\n" + string(b.tail)
	}
	return string(b.head) + string(b.tail)
}
