package strategytest

import (
	"context"
	"strings"

	"github.com/vmbench/vmbench/strategies"
)

// A Reporter is the part of testing.T that Hold needs.
type Reporter interface {
	Helper()
	Context() context.Context
	Errorf(format string, args ...any)
}

// Hold holds a strategy's JSON to encoding/json's, for the tests of its package: a first look, as the whole suite runs over all strategies. It must
// support the subject, unless a gap is named: then it must not, and say what has that text.
func Hold(t Reporter, s strategies.Strategy, subject *Subject, effort Effort, gap string) {
	t.Helper()
	result := subject.Check(t.Context(), strategies.JSON, effort, s)[0]
	if (result.Skipped != "") != (gap != "") || !strings.Contains(result.Skipped, gap) {
		t.Errorf("skipped: %q, want what says %q", result.Skipped, gap)
	}
	for _, failure := range result.Failures {
		t.Errorf("%v", failure)
	}
	if result.Failed > 0 {
		t.Errorf("%d of %d cases failed", result.Failed, result.Cases)
	}
}
