package strategytest

import (
	"encoding/json"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/feature"
)

// maxSeed is the size of the largest document that is a seed, in bytes, and seedsEach how many there are of a subject.
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

// addSeeds adds a few documents of each subject to the corpus.
func addSeeds(f *testing.F, subjects []*Subject) {
	for i, s := range subjects {
		added := 0
		for k := 0; k < len(s.Inputs) && added < seedsEach; k += 1 + len(s.Inputs)/seedsEach {
			if len(s.Inputs[k]) <= maxSeed {
				f.Add(uint16(i), s.Inputs[k])
				added++
			}
		}
	}
	for i, literal := range literals {
		f.Add(uint16(i), []byte(literal))
	}
}

// fuzz runs one part of the suite for each pair of a subject's number and a document.
func fuzz(f *testing.F, part func(r *run, input []byte)) {
	subjects := fuzzed(f)
	addSeeds(f, subjects)
	list := contestants(f)
	f.Fuzz(func(t *testing.T, index uint16, input []byte) {
		subject := subjects[int(index)%len(subjects)]
		r := newRun(subject, strategies.JSON, Quick, list)
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
		for _, target := range r.subject.targets() {
			r.decode("a fuzzed document", -1, input, target)
		}
	})
}

// FuzzRoundTrip encodes what encoding/json made of documents, and decodes the text.
func FuzzRoundTrip(f *testing.F) {
	fuzz(f, func(r *run, input []byte) {
		v := r.subject.New()
		_ = json.Unmarshal(input, v) // what an invalid document leaves is as good a value
		r.encode("a fuzzed value", v)
	})
}
