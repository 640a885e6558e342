package trial

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/vmbench/vmbench/strategies"
)

// verify checks the codec before it is timed: what it writes is what encoding/json writes, and what it reads can be
// written again. The null strategy does nothing and is not checked.
func (s *subject) verify() error {
	if s.strategy.Traits().Null {
		return nil
	}
	if s.rotation != nil {
		encoded, err := s.rotation.verify(s)
		s.encoded = encoded
		return err
	}
	if s.value != nil {
		if err := s.verifyValue(s.value); err != nil {
			return fmt.Errorf("encoding the workload's value: %w", err)
		}
	}
	if s.value == nil {
		if err := s.verifyRoundTrip(s.input); err != nil {
			return fmt.Errorf("decoding the document: %w", err)
		}
	}
	if s.value != nil || !bytes.Equal(s.input, s.canonical) {
		if err := s.verifyRoundTrip(s.canonical); err != nil {
			return fmt.Errorf("decoding what was encoded: %w", err)
		}
	}
	return nil
}

// verifyRoundTrip decodes a document into a fresh value and checks the value by encoding it.
func (s *subject) verifyRoundTrip(document []byte) error {
	value := s.fresh()
	if err := s.codec.Decode(document, value); err != nil {
		return err
	}
	return s.verifyValue(value)
}

func (s *subject) verifyValue(value any) error {
	encoded, err := s.codec.Append(nil, value)
	if err != nil {
		return err
	}
	s.encoded = len(encoded)
	if !bytes.Equal(encoded, s.canonical) && !s.equivalent(encoded) {
		return difference(encoded, s.canonical)
	}
	return nil
}

// equivalent reports whether a document that differs from the canonical one says the same, and may differ because the
// strategy does not claim to write the canonical form.
func (s *subject) equivalent(encoded []byte) bool {
	traits := s.strategy.Traits()
	canonical := traits.SortsMaps && traits.EscapesHTML && traits.ValidatesUTF8 && !traits.OwnForm
	if s.format != strategies.JSON || canonical {
		return false
	}
	value := s.fresh()
	if json.Unmarshal(encoded, value) != nil {
		return false
	}
	again, err := json.Marshal(value)
	return err == nil && bytes.Equal(again, s.canonical)
}

// difference says where two documents part, with a little of both from there on.
func difference(got, want []byte) error {
	at := 0
	for at < len(got) && at < len(want) && got[at] == want[at] {
		at++
	}
	return fmt.Errorf("byte %d of %d differs from encoding/json's %d bytes: got %q, want %q",
		at, len(got), len(want), excerpt(got, at), excerpt(want, at))
}

func excerpt(document []byte, at int) []byte {
	return document[max(0, at-8):min(len(document), at+24)]
}
