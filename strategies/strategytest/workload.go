package strategytest

import (
	"bytes"
	"context"
	"encoding/json"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
)

// Check holds a strategy to the reference of a format over one workload.
func Check(ctx context.Context, s strategies.Strategy, f strategies.Format, w *workloads.Workload) Result {
	subject, err := OfWorkload(ctx, w)
	if err != nil {
		return Result{Strategy: s.Name(), Format: f, Subject: w.Name, Skipped: err.Error()}
	}
	return subject.Check(ctx, f, Quick, s)[0]
}

// OfWorkload makes a subject of a workload. Its values are what its document gives and, since interfaces in it may hold what
// no document gives, the workload's own. The error is that of Workload.Load.
func OfWorkload(ctx context.Context, w *workloads.Workload) (*Subject, error) {
	data, err := w.Load(ctx)
	if err != nil {
		return nil, err
	}
	s := &Subject{Name: w.Name, Type: w.Type(), New: w.New, Inputs: [][]byte{data.Input}}
	if !bytes.Equal(data.Input, data.Canonical) {
		s.Inputs = append(s.Inputs, data.Canonical)
	}
	s.Values = func() []any {
		v := w.New()
		if json.Unmarshal(data.Input, v) != nil {
			return nil
		}
		if w.Value == nil {
			return []any{v}
		}
		return []any{v, w.Value()}
	}
	return s, nil
}
