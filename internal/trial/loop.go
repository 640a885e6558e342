package trial

import "github.com/vmbench/vmbench/strategies"

// A loop makes n calls of the operation under measurement. Between the calls there is nothing but the test for an
// error: codec and value come in as the interfaces that they are passed as.
type loop func(n int) error

// kept holds the last output of a loop, so that no call can be optimised away.
//
//lint:ignore U1000 written and never read
var kept []byte

// loop returns the loop of the trial's operation. The null strategy is timed as a bare call whatever the operation,
// without the buffer or the value that belong to it, because it is there to show what the harness itself costs.
func (s *subject) loop() loop {
	if s.rotation != nil {
		return s.rotation.loop(s)
	}
	null := s.strategy.Traits().Null
	switch {
	case s.op == Compile:
		return s.compileLoop
	case null && s.op == Decode:
		return bareDecodeLoop(s.codec, s.input, s.fresh())
	case null:
		return bareAppendLoop(s.codec, s.value)
	case s.op == Decode:
		return decodeLoop(s.codec, s.input, s.fresh)
	case s.op == Append:
		return appendLoop(s.codec, s.value)
	}
	return encodeLoop(s.codec, s.value)
}

func encodeLoop(c strategies.Codec, value any) loop {
	return func(n int) error {
		var last []byte
		for range n {
			out, err := strategies.Encode(c, value)
			if err != nil {
				return err
			}
			last = out
		}
		kept = last
		return nil
	}
}

func appendLoop(c strategies.Codec, value any) loop {
	var reused []byte
	return func(n int) error {
		buffer := reused
		for range n {
			out, err := c.Append(buffer[:0], value)
			if err != nil {
				return err
			}
			buffer = out
		}
		reused, kept = buffer, buffer
		return nil
	}
}

func decodeLoop(c strategies.Codec, document []byte, fresh func() any) loop {
	return func(n int) error {
		for range n {
			if err := c.Decode(document, fresh()); err != nil {
				return err
			}
		}
		return nil
	}
}

func bareAppendLoop(c strategies.Codec, value any) loop {
	return func(n int) error {
		for range n {
			if _, err := c.Append(nil, value); err != nil {
				return err
			}
		}
		return nil
	}
}

func bareDecodeLoop(c strategies.Codec, document []byte, value any) loop {
	return func(n int) error {
		for range n {
			if err := c.Decode(document, value); err != nil {
				return err
			}
		}
		return nil
	}
}

func (s *subject) compileLoop(n int) error {
	for range n {
		if _, err := s.strategy.Compile(s.schema, s.format); err != nil {
			return err
		}
	}
	return nil
}
