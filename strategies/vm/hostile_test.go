package vm

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unsafe"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/strategytest"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/feature"
	"github.com/vmbench/vmbench/workloads/schema"
)

var (
	long      = flag.Bool("long", false, "make many more cases")
	types     = flag.Int("types", 12, "how many types are made up")
	firstSeed = flag.Uint64("seed", 1, "the first of their seeds")
)

// few is what the suite does with a subject by default.
var few = strategytest.Effort{
	Every: 10, Cuts: 60, Truncations: 60, Bytes: 1 << 16, Mutations: 60, Replacements: 60, Members: 60, Targets: 3, Values: 5,
}

func effort() strategytest.Effort {
	if *long {
		return strategytest.Quick
	}
	return few
}

// machines are the strategy and its variants.
func machines() []strategies.Strategy {
	return []strategies.Strategy{New(Formats()...), NewSwitch(Formats()...), NewUnfused(Formats()...)}
}

func addressOf(b []byte) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(b)) }

// check holds the machines to the reference of each format, with documents and buffers behind fences.
func check(t *testing.T, s *strategytest.Subject) {
	t.Helper()
	formats := strategytest.Formats()
	if testing.Short() { // the two binary formats take turns
		formats = []strategies.Format{formats[0], formats[1+len(s.Name)%2]}
	}
	for _, f := range formats {
		for _, result := range s.Check(t.Context(), f, effort(), fenceAll(t, machines())...) {
			for _, failure := range result.Failures {
				t.Error(failure)
			}
			if result.Cases == 0 {
				t.Errorf("%s, %s: nothing was compared: %s", result.Strategy, f, result.Skipped)
			}
		}
	}
}

func TestFeaturesBehindFences(t *testing.T) {
	for i, f := range feature.All() {
		if *long || i%4 == 0 { // strategytest has them all, without fences
			t.Run(f.Name, func(t *testing.T) { check(t, strategytest.OfFeature(f)) })
		}
	}
}

func TestWorkloadsBehindFences(t *testing.T) {
	for _, w := range workloads.All() {
		if w.Document != nil && !*long {
			continue // strategytest has them whole
		}
		t.Run(w.Name, func(t *testing.T) {
			s, err := strategytest.OfWorkload(t.Context(), w)
			if err != nil {
				t.Skip(err)
			}
			check(t, s)
		})
	}
}

// madeUp is a subject of a type that is made up.
func madeUp(seed uint64) *strategytest.Subject {
	m := newMaker(seed)
	typ := m.structType(3)
	s := &strategytest.Subject{
		Name: fmt.Sprintf("type %d", seed), Type: schema.Of(typ), New: func() any { return reflect.New(typ).Interface() },
		Values: func() (values []any) {
			m := newMaker(seed + 1)
			for range 6 {
				values = append(values, m.value(typ))
			}
			return values
		},
	}
	for i, v := range s.Values() {
		text, err := json.Marshal(v)
		if err != nil {
			continue
		}
		s.Inputs = append(s.Inputs, text, indented(text, i))
	}
	s.Inputs = append(s.Inputs, []byte("{}"), []byte("null"))
	return s
}

// indented returns a document with white space as people write it.
func indented(text []byte, i int) []byte {
	var b bytes.Buffer
	if err := json.Indent(&b, text, []string{"", " ", "\t", "                    "}[i%4], []string{"  ", "    ", "\t", ""}[i%4]); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func TestTypesMadeUp(t *testing.T) {
	for seed := range uint64(*types) {
		seed += *firstSeed
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			s := madeUp(seed)
			checkProgram(t, s.Type)
			check(t, s)
		})
	}
}

// TestEveryDistanceToTheEnd decodes documents with white space after them, so that the windows' limits come at each place.
func TestEveryDistanceToTheEnd(t *testing.T) {
	const farthest = tailRoom + beyond + 40
	for seed := range uint64(*types) {
		s := madeUp(*firstSeed + seed)
		codecs := codecsOf(t, s.Type.Go)
		for i, input := range s.Inputs {
			if len(input) > 1<<14 || !*long && i%3 != 1 {
				continue
			}
			for n := range farthest {
				compareDecode(t, s.Type.Go, codecs, string(input)+strings.Repeat(" \n"[n%2:n%2+1], n))
			}
		}
	}
}
