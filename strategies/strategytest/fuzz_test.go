package strategytest

import (
	"errors"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/feature"
)

// maxSeed is the size of the largest document that is a seed, in bytes, and seedsEach how many there are of a subject in JSON.
const (
	maxSeed   = 1 << 10
	seedsEach = 4
)

// fuzzed are the subjects of fuzzing: all features and the embedded workloads. Their order is part of the corpus.
func fuzzed(t testing.TB) (subjects []*Subject) {
	t.Helper()
	for _, f := range feature.All() {
		subjects = append(subjects, OfFeature(f))
	}
	for _, w := range workloads.All() {
		if w.Document != nil {
			continue
		}
		s, err := OfWorkload(t.Context(), w)
		if err != nil {
			t.Fatal(err)
		}
		subjects = append(subjects, s)
	}
	return subjects
}

// addSeeds adds a few documents of each subject to the corpus, in each format.
func addSeeds(f *testing.F, subjects []*Subject) {
	for k, format := range Formats() {
		first := k * len(subjects)
		var words *vocabulary
		for i, s := range subjects {
			r, err := newReference(format, s)
			if errors.Is(err, strategies.ErrUnsupported) {
				continue
			}
			if err != nil {
				f.Fatal(err)
			}
			words = r.vocabulary()
			for _, document := range r.inputs(s.few()) {
				f.Add(uint16(first+i), document)
			}
		}
		for i := 0; words != nil && i < len(words.literals); i++ {
			f.Add(uint16(first+i%len(subjects)), []byte(words.literals[i]))
		}
	}
}

// few is the subject with a few of its documents, which are small.
func (s *Subject) few() *Subject {
	part := *s
	part.Inputs = nil
	for k := 0; k < len(s.Inputs) && len(part.Inputs) < seedsEach; k += 1 + len(s.Inputs)/seedsEach {
		if len(s.Inputs[k]) <= maxSeed {
			part.Inputs = append(part.Inputs, s.Inputs[k])
		}
	}
	return &part
}

// fuzz runs one part of the suite for each pair of a document and a number, which stands for a subject and a format.
func fuzz(f *testing.F, part func(r *run, input []byte)) {
	subjects := fuzzed(f)
	addSeeds(f, subjects)
	list := contestants(f)
	f.Fuzz(func(t *testing.T, index uint16, input []byte) {
		subject := subjects[int(index)%len(subjects)]
		format := Formats()[int(index)/len(subjects)%len(Formats())]
		r := startRun(subject, format, Quick, list)
		part(r, input)
		for _, result := range r.results {
			for _, failure := range result.Failures {
				t.Error(failure)
			}
		}
	})
}

// FuzzDecode decodes documents into zero values and into filled ones.
func FuzzDecode(f *testing.F) {
	fuzz(f, func(r *run, input []byte) {
		if len(r.entrants) == 0 {
			return
		}
		for _, target := range r.subject.targets() {
			r.decode("a fuzzed document", -1, input, target)
		}
	})
}

// FuzzRoundTrip encodes what the reference made of documents, and decodes the text.
func FuzzRoundTrip(f *testing.F) {
	fuzz(f, func(r *run, input []byte) {
		if len(r.entrants) == 0 {
			return
		}
		v := r.subject.New()
		_ = r.reference.unmarshal(input, v) // what an invalid document leaves is as good a value
		r.encode("a fuzzed value", v)
	})
}
