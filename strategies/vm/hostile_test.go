package vm

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"reflect"
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
	types     = flag.Int("types", 30, "how many types are made up")
	firstSeed = flag.Uint64("seed", 1, "the first of their seeds")
)

// few is what the suite does with a subject by default.
var few = strategytest.Effort{
	Every: 10, Cuts: 300, Truncations: 100, Bytes: 1 << 17, Mutations: 300, Replacements: 200, Members: 200, Targets: 5, Values: 10,
}

func effort() strategytest.Effort {
	if *long {
		return strategytest.Quick
	}
	return few
}

// machines are the strategy and its variants.
func machines() []strategies.Strategy { return []strategies.Strategy{New(), NewSwitch(), NewUnfused()} }

func addressOf(b []byte) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(b)) }

// check holds the machines to encoding/json, with documents and buffers behind fences.
func check(t *testing.T, s *strategytest.Subject) {
	t.Helper()
	for _, result := range s.Check(t.Context(), strategies.JSON, effort(), fenceAll(t, machines())...) {
		for _, failure := range result.Failures {
			t.Error(failure)
		}
		if result.Cases == 0 {
			t.Errorf("%s: nothing was compared: %s", result.Strategy, result.Skipped)
		}
	}
}

func TestFeaturesBehindFences(t *testing.T) {
	for _, f := range feature.All() {
		t.Run(f.Name, func(t *testing.T) { check(t, strategytest.OfFeature(f)) })
	}
}

func TestWorkloadsBehindFences(t *testing.T) {
	for _, w := range workloads.All() {
		if w.Document != nil && !*long {
			continue
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
