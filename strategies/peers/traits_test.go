package peers

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies"
)

// TestNames holds that names can stand in cases, filters and tables.
func TestNames(t *testing.T) {
	valid, seen := regexp.MustCompile(`^[a-z][a-z0-9_]*$`), map[string]bool{}
	for _, s := range Strategies() {
		if name := s.Name(); !valid.MatchString(name) || seen[name] || s.Traits().Summary == "" || s.Traits().Null {
			t.Errorf("%q: names are unique and plain, and have a summary", name)
		}
		seen[s.Name()] = true
	}
}

// TestTraits asks each library for what its traits claim, and for more that is worth knowing.
func TestTraits(t *testing.T) {
	var table strings.Builder
	answers := map[string]map[string]string{}
	for _, p := range probes {
		answers[p.name] = map[string]string{}
		fmt.Fprintf(&table, "%s\n", p.name)
		for _, s := range Strategies() {
			answer := p.ask(t, s)
			answers[p.name][s.Name()] = answer
			fmt.Fprintf(&table, "  %-14s %s\n", s.Name(), answer)
		}
	}
	golden(t, "behaviour.txt", table.String())
	for _, s := range Strategies() {
		is := func(probe, answer string) bool { return answers[probe][s.Name()] == answer }
		traits := s.Traits()
		for _, claim := range []struct {
			name           string
			claimed, found bool
		}{
			{"CopiesStrings", traits.CopiesStrings, is("input after Decode", "free")},
			{"ValidatesUTF8", traits.ValidatesUTF8,
				is("invalid UTF-8 written", "repaired") && is("invalid UTF-8 read", "repaired")},
			{"EscapesHTML", traits.EscapesHTML, is("< > & written", "escaped")},
			{"SortsMaps", traits.SortsMaps, is("order of maps", "sorted")},
			{"ChecksEnd", traits.ChecksEnd, is("data after the value", "error")},
		} {
			if claim.claimed != claim.found {
				t.Errorf("%s: %s is claimed as %v, but found to be %v", s.Name(), claim.name, claim.claimed, claim.found)
			}
		}
	}
}

// TestOtherFormats holds that the peers refuse what they do not write.
func TestOtherFormats(t *testing.T) {
	for _, s := range Strategies() {
		if codec, err := s.Compile(nil, strategies.Format("cbor")); codec != nil || err == nil {
			t.Errorf("%s writes CBOR", s.Name())
		}
	}
}
