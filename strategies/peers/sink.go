package peers

// A sink is a writer that appends to a buffer: it is how a library whose only output is a writer gets at the caller's
// buffer without a slice of its own in between.
type sink struct{ text []byte }

func (s *sink) Write(text []byte) (int, error) {
	s.text = append(s.text, text...)
	return len(text), nil
}

// take returns what was written, without the newline that encoders put after each value, and forgets it.
func (s *sink) take() []byte {
	text := s.text
	s.text = nil
	if n := len(text); n > 0 && text[n-1] == '\n' {
		text = text[:n-1]
	}
	return text
}
