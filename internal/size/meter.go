package size

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"slices"
	"time"
)

// meterHost is the host of programs that measure themselves. It is none of Hosts.
const meterHost = "meter"

// An Upkeep is what a program needs when it runs, once every type was used.
type Upkeep struct {
	Probe
	Held    int64         // bytes of memory that stay in use
	First   time.Duration // what the first document of each type takes longer than the second one, all types together
	Problem string        `json:",omitempty"`
}

// meterRuns is how many processes are asked. Times are the medians of theirs: machines are noisy.
const meterRuns = 9

// Meter runs programs of each strategy that measure what they need.
func (w *Workshop) Meter(ctx context.Context, probes []Probe) ([]Upkeep, error) {
	all := make([]Upkeep, len(probes))
	for i, p := range probes {
		p.Host = meterHost
		all[i] = Upkeep{Probe: p}
		if err := w.meter(ctx, p, &all[i]); err != nil {
			all[i].Problem = err.Error()
		}
		if ctx.Err() != nil {
			return all, ctx.Err()
		}
	}
	return all, nil
}

func (w *Workshop) meter(ctx context.Context, p Probe, u *Upkeep) error {
	if !w.Target.Native() {
		return fmt.Errorf("a program for %s does not run here", w.Target)
	}
	j, err := w.plan(ctx, p)
	if err != nil {
		return err
	}
	return w.within(ctx, j, func(program string) error {
		var held []int64
		var first []time.Duration
		documents, err := w.documentsOf(ctx, p.Types, 1)
		if err != nil {
			return err
		}
		if documents, err = w.given(ctx, p, documents); err != nil {
			return err
		}
		for range meterRuns {
			h, f, err := readMeter(ctx, program, requests(p.Types, 0, documents))
			if err != nil {
				return err
			}
			held, first = append(held, h), append(first, f)
		}
		slices.Sort(held)
		slices.Sort(first)
		u.Held, u.First = held[len(held)/2], first[len(first)/2]
		return nil
	})
}

// readMeter runs the program once.
func readMeter(ctx context.Context, program string, requests []byte) (held int64, first time.Duration, err error) {
	cmd := exec.CommandContext(ctx, program)
	cmd.Stdin = bytes.NewReader(requests)
	text, err := cmd.CombinedOutput()
	var cold, warm time.Duration
	if err == nil {
		_, err = fmt.Sscan(string(text), &held, &cold, &warm)
	}
	if err != nil {
		return 0, 0, fmt.Errorf("the program fails: %w\n%s", err, text)
	}
	return held, cold - warm, nil
}
