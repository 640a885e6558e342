package size

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vmbench/vmbench/internal/build"
)

// TestStrategiesAreThere holds that there is a package of codecs for each strategy, with a function for each format, and the commands
// that generate for it.
func TestStrategiesAreThere(t *testing.T) {
	checkout, err := build.Checkout()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range Strategies() {
		for i, format := range s.Formats {
			part := s.part(i)
			dir := filepath.Join(checkout, strings.TrimPrefix(part.codecs(), module))
			text, err := os.ReadFile(filepath.Join(dir, filepath.Base(dir)+".go"))
			if err != nil || !strings.Contains(string(text), "func "+codecFunctions[format]+"() exchange.Codec {") {
				t.Errorf("%s: no codec of %s in %s, %v", s.Name, format, dir, err)
			}
			if !slices.Contains(part.Formats, format) {
				t.Errorf("%s has %s of %s, which has not", s.Name, format, part.Name)
			}
		}
		if s.generator != nil {
			if _, err := os.Stat(filepath.Join(checkout, peersDir, "cmd", s.generator[0], "main.go")); err != nil {
				t.Errorf("%s: %v", s.Name, err)
			}
		}
		if translator, ok := lookup(s.translator); s.translator != "" && (!ok || !slices.Equal(translator.Formats, s.Formats)) {
			t.Errorf("%s: %s does not translate its formats", s.Name, s.translator)
		}
	}
}

// TestMixes holds that a mix of libraries has no more of them than a program has formats.
func TestMixes(t *testing.T) {
	plan := Plan{Strategies: []string{"mixed_generated", "ugorji", "gob"}, Hosts: []string{"micro"}, Types: []int{1}, Formats: []int{1, 2, 3}}
	if err := plan.Validate(); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, p := range plan.Probes()[1:] {
		line := p.Strategy + " " + strings.Join(p.Formats, "+") + ":"
		for _, path := range p.codecs() {
			line += " " + filepath.Base(path)
		}
		all = append(all, line)
	}
	want := []string{
		"mixed_generated json: easyjson",
		"mixed_generated json+cbor: easyjson fxamacker",
		"mixed_generated json+cbor+msgpack: easyjson fxamacker msgp",
		"ugorji json: ugorji",
		"ugorji json+cbor: ugorji",
		"ugorji json+cbor+msgpack: ugorji",
		"gob gob: gob",
	}
	if !slices.Equal(all, want) {
		t.Errorf("%s\nwant\n%s", strings.Join(all, "\n"), strings.Join(want, "\n"))
	}
	for _, c := range []struct {
		p    Probe
		want string
	}{
		{Probe{"mixed_generated", "micro", 1, []string{"json", "cbor"}}, "[]exchange.Codec{codec0.JSON(), codec1.CBOR(), }"},
		{Probe{"ugorji", "micro", 1, []string{"json", "cbor"}}, "[]exchange.Codec{codec0.JSON(), codec0.CBOR(), }"},
		{Probe{"ugorji", "micro", 0, []string{"json"}}, `_ "` + module + `/strategies/peers/size/ugorji"`},
		{Probe{Baseline, "micro", 1, nil}, "host.Run(live.Table, nil)"},
	} {
		if text := string(mainOf(c.p)); !strings.Contains(text, c.want) {
			t.Errorf("%+v:\n%s\nhas no %s", c.p, text, c.want)
		}
	}
}

// TestPlanOf holds that a plan comes back from the probes that it has.
func TestPlanOf(t *testing.T) {
	want := Plan{Strategies: []string{"vm", "gob"}, Hosts: []string{"micro", "server"}, Types: []int{0, 4, 16}, Formats: []int{1, 2}}
	var samples []Sample
	for _, p := range want.Probes() {
		samples = append(samples, Sample{Probe: p})
	}
	if diff := cmp.Diff(want, PlanOf(samples)); diff != "" {
		t.Error(diff)
	}
	slices.Reverse(samples)
	got := PlanOf(samples)
	if !slices.Equal(got.Types, want.Types) || !slices.Equal(got.Formats, want.Formats) {
		t.Errorf("types %v, formats %v are not in order", got.Types, got.Formats)
	}
}
