package peers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
)

// TestVerification does with every peer and workload what a trial does before it times anything, and decodes as the reference
// does besides. What fails or is not supported stands in the golden file, so that a change is noticed.
func TestVerification(t *testing.T) {
	ownForm := map[string]bool{}
	for _, f := range formats {
		golden(t, "verification_"+string(f)+".txt", verification(t, f, ownForm))
	}
	for _, s := range Strategies() {
		if claimed := s.Traits().OwnForm; claimed != ownForm[s.Name()] {
			t.Errorf("%s: OwnForm is claimed as %v, but found to be %v", s.Name(), claimed, !claimed)
		}
	}
}

// verification has a line for each workload and peer, and notes who writes a form of its own.
func verification(t *testing.T, f strategies.Format, ownForm map[string]bool) string {
	var lines strings.Builder
	for _, w := range workloads.All() {
		data, err := w.Load(context.Background())
		if errors.Is(err, workloads.ErrUnavailable) {
			t.Skip(err)
		}
		if err != nil {
			t.Fatal(err)
		}
		r := newReference(t, f, w.New())
		data = r.data(t, w, data)
		fmt.Fprintf(&lines, "%s\n", w.Name)
		for _, s := range peersOf(f) {
			line := verdict(t, s, r, w, data)
			ownForm[s.Name()] = ownForm[s.Name()] || strings.Contains(line, "a form of its own")
			fmt.Fprintf(&lines, "  %-*s %s\n", nameWidth(f), s.Name(), line)
		}
	}
	return lines.String()
}

// verdict says in one line what a peer makes of a workload.
func verdict(t *testing.T, s strategies.Strategy, r *reference, w *workloads.Workload, data workloads.Data) string {
	codec, err := compileIn(t, s, r.format, w.New())
	if err != nil {
		return err.Error()
	}
	want := w.New()
	if err := r.codec.Decode(data.Input, want); err != nil {
		t.Fatal(err)
	}
	parts := []string{"encode " + encoded(s, codec, r, want, data.Canonical)}
	value := want
	if w.Value != nil {
		value = w.Value()
	}
	if value != want && encoded(s, codec, r, value, data.Canonical) != encoded(s, codec, r, want, data.Canonical) {
		parts = append(parts, "encode the value "+encoded(s, codec, r, value, data.Canonical))
	}
	got := w.New()
	switch err := codec.Decode(data.Input, got); {
	case err != nil:
		parts = append(parts, "decode fails: "+err.Error())
	case reflect.DeepEqual(got, want):
		parts = append(parts, "decode ok")
	case r.same(got, want):
		parts = append(parts, "decode ok in Go types of its own")
	default:
		parts = append(parts, "decode gives another value")
	}
	again := w.New()
	if err := codec.Decode(data.Canonical, again); err != nil || !reflect.DeepEqual(again, got) {
		parts = append(parts, fmt.Sprintf("decode the canonical form: differs, error %v", err))
	}
	return strings.Join(parts, ", ")
}

// encoded says whether an encoding is the canonical form, or says the same in other bytes, as trials judge it.
func encoded(s strategies.Strategy, codec strategies.Codec, r *reference, value any, canonical []byte) string {
	text, err := strategies.Encode(codec, value)
	if err != nil {
		return "fails: " + err.Error()
	}
	if bytes.Equal(text, canonical) {
		return "ok"
	}
	again, err := r.normal(text)
	if err != nil {
		return "is refused: " + err.Error()
	}
	if want, err := r.normal(canonical); err != nil || !bytes.Equal(again, want) {
		return "says something else: " + parting(again, want)
	}
	if r.fixesForm(s.Traits()) {
		return "ok in a form of its own: " + parting(text, canonical)
	}
	return "ok" // maps are in any order, so that it is chance whether the bytes are equal
}

// parting shows where two documents part.
func parting(got, want []byte) string {
	at := 0
	for at < len(got) && at < len(want) && got[at] == want[at] {
		at++
	}
	return fmt.Sprintf("at byte %d %q and not %q", at, excerpt(got, at), excerpt(want, at))
}

func excerpt(text []byte, at int) []byte { return text[max(0, at-12):min(len(text), at+12)] }
