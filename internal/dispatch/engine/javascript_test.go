package engine_test

import (
	"errors"
	"testing"
	"time"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
)

// found are engines with one of these names that are installed.
func found(t *testing.T, names ...string) (list []engine.Engine) {
	t.Helper()
	for _, e := range engine.Processes() {
		for _, name := range names {
			if e.Name() != name {
				continue
			}
			if _, err := e.Find(t.Context()); err != nil {
				if !errors.Is(err, engine.ErrMissing) {
					t.Errorf("%s: %v", name, err)
				}
				t.Logf("without %s: %v", name, err)
				continue
			}
			list = append(list, e)
		}
	}
	if list == nil {
		t.Skip("none of these engines is installed: ", names)
	}
	return list
}

// The driver verifies and measures what an engine takes, and says of the rest why not.
func TestDriver(t *testing.T) {
	j := job()
	j.Programs = j.Programs[:1]
	j.Batch, j.Rounds = 10*time.Microsecond, 2
	for _, e := range found(t, "node", "bun", "deno", "jsc") {
		t.Run(e.Name(), func(t *testing.T) {
			samples := map[string]int{}
			result, err := e.Run(t.Context(), j, func(s engine.Sample) { samples[s.Technique]++ })
			if err != nil || result.Version == "" {
				t.Fatalf("%+v, %v", result, err)
			}
			for _, c := range result.Cells {
				if c.Fault == engine.Wrong || c.Err == "" {
					t.Errorf("%+v", c)
				}
				samples[c.Technique] += 2
			}
			for _, technique := range j.Techniques {
				if samples[technique] < 2 {
					t.Errorf("%s has neither samples nor a fault", technique)
				}
			}
			if samples["switch"] != 2 {
				t.Errorf("%d samples of switch, want 2", samples["switch"])
			}
		})
	}
}

func TestDriverFindsWrongOutput(t *testing.T) {
	j := job()
	j.Modules, j.Programs = j.Modules[:1], j.Programs[:1]
	j.Programs[0].Hash++
	for _, e := range found(t, "node", "bun", "deno", "jsc") {
		result, err := e.Run(t.Context(), j, func(s engine.Sample) { t.Errorf("%s: a sample %+v", e.Name(), s) })
		if err != nil || len(result.Cells) != 1 || result.Cells[0].Fault != engine.Wrong {
			t.Errorf("%s: %+v, %v; want one cell that is wrong", e.Name(), result, err)
		}
	}
}

// Browsers take a few seconds to start.
func TestDriverInBrowsers(t *testing.T) {
	if testing.Short() {
		t.Skip("starts browsers")
	}
	j := job()
	j.Modules, j.Programs = j.Modules[:1], j.Programs[:1]
	j.Batch = 10 * time.Microsecond
	for _, e := range found(t, "chromium", "firefox") {
		samples := 0
		result, err := e.Run(t.Context(), j, func(engine.Sample) { samples++ })
		if err != nil || samples != 1 || len(result.Cells) > 0 {
			t.Errorf("%s: %d samples, %+v, %v; want 1", e.Name(), samples, result, err)
		}
	}
}
