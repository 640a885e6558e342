package strategytest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// A decoding is what encoding/json makes of a document.
type decoding struct {
	what   string
	at     int // where the document was changed, or -1
	input  []byte
	target func() any
	value  any
	fault  fault
}

// decode gives a document to encoding/json and then to all entrants. what says how the document came about.
func (r *run) decode(what string, at int, input []byte, target func() any) {
	want := &decoding{what: what, at: at, input: input, target: target, value: target()}
	want.fault = faultOf(json.Unmarshal(input, want.value))
	for _, e := range r.entrants {
		if e.comparable(want) {
			e.decode(want)
		}
	}
}

// comparable reports whether the strategy claims to do what the document is about.
func (e *entrant) comparable(want *decoding) bool {
	switch {
	case !e.traits.ChecksEnd && strings.HasSuffix(want.fault.text, "after top-level value"):
		return false
	case !e.traits.ValidatesUTF8 && !utf8.Valid(want.input):
		return false
	}
	return true
}

// decode compares what the strategy makes of the document.
func (e *entrant) decode(want *decoding) {
	e.result.Cases++
	got := want.target()
	input := e.copyOf(want.input)
	err := guard(func() error { return e.codec.Decode(input, got) })
	if !bytes.Equal(input, want.input) {
		e.failDecode(want, "the input", "unchanged", shown(input))
		return
	}
	if e.traits.CopiesStrings {
		for i := range input {
			input[i] = '#'
		}
	}
	if f := faultOf(err); f != want.fault {
		e.failDecode(want, "the error", want.fault.String(), f.String())
		return
	}
	if want.fault.class == faultSyntax {
		return
	}
	if path, wantText, gotText := difference(want.value, got); path != "" {
		e.failDecode(want, path, wantText, gotText)
	}
}

// copyOf returns a copy of the document for one Decode, which may not read what follows it in memory.
func (e *entrant) copyOf(input []byte) []byte {
	const beyond = `0"}]`
	e.input = append(append(e.input[:0], input...), beyond[e.result.Cases%len(beyond):]...)
	return e.input[:len(input):len(input)]
}

func (e *entrant) failDecode(want *decoding, position, wantText, gotText string) {
	if e.result.full() {
		return
	}
	check := "decode " + want.what
	if want.at >= 0 {
		check += fmt.Sprintf(" at %d", want.at)
	}
	e.result.fail(Failure{
		Check: check, Input: shown(want.input), Position: position, Want: wantText, Got: gotText,
	})
}

// A panicked is the error that stands for a panic.
type panicked struct{ value any }

func (p *panicked) Error() string { return fmt.Sprintf("panic: %v", p.value) }

// guard calls f and turns a panic into an error.
func guard(f func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = &panicked{value}
		}
	}()
	return f()
}

// decodeInputs decodes the subject's documents as they are, with white space, into different targets, and one after the
// other into the same.
func (r *run) decodeInputs() {
	targets := r.subject.targets()
	inputs := r.subject.Inputs
	for i, input := range inputs {
		r.decode("a document", -1, input, targets[0])
		r.decode("a document", -1, input, targets[1+i%2])
		if len(input) > maxSmall || i%r.effort.Every != 0 {
			continue
		}
		if json.Valid(input) {
			r.decode("a document with white space", -1, spaced(input), targets[0])
		}
		previous := inputs[(i+1)%len(inputs)]
		r.decode("a document after "+shown(previous), -1, input, r.after(previous))
	}
	if r.subject.large() {
		return
	}
	for i := range min(len(inputs), r.effort.Targets) {
		r.decode("a document into a value", -1, inputs[i*7%len(inputs)], r.value(i))
	}
}

// after makes targets that hold what encoding/json decoded from another document.
func (r *run) after(input []byte) func() any {
	return func() any {
		v := r.subject.New()
		_ = json.Unmarshal(input, v) // what an invalid document leaves is as good a target
		return v
	}
}

// value makes targets of one of the values that are there to be encoded.
func (r *run) value(i int) func() any {
	return func() any {
		values := r.subject.Values()
		return values[i%len(values)]
	}
}

// decodeTruncated decodes documents cut off at every byte: so many of the small ones as the effort allows, and the large
// ones at a sample of lengths.
func (r *run) decodeTruncated() {
	total := 0
	for _, input := range r.subject.Inputs {
		total += min(len(input), r.effort.Truncations)
	}
	stride, read := total/r.effort.Cuts+1, r.effort.Bytes
	for i, input := range r.subject.Inputs {
		if i%stride != 0 {
			continue
		}
		for n := range truncations(len(input), r.effort.Truncations, read) {
			r.decode("a document truncated", n, input[:n], r.subject.New)
			read -= n
		}
	}
}

// decodeLiterals decodes each literal, bare and wrapped.
func (r *run) decodeLiterals() {
	targets := r.subject.targets()
	for i, literal := range literals {
		for _, target := range targets[:2] {
			r.decode("a literal", -1, []byte(literal), target)
		}
		for k, wrapping := range wrappings {
			if (i+k)%7 == 0 || i < 13 {
				r.decode("a wrapped literal", -1, []byte(wrapping[0]+literal+wrapping[1]), targets[0])
			}
		}
	}
	for _, empty := range []string{"", " ", "\n\t\r "} {
		r.decode("nothing", -1, []byte(empty), r.subject.New)
	}
}

// decodeMembers decodes objects with one member, for each field of a struct and each literal.
func (r *run) decodeMembers() {
	targets := r.subject.targets()
	fields := r.subject.Type.Fields
	stride := len(fields)*len(literals)/max(r.effort.Members, 1) + 1
	for stride > 1 && commonDivisor(stride, len(literals)) > 1 {
		stride++
	}
	for k := 0; k < len(fields)*len(literals); k += stride {
		name, err := json.Marshal(fields[k/len(literals)].Name)
		if err != nil {
			continue
		}
		document := fmt.Sprintf(`{%s:%s}`, name, literals[k%len(literals)])
		r.decode("a member", -1, []byte(document), targets[k%len(targets)])
	}
}

// decodeReplaced decodes small documents with each of their values replaced.
func (r *run) decodeReplaced() {
	left := r.effort.Replacements
	targets := r.subject.targets()
	for _, base := range r.subject.bases() {
		for v := range replaced(base, replacements) {
			if left--; left < 0 {
				return
			}
			r.decode("a document with a value replaced", v.at, v.document, targets[left%2])
		}
	}
}

// decodeRenamed decodes small documents with members renamed and added.
func (r *run) decodeRenamed() {
	left := r.effort.Replacements
	targets := r.subject.targets()
	for _, base := range r.subject.bases() {
		for v := range renamed(base) {
			if left--; left < 0 {
				return
			}
			r.decode("a document with a "+v.what, v.at, v.document, targets[left%2])
		}
	}
}

// decodeMutated decodes small documents with one byte changed.
func (r *run) decodeMutated() {
	bases := r.subject.bases()
	stride := strideFor(bases, r.effort.Mutations)
	for _, base := range bases {
		for v := range mutations(base, stride) {
			r.decode("a document with "+v.what, v.at, v.document, r.subject.New)
		}
	}
}

// decodeNested decodes documents at the limit of nesting.
func (r *run) decodeNested() {
	if !r.effort.Deep {
		return
	}
	for _, document := range nestings() {
		r.decode("a deep document", -1, document, r.subject.New)
	}
	for _, document := range selfNestings(r.subject.Type) {
		r.decode("a deep document", -1, document, r.subject.New)
	}
}

// replaceSome replaces a few values of the subject's first document, which is large.
func (r *run) replaceSome() {
	input := r.subject.Inputs[0]
	if !json.Valid(input) {
		return
	}
	values := outlineOf(input).values
	for k := range 8 {
		value := values[len(values)*k/8]
		text := replacements[(k*5+1)%len(replacements)]
		r.decode("a document with a value replaced", value.start, splice(input, value, text), r.subject.New)
	}
}

// isPanic reports whether the error stands for a panic.
func isPanic(err error) bool {
	var p *panicked
	return errors.As(err, &p)
}
