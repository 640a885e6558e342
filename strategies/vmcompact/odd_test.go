package vmcompact

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/vmbench/vmbench/strategies/internal/odd"
	"github.com/vmbench/vmbench/strategies/strategytest"
	"github.com/vmbench/vmbench/workloads/schema"
)

// TestOddFormats looks at types that formats see differently.
func TestOddFormats(t *testing.T) {
	effort := strategytest.Quick
	effort.Cuts, effort.Mutations, effort.Replacements, effort.Members = 200, 300, 200, 300
	for i, name := range odd.Formats {
		s := &strategytest.Subject{
			Name:   name,
			Type:   schema.Of(reflect.TypeOf(odd.FormatValues()[i][0]).Elem()),
			New:    func() any { return reflect.New(reflect.TypeOf(odd.FormatValues()[i][0]).Elem()).Interface() },
			Values: func() []any { return odd.FormatValues()[i] },
		}
		for _, v := range s.Values() {
			text, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			s.Inputs = append(s.Inputs, text)
		}
		for _, f := range strategytest.Formats() {
			t.Run(string(f)+"/"+name, func(t *testing.T) {
				result := s.Check(t.Context(), f, effort, New(Formats()...))[0]
				for _, failure := range result.Failures {
					t.Error(failure)
				}
				if result.Failed > 0 || result.Skipped != "" {
					t.Errorf("%d of %d cases failed, skipped: %q", result.Failed, result.Cases, result.Skipped)
				}
			})
		}
	}
}
