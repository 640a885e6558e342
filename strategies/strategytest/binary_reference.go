package strategytest

import (
	"bytes"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/reflection"
)

// A binaryReference is the codec of the strategy reflection in a binary format. What holds that one, beside its own tests, is
// that the suite knows by itself which documents are well-formed.
type binaryReference struct {
	binaryGrammar
	codec strategies.Codec
	fresh func() any
}

func newBinaryReference(f strategies.Format, s *Subject, n notation) (*binaryReference, error) {
	r := &binaryReference{binaryGrammar: binaryGrammar{n, f}, fresh: s.New}
	err := guard(func() (err error) {
		r.codec, err = reflection.New().Compile(s.Type, f)
		return err
	})
	return r, err
}

func (r *binaryReference) marshal(v any) ([]byte, error) { return r.codec.Append(nil, v) }

func (r *binaryReference) unmarshal(document []byte, v any) error { return r.codec.Decode(document, v) }

// fault compares the whole text of errors: all strategies have the same leaf primitives.
func (r *binaryReference) fault(err error) fault {
	f := faultOf(err)
	if f.class == faultSyntax || f.class == faultType {
		f.text = plainTypes(err.Error())
	}
	return f
}

// dispute knows which documents are well-formed. It leaves to the reference how many tags there may be at the limit of nesting.
func (r *binaryReference) dispute(document []byte, verdict fault) string {
	switch refused := verdict.class == faultSyntax; {
	case refused && r.valid(document):
		return "no syntax error, since the document is well-formed"
	case !refused && !r.passable(document):
		return "a syntax error, since the document is not well-formed"
	}
	return ""
}

func (r *binaryReference) excuses(t strategies.Traits, document []byte, verdict fault) bool {
	return !t.ChecksEnd && verdict.class == faultSyntax && r.trails(document) ||
		!t.ValidatesUTF8 && r.validatesText() && r.hasBadText(document)
}

// equivalent compares documents whose maps have been sorted, and, for a form of the strategy's own, what is read from both and
// written again.
func (r *binaryReference) equivalent(t strategies.Traits, _ any, want, got []byte) bool {
	if !t.SortsMaps && r.valid(got) && bytes.Equal(r.sorted(want), r.sorted(got)) {
		return true
	}
	if !t.OwnForm {
		return false
	}
	a, ok := r.again(want)
	b, valid := r.again(got)
	return ok && valid && bytes.Equal(a, b)
}

func (r *binaryReference) again(document []byte) ([]byte, bool) {
	v := r.fresh()
	if r.unmarshal(document, v) != nil {
		return nil, false
	}
	text, err := r.marshal(v)
	return text, err == nil
}
