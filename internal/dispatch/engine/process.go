package engine

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A process is an engine that is a program of its own.
type process struct {
	name     string
	programs []string // names that the program may have, the best first
	path     string   // of the program that the user named; empty to look for it
	flags    []string // that make it this engine
	env      []string // likewise
	host     host
	patience time.Duration // 0 for what a job takes at most between two lines; tests have less
}

// A host is how an engine is handed a job.
type host interface {
	// version asks a program for its version.
	version(ctx context.Context, program string) (string, error)

	// run starts the program on the job in a directory of its own, and returns when it has ended. What the driver tells goes
	// to the transcript.
	run(ctx context.Context, p *process, program, dir string, job script, t *transcript) error
}

func (p *process) Name() string { return p.name }

// Locate returns the path of a program: that which the user has named, or else the first of some names that is in PATH.
func Locate(path string, names []string) (string, error) {
	if path != "" {
		found, err := exec.LookPath(path)
		if err != nil {
			return "", fmt.Errorf("%w: %w", ErrMissing, err)
		}
		return filepath.Abs(found)
	}
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			return filepath.Abs(found)
		}
	}
	return "", fmt.Errorf("%w: no %s in PATH; see docs/dispatch.md for how to install it", ErrMissing, strings.Join(names, " or "))
}

// Find looks for the program and asks it for its version.
func (p *process) Find(ctx context.Context) (Found, error) {
	program, err := Locate(p.path, p.programs)
	if err != nil {
		return Found{}, err
	}
	found := Found{Path: program, Flags: p.settings()}
	found.Version, err = p.host.version(ctx, program)
	if err != nil {
		return found, fmt.Errorf("%s does not say its version: %w", p.name, err)
	}
	return found, nil
}

func (p *process) settings() string {
	return strings.Join(append(append([]string{}, p.flags...), p.env...), " ")
}

// mostStarts is how often an engine is started for one job. It is started again without a cell that ended it.
const mostStarts = 5

// Run does the job. A cell that ends the engine, or does not end itself, is broken; the others go on in another process.
func (p *process) Run(ctx context.Context, job Job, tell func(Sample)) (Result, error) {
	result := Result{Flags: p.settings()}
	found, err := p.Find(ctx)
	if err != nil {
		return result, err
	}
	t := newTranscript(tell)
	end := job.FirstRound + job.Rounds
	for range mostStarts {
		err = p.start(ctx, found.Path, newScript(job, t.skip()), t)
		if err == nil || ctx.Err() != nil || !t.blame(err) {
			break
		}
		job.FirstRound = max(job.FirstRound, t.lastRound())
		job.Rounds = end - job.FirstRound
	}
	result.Version = found.Version
	if t.version != "" {
		result.Version += ", " + t.version
	}
	result.Cells = t.faulty()
	return result, err
}

// Why an engine was ended.
var (
	errDone   = errors.New("it has told everything")
	errSilent = errors.New("no sign of life")
)

// start runs the engine once. The error says why it has not come to the end of the job.
func (p *process) start(ctx context.Context, program string, job script, t *transcript) error {
	dir, err := os.MkdirTemp("", "vmbench-engine-")
	if err != nil {
		return err
	}
	defer removeAll(dir)
	patience := p.patience
	if patience == 0 {
		patience = job.patience()
	}
	running, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	silence := time.AfterFunc(patience, func() { cancel(errSilent) })
	defer silence.Stop()
	t.restart(func() { silence.Reset(patience) })
	err = p.host.run(running, p, program, dir, job, t)
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.judge(ctx, running, p.name, patience, withoutPaths(err, program, dir))
}

// judge is how a start of an engine ended, where err is how its process did.
func (t *transcript) judge(ctx, running context.Context, name string, patience time.Duration, err error) error {
	switch {
	case t.end:
		return nil
	case ctx.Err() != nil:
		return fmt.Errorf("%s was ended%s: %w", name, t.where(), ctx.Err())
	case context.Cause(running) == errSilent:
		return fmt.Errorf("%s gave no sign of life for %v%s, and was ended", name, patience, t.where())
	case t.problem != "":
		return fmt.Errorf("%s: %s", name, t.problem)
	case err != nil:
		return fmt.Errorf("%s ended%s: %w", name, t.where(), err)
	case t.garbage != "":
		return fmt.Errorf("%s ended%s without a result, and wrote %s", name, t.where(), t.garbage)
	}
	return fmt.Errorf("%s ended%s without a result", name, t.where())
}

// withoutPaths is an error that says nothing of where this machine has the program and the job.
func withoutPaths(err error, program, dir string) error {
	if err == nil {
		return nil
	}
	return errors.New(strings.NewReplacer(dir+string(filepath.Separator), "", program, filepath.Base(program)).Replace(err.Error()))
}

// where is at which cell the driver was, if it has said so.
func (t *transcript) where() string {
	if t.at == (cellName{}) {
		return ""
	}
	if t.at.Program == "" {
		return fmt.Sprintf(" while it compiled %s", t.at.Technique)
	}
	return fmt.Sprintf(" at %s on %s", t.at.Technique, t.at.Program)
}

// patience is more than a driver takes between two lines.
func (s script) patience() time.Duration {
	cells := time.Duration(len(s.Modules) * len(s.Programs))
	return 30*time.Second + 50*s.Warmup + 5*cells*s.job.Batch
}

// removeAll removes a directory in which processes that were just killed may still create files.
func removeAll(dir string) {
	for range 10 {
		if os.RemoveAll(dir) == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
}
