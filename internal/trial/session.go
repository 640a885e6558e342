package trial

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
)

// A Session is a stretch of a run: from its begin, or from where an earlier session was broken off, to its end or the
// next break.
type Session struct {
	*Store
	Records   []Record
	documents map[string]Document
}

// Begin begins a run in a directory.
func Begin(dir string, plan Plan, facts Facts, data *Data) (*Session, error) {
	if err := plan.Check(); err != nil {
		return nil, err
	}
	store, err := Create(dir, NewRun(plan, facts))
	if err != nil {
		return nil, err
	}
	return newSession(store, nil, data)
}

// A Lookup finds a workload by its name.
type Lookup func(name string) (*workloads.Workload, bool)

// Resume goes on with the run in a directory. Workers must read what they read before, so the documents are resolved
// again, made by the reference in formats other than JSON, and compared with the plan.
func Resume(ctx context.Context, dir string, lookup Lookup, reference strategies.Strategy) (*Session, error) {
	store, records, err := Open(dir)
	if err != nil {
		return nil, err
	}
	data, err := reloadData(ctx, store.run.Plan, lookup, reference)
	if err != nil {
		store.Close()
		return nil, fmt.Errorf("resuming %s: %w", dir, err)
	}
	return newSession(store, records, data)
}

func newSession(store *Store, records []Record, data *Data) (*Session, error) {
	documents, err := data.Write(filepath.Join(store.dir, dataDir))
	if err != nil {
		store.Close()
		return nil, err
	}
	return &Session{store, records, documents}, nil
}

// reloadData resolves the documents that a plan was made with.
func reloadData(ctx context.Context, plan Plan, lookup Lookup, reference strategies.Strategy) (*Data, error) {
	var wanted []*workloads.Workload
	for _, name := range slices.Sorted(maps.Keys(plan.Data)) {
		w, ok := lookup(name)
		if !ok {
			return nil, fmt.Errorf("this vmbench has no workload %s", name)
		}
		wanted = append(wanted, w)
	}
	data, err := LoadData(ctx, wanted, plan.File)
	if err != nil {
		return nil, err
	}
	for name, hash := range plan.Data {
		if reason, missing := data.Missing[name]; missing {
			return nil, fmt.Errorf("the document of %s was there when the run began: %s", name, reason)
		}
		if data.Hashes[name] != hash {
			return nil, fmt.Errorf("the document of %s is not the one that the run began with", name)
		}
	}
	if err := data.AddFormats(plan.Cases, reference); err != nil {
		return nil, err
	}
	if !sameFormats(plan.Formats, data.FormatHashes()) {
		return nil, errors.New("the documents in formats other than JSON are not those that the run began with")
	}
	return data, nil
}

// Run measures what is left to measure, until the plan's rule says stop or the context ends.
func (s *Session) Run(ctx context.Context, workers Workers, interval Interval, observe func(Event)) (err error) {
	plan := s.run.Plan
	process := &Process{Workers: workers, Design: plan.Design, Documents: s.documents, Seed: plan.Seed}
	defer process.Close()
	var counter Counter
	if plan.Instructions {
		if counter, err = NewValgrind(process); err != nil {
			return err
		}
	}
	runner := &Runner{
		Counter:  counter,
		Plan:     plan,
		Executor: process,
		Log:      s.Store,
		Interval: interval,
		Observe:  observe,
	}
	s.Records, err = runner.Run(ctx, s.Records)
	return err
}

// Kept is what of the run's records counts.
func (s *Session) Kept() Kept { return s.run.Plan.Design.Keep(s.Records) }

// Close writes bench.txt and leaves the directory without what only workers need.
func (s *Session) Close() error {
	return errors.Join(
		s.WriteBench(s.Records),
		os.RemoveAll(filepath.Join(s.dir, dataDir)),
		s.Store.Close(),
	)
}
