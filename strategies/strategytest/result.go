package strategytest

import (
	"errors"
	"fmt"
	"strings"

	"github.com/vmbench/vmbench/strategies"
)

// A Result says how one strategy did on one subject.
type Result struct {
	Strategy string
	Format   strategies.Format
	Subject  string // the name of the workload or feature

	Cases    int       // comparisons made
	Failed   int       // how many of them failed
	Failures []Failure // the first few of those
	Skipped  string    // why nothing was compared, or ""
}

// Passed reports whether cases were compared and none failed.
func (r *Result) Passed() bool { return r.Skipped == "" && r.Failed == 0 }

// maxFailures is how many failures a Result keeps: one mistake tends to fail thousands of cases.
const maxFailures = 10

// fail counts a failure and keeps it.
func (r *Result) fail(f Failure) {
	r.Failed++
	f.Strategy, f.Format, f.Subject = r.Strategy, r.Format, r.Subject
	r.Failures = append(r.Failures, f)
}

// bar ends the result with an error of Compile, of the strategy or of what it would be held to.
func (r *Result) bar(err error, whose string) {
	if errors.Is(err, strategies.ErrUnsupported) {
		r.Skipped = err.Error()
		return
	}
	r.Cases++
	r.fail(Failure{Check: "compile", Position: whose, Want: "no error", Got: err.Error()})
}

// full reports whether enough failures have been kept, and if so only counts one more.
func (r *Result) full() bool {
	if len(r.Failures) < maxFailures {
		return false
	}
	r.Failed++
	return true
}

// A Failure is one difference between a strategy and its reference.
type Failure struct {
	Strategy string
	Format   strategies.Format
	Subject  string
	Check    string // what was tried, for example "decode, truncated at 17"
	Input    string // the document, or the Go value, cut where it is long
	Position string // where the results differ: a path in the value or an offset in the output
	Want     string
	Got      string
}

// String is the failure on a few lines.
func (f Failure) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s: %s\n", f.Strategy, f.Format, f.Subject, f.Check)
	fmt.Fprintf(&b, "  input %s\n", f.Input)
	if f.Position != "" {
		fmt.Fprintf(&b, "  at    %s\n", f.Position)
	}
	fmt.Fprintf(&b, "  want  %s\n  got   %s", f.Want, f.Got)
	return b.String()
}

// maxShown is the length at which texts in failures are cut, in bytes.
const maxShown = 400

// abridged shows a document for people, without its middle if it is long.
func abridged(text []byte, show func([]byte) string) string {
	if len(text) <= maxShown {
		return show(text)
	}
	const end = maxShown / 4
	head, tail := text[:maxShown-end], text[len(text)-end:]
	return fmt.Sprintf("%s … %s (%d bytes)", show(head), show(tail), len(text))
}

// vicinity is the part of a text from so many bytes before an index to so many after it.
func vicinity(text []byte, at, before, after int) []byte {
	return text[max(0, min(at, len(text))-before):min(len(text), at+after)]
}

func quoted(text []byte) string { return fmt.Sprintf("%q", text) }
