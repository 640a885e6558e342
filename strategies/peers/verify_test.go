package peers

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
)

// TestVerification does with every peer and workload what a trial does before it times anything, and decodes as
// encoding/json does besides. What fails or is not supported stands in the golden file, so that a change is noticed.
func TestVerification(t *testing.T) {
	var lines strings.Builder
	ownForm := map[string]bool{}
	for _, w := range workloads.All() {
		data, err := w.Load(context.Background())
		if errors.Is(err, workloads.ErrUnavailable) {
			t.Skip(err)
		}
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&lines, "%s\n", w.Name)
		for _, s := range Strategies() {
			line := verdict(t, s, w, data)
			ownForm[s.Name()] = ownForm[s.Name()] || strings.Contains(line, "a form of its own")
			fmt.Fprintf(&lines, "  %-14s %s\n", s.Name(), line)
		}
	}
	golden(t, "verification.txt", lines.String())
	for _, s := range Strategies() {
		if claimed := s.Traits().OwnForm; claimed != ownForm[s.Name()] {
			t.Errorf("%s: OwnForm is claimed as %v, but found to be %v", s.Name(), claimed, !claimed)
		}
	}
}

// verdict says in one line what a peer makes of a workload.
func verdict(t *testing.T, s strategies.Strategy, w *workloads.Workload, data workloads.Data) string {
	codec := compile(t, s, w.New())
	if codec == nil {
		return "unsupported"
	}
	want := w.New()
	if err := json.Unmarshal(data.Input, want); err != nil {
		t.Fatal(err)
	}
	parts := []string{"encode " + encoded(s, codec, w, want, data.Canonical)}
	value := want
	if w.Value != nil {
		value = w.Value()
	}
	if value != want && encoded(s, codec, w, value, data.Canonical) != encoded(s, codec, w, want, data.Canonical) {
		parts = append(parts, "encode the value "+encoded(s, codec, w, value, data.Canonical))
	}
	got := w.New()
	switch err := codec.Decode(data.Input, got); {
	case err != nil:
		parts = append(parts, "decode fails: "+err.Error())
	case !reflect.DeepEqual(got, want):
		parts = append(parts, "decode gives another value")
	default:
		parts = append(parts, "decode ok")
	}
	again := w.New()
	if err := codec.Decode(data.Canonical, again); err != nil || !reflect.DeepEqual(again, want) {
		parts = append(parts, fmt.Sprintf("decode the canonical form: differs, error %v", err))
	}
	return strings.Join(parts, ", ")
}

// encoded says whether an encoding is the canonical form, or says the same in other bytes, as trials judge it.
func encoded(s strategies.Strategy, codec strategies.Codec, w *workloads.Workload, value any, canonical []byte) string {
	text, err := strategies.Encode(codec, value)
	if err != nil {
		return "fails: " + err.Error()
	}
	if bytes.Equal(text, canonical) {
		return "ok"
	}
	back := w.New()
	if err := json.Unmarshal(text, back); err != nil {
		return "is refused: " + err.Error()
	}
	again, err := json.Marshal(back)
	if err != nil || !bytes.Equal(again, canonical) {
		return "says something else: " + parting(again, canonical)
	}
	if traits := s.Traits(); traits.SortsMaps && traits.EscapesHTML && traits.ValidatesUTF8 {
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
