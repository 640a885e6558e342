package trial

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/vmbench/vmbench/strategies"
)

// verify checks the codec before it is timed: what it writes is what the format's reference writes, which is encoding/json in JSON, and
// what it reads can be written again. The null strategy does nothing and is not checked.
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
		return s.difference(encoded)
	}
	return nil
}

// equivalent reports whether a document that differs from the canonical one says the same, and may differ because the
// strategy does not claim to write the canonical form.
func (s *subject) equivalent(encoded []byte) bool {
	if writesCanonical(s.strategy.Traits(), s.format) {
		return false
	}
	again, err := s.rewritten(encoded)
	return err == nil && bytes.Equal(again, s.canonical)
}

// writesCanonical reports whether a strategy of such traits claims to write the canonical form.
func writesCanonical(t strategies.Traits, f strategies.Format) bool {
	sorted := t.SortsMaps && !t.OwnForm
	if f != strategies.JSON {
		return sorted
	}
	return sorted && t.EscapesHTML && t.ValidatesUTF8
}

// rewritten is what the reference writes for what it reads from a document.
func (s *subject) rewritten(document []byte) ([]byte, error) {
	value := s.fresh()
	if s.format == strategies.JSON {
		if err := json.Unmarshal(document, value); err != nil {
			return nil, err
		}
		return json.Marshal(value)
	}
	codec, err := s.reference.Compile(s.schema, s.format)
	if err == nil {
		err = codec.Decode(document, value)
	}
	if err != nil {
		return nil, err
	}
	return codec.Append(nil, value)
}

// difference says where what was encoded parts from the canonical form, with a little of both from there on.
func (s *subject) difference(got []byte) error {
	at := 0
	for at < len(got) && at < len(s.canonical) && got[at] == s.canonical[at] {
		at++
	}
	reference, form := "encoding/json", "byte %d of %d differs from %s's %d bytes: got %q, want %q"
	if s.format != strategies.JSON {
		reference, form = s.reference.Name(), "byte %d of %d differs from %s's %d bytes: got % x, want % x"
	}
	return fmt.Errorf(form, at, len(got), reference, len(s.canonical), excerpt(got, at), excerpt(s.canonical, at))
}

func excerpt(document []byte, at int) []byte {
	return document[max(0, at-8):min(len(document), at+24)]
}
