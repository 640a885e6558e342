// Package strategytest holds strategies to a reference, over workloads and features: the same bytes for every value, and
// for every document the same value, or an error of the same class at the same offset. The reference is encoding/json for
// JSON, and the strategy reflection for the binary formats.
//
// In flow strategies and a Subject; out comes a Result for each strategy, with its failures. The documents are those of the
// subject, these cut off at every byte and changed at every byte, each kind of value at every place, and a long list of
// values that were chosen for their edges; the targets of decoding are zero and non-zero. The reference is asked
// once for each case, whatever the number of strategies. The suite is ordinary code: tests, fuzz targets and the command
// vmbench check all call it.
//
// One difference is allowed: where a document is not well-formed, encoding/json leaves the target as it was, while a
// strategy may have written part of it.
package strategytest

import (
	"context"

	"github.com/vmbench/vmbench/strategies"
)

// An Effort says how many cases the suite makes of one subject, where there could be very many.
type Effort struct {
	Every        int  // of so many small documents of the subject one is decoded in unusual ways
	Cuts         int  // cut-off documents of the subject
	Truncations  int  // lengths at which one document is cut off
	Bytes        int  // bytes of cut-off documents to read
	Mutations    int  // documents with one byte changed
	Replacements int  // documents with one value replaced by another, and as many with a member renamed or added
	Members      int  // documents of a single member
	Targets      int  // documents decoded into values
	Values       int  // values to encode that are made up
	Deep         bool // documents at the limit of nesting
}

// Quick takes about a second for a subject and four strategies; Full makes every case. Short is a first look, and what the race detector, which
// is slow, has enough of.
var (
	Short = Effort{
		Every: 20, Cuts: 200, Truncations: 50, Bytes: 1 << 17, Mutations: 100, Replacements: 100, Members: 100, Targets: 5, Values: 8,
	}
	Quick = Effort{
		Every: 5, Cuts: 1500, Truncations: 200, Bytes: 2 << 20, Mutations: 1200, Replacements: 600, Members: 1200, Targets: 30,
		Values: 20, Deep: true,
	}
	Full = Effort{
		Every: 1, Cuts: everything, Truncations: 2000, Bytes: 64 << 20, Mutations: everything, Replacements: everything,
		Members: everything, Targets: 2000, Values: 500, Deep: true,
	}
)

// everything is more than there can be.
const everything = 1 << 40

// Check holds strategies to the reference of a format over the subject and returns their results in the same order. It ends early,
// with the results so far, when the context is done.
func (s *Subject) Check(ctx context.Context, f strategies.Format, effort Effort, list ...strategies.Strategy) []Result {
	r := newRun(s, f, effort, list)
	for _, part := range r.parts() {
		if len(r.entrants) == 0 || ctx.Err() != nil {
			break
		}
		part()
	}
	return r.results
}

// A run is one check of a subject under way.
type run struct {
	subject   *Subject
	reference reference
	inputs    [][]byte // the subject's documents in the format
	based     [][]byte // see bases
	effort    Effort
	entrants  []*entrant
	results   []Result
}

// newRun enters the strategies and makes the subject's documents.
func newRun(s *Subject, f strategies.Format, effort Effort, list []strategies.Strategy) *run {
	r := startRun(s, f, effort, list)
	if len(r.entrants) > 0 {
		r.inputs = r.reference.inputs(s)
	}
	return r
}

func startRun(s *Subject, f strategies.Format, effort Effort, list []strategies.Strategy) *run {
	r := &run{subject: s, effort: effort, results: make([]Result, len(list))}
	var err error
	r.reference, err = newReference(f, s)
	for i, strategy := range list {
		r.results[i] = Result{Strategy: strategy.Name(), Format: f, Subject: s.Name}
		if err == nil {
			r.enter(strategy, &r.results[i])
		} else {
			r.results[i].bar(err, "the reference")
		}
	}
	return r
}

// An entrant is a strategy that could compile the subject's type.
type entrant struct {
	strategy  strategies.Strategy
	traits    strategies.Traits
	codec     strategies.Codec
	reference reference
	result    *Result
	input     []byte // a copy of the document, made for each Decode
	output    []byte // the buffer given to Append
}

// enter compiles the subject's type. A strategy that cannot is skipped.
func (r *run) enter(s strategies.Strategy, result *Result) {
	e := &entrant{strategy: s, traits: s.Traits(), reference: r.reference, result: result}
	if e.traits.Null {
		result.Skipped = "does nothing"
		return
	}
	err := guard(func() (err error) {
		e.codec, err = s.Compile(r.subject.Type, result.Format)
		return err
	})
	if err != nil {
		result.bar(err, "")
		return
	}
	r.entrants = append(r.entrants, e)
}

// bases are the valid documents that others are made from: the subject's own small ones, and some that have all members.
func (r *run) bases() [][]byte {
	if r.based == nil {
		r.based = r.makeBases()
	}
	return r.based
}

func (r *run) makeBases() (documents [][]byte) {
	seen := map[string]bool{}
	add := func(document []byte) {
		if len(document) <= maxSmall && !seen[string(document)] && r.reference.valid(document) {
			seen[string(document)] = true
			documents = append(documents, document)
		}
	}
	for seed := range 2 {
		if document, err := r.reference.marshal(filled(r.subject.Type.Go, seed, false)); err == nil {
			add(document)
		}
	}
	for _, input := range r.inputs {
		add(input)
	}
	return documents
}

// parts are the parts of the suite, in order. Large documents are not taken apart.
func (r *run) parts() []func() {
	parts := []func(){r.encodeValues, r.decodeInputs, r.decodeTruncated, r.together}
	if r.subject.large() {
		return append(parts, r.replaceSome)
	}
	return append(parts,
		r.decodeLiterals, r.decodeMembers, r.decodeReplaced, r.decodeRenamed, r.decodeMutated, r.decodeNested)
}
