package strategytest

import (
	"bytes"
	"fmt"
)

// A decoding is what the reference makes of a document.
type decoding struct {
	what   string
	at     int // where the document was changed, or -1
	input  []byte
	target func() any
	value  any
	fault  fault
}

// decode gives a document to the reference and then to all entrants. what says how the document came about.
func (r *run) decode(what string, at int, input []byte, target func() any) {
	want := &decoding{what: what, at: at, input: input, target: target, value: target()}
	want.fault = r.reference.fault(guard(func() error { return r.reference.unmarshal(input, want.value) }))
	problem := r.reference.dispute(input, want.fault)
	for _, e := range r.entrants {
		switch {
		case problem != "":
			e.result.Cases++
			e.failDecode(want, "the reference", problem, want.fault.String())
		case !e.reference.excuses(e.traits, input, want.fault):
			e.decode(want)
		}
	}
}

// decode compares what the strategy makes of the document.
func (e *entrant) decode(want *decoding) {
	e.result.Cases++
	got := want.target()
	input := e.copyOf(want.input)
	err := guard(func() error { return e.codec.Decode(input, got) })
	if !bytes.Equal(input, want.input) {
		e.failDecode(want, "the input", "unchanged", e.reference.shown(input))
		return
	}
	if e.traits.CopiesStrings {
		for i := range input {
			input[i] = '#'
		}
	}
	if f := e.reference.fault(err); f != want.fault || f.broken() {
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
	const beyond = `0"}]` + "\xff"
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
		Check: check, Input: e.reference.shown(want.input), Position: position, Want: wantText, Got: gotText,
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

// decodeInputs decodes the subject's documents as they are, in other words, into different targets, and one after the
// other into the same.
func (r *run) decodeInputs() {
	targets := r.subject.targets()
	inputs := r.inputs
	for i, input := range inputs {
		r.decode("a document", -1, input, targets[0])
		r.decode("a document", -1, input, targets[1+i%2])
		if len(input) > maxSmall || i%r.effort.Every != 0 {
			continue
		}
		if r.reference.valid(input) {
			for v := range r.reference.reworded(input) {
				r.decode("a document with "+v.what, v.at, v.document, targets[0])
			}
		}
		previous := inputs[(i+1)%len(inputs)]
		r.decode("a document after "+r.reference.shown(previous), -1, input, r.after(previous))
	}
	if r.subject.large() {
		return
	}
	for i := range min(len(inputs), r.effort.Targets) {
		r.decode("a document into a value", -1, inputs[i*7%len(inputs)], r.value(i))
	}
}

// after makes targets that hold what the reference decoded from another document.
func (r *run) after(input []byte) func() any {
	return func() any {
		v := r.subject.New()
		_ = guard(func() error { return r.reference.unmarshal(input, v) }) // what an invalid document leaves is as good a target
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
	for _, input := range r.inputs {
		total += min(len(input), r.effort.Truncations)
	}
	stride, read := total/r.effort.Cuts+1, r.effort.Bytes
	for i, input := range r.inputs {
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
	words := r.reference.vocabulary()
	for i, literal := range words.literals {
		for _, target := range targets[:2] {
			r.decode("a literal", -1, []byte(literal), target)
		}
		for k, wrapping := range words.wrappings {
			if (i+k)%7 == 0 || i < words.kinds {
				r.decode("a wrapped literal", -1, []byte(wrapping[0]+literal+wrapping[1]), targets[0])
			}
		}
	}
	for _, blank := range words.blanks {
		r.decode("nothing", -1, []byte(blank), r.subject.New)
	}
	for i, head := range words.heads {
		r.decode("a head", -1, []byte(head), targets[i%2])
	}
}

// decodeMembers decodes documents with one member, for each field of a struct and each literal.
func (r *run) decodeMembers() {
	targets := r.subject.targets()
	literals := r.reference.vocabulary().literals
	t := r.reference.schema(r.subject)
	stride := strideOf(len(t.Fields)*len(literals), len(literals), r.effort.Members)
	for k := 0; k < len(t.Fields)*len(literals); k += stride {
		open, end := r.reference.around(t, k/len(literals))
		r.decode("a member", -1, []byte(open+literals[k%len(literals)]+end), targets[k%len(targets)])
	}
}

// decodeReplaced decodes small documents with each of their values replaced.
func (r *run) decodeReplaced() {
	texts := r.reference.vocabulary().replacements
	targets := r.subject.targets()
	bases := r.bases()
	outlines, total := make([]*outline, len(bases)), 0
	for i, base := range bases {
		outlines[i] = r.reference.outline(base)
		total += len(outlines[i].values) * len(texts)
	}
	stride, first, made := strideOf(total, len(texts), r.effort.Replacements), 0, 0
	for i, base := range bases {
		values := outlines[i].values
		for v := range replaced(base, values, texts, first, stride) {
			r.decode("a document with a value replaced", v.at, v.document, targets[made%2])
			made++
		}
		first = (first + stride - len(values)*len(texts)%stride) % stride
	}
}

// decodeRenamed decodes small documents with members renamed and added.
func (r *run) decodeRenamed() {
	left := r.effort.Replacements
	targets := r.subject.targets()
	for _, base := range r.bases() {
		for v := range r.reference.renamed(base) {
			if left--; left < 0 {
				return
			}
			r.decode("a document with a "+v.what, v.at, v.document, targets[left%2])
		}
	}
}

// decodeMutated decodes small documents with one byte changed.
func (r *run) decodeMutated() {
	bases := r.bases()
	mutants := r.reference.vocabulary().mutants
	stride := strideFor(bases, mutants, r.effort.Mutations)
	for _, base := range bases {
		for v := range mutations(base, mutants, stride) {
			r.decode("a document with "+v.what, v.at, v.document, r.subject.New)
		}
	}
}

// decodeNested decodes documents at the limit of nesting.
func (r *run) decodeNested() {
	if !r.effort.Deep {
		return
	}
	for _, document := range r.reference.vocabulary().nestings() {
		r.decode("a deep document", -1, document, r.subject.New)
	}
	for _, document := range selfNestings(r.reference, r.reference.schema(r.subject)) {
		r.decode("a deep document", -1, document, r.subject.New)
	}
}

// replaceSome replaces a few values of the first document, which is large.
func (r *run) replaceSome() {
	if len(r.inputs) == 0 || !r.reference.valid(r.inputs[0]) {
		return
	}
	values, texts := r.reference.outline(r.inputs[0]).values, r.reference.vocabulary().replacements
	for k := range 8 {
		value := values[len(values)*k/8]
		document := splice(r.inputs[0], value, texts[(k*5+1)%len(texts)])
		r.decode("a document with a value replaced", value.start, document, r.subject.New)
	}
}
