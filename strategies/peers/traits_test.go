package peers

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
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

// TestTraits asks each library of JSON for what its traits claim, and for more that is worth knowing.
func TestTraits(t *testing.T) {
	var table strings.Builder
	answers := map[string]map[string]string{}
	for _, p := range probes {
		answers[p.name] = map[string]string{}
		fmt.Fprintf(&table, "%s\n", p.name)
		for _, s := range peersOf(strategies.JSON) {
			answer := p.ask(t, s)
			answers[p.name][s.Name()] = answer
			fmt.Fprintf(&table, "  %-14s %s\n", s.Name(), answer)
		}
	}
	golden(t, "behaviour_json.txt", table.String())
	for _, s := range peersOf(strategies.JSON) {
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
	written := map[string]bool{}
	for _, f := range formats {
		for _, s := range peersOf(f) {
			written[s.Name()+" "+string(f)] = true
		}
	}
	for _, s := range Strategies() {
		for _, f := range append(formats, "toml") {
			codec, err := s.Compile(schema.Of(reflect.TypeFor[workloads.Tiny]()), f)
			if (err == nil) != written[s.Name()+" "+string(f)] || (codec == nil) != errors.Is(err, strategies.ErrUnsupported) {
				t.Errorf("%s in %s: %v", s.Name(), f, err)
			}
		}
	}
}
