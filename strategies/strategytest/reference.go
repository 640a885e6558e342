package strategytest

import (
	"fmt"

	"github.com/vmbench/vmbench/strategies"
)

// A reference is what strategies are held to in one format over one subject: encoding/json in JSON, and in the binary formats
// the strategy reflection.
type reference interface {
	grammar

	// marshal returns what has to be written for *v.
	marshal(v any) ([]byte, error)
	// unmarshal reads a document into *v as it has to be read.
	unmarshal(document []byte, v any) error
	// fault says what of an error is compared.
	fault(err error) fault
	// dispute says what speaks against the reference's own verdict on a document, or "".
	dispute(document []byte, verdict fault) string
	// excuses reports whether a strategy of such traits need not do what a document is about.
	excuses(t strategies.Traits, document []byte, verdict fault) bool
	// equivalent reports whether got means the same as want, which marshal returned for *v, and a strategy of such traits may
	// write it all the same.
	equivalent(t strategies.Traits, v any, want, got []byte) bool
}

// Formats are the formats that have a reference.
func Formats() []strategies.Format { return strategies.Formats() }

// newReference returns the reference of a format for a subject's type.
func newReference(f strategies.Format, s *Subject) (reference, error) {
	switch f {
	case strategies.JSON:
		return jsonReference{}, nil
	case strategies.CBOR:
		return newBinaryReference(f, s, cborNotation{})
	case strategies.MessagePack:
		return newBinaryReference(f, s, msgpackNotation{})
	}
	return nil, fmt.Errorf("%w: there is no reference for the format %q", strategies.ErrUnsupported, f)
}
