package trial

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"github.com/vmbench/vmbench/internal/procgroup"
	"github.com/vmbench/vmbench/strategies"
)

// A Process is the executor that measures: each trial is a fresh process of a worker program, in a process group of its
// own, which is killed as a whole when the trial runs into its limit. Where the design says so, processes are shared.
type Process struct {
	Workers   Workers
	Env       []string // added to the environment
	Design    Design
	Documents map[string]Document // by workload
	Seed      uint64              // of the run

	residents map[string]*resident // the processes that are shared, by their program
}

// A Document is where a worker finds the data of a workload.
type Document struct {
	Input     string // the file that Decode reads
	Canonical string // the file that Encode must write; it may be the same
	Value     string // the JSON file from which the value that is encoded is read; "" is the workload's own value

	Formats map[strategies.Format]Document // the data in formats other than JSON
}

// maxReply is the most that is read of a worker's output.
const maxReply = 1 << 20

// Execute runs one trial, in a process of its own unless the design shares them.
func (p *Process) Execute(ctx context.Context, t Trial) Outcome {
	request, err := p.request(t)
	if err != nil {
		return Outcome{Failure: &Failure{Kind: Unable, Reason: err.Error()}}
	}
	command, err := p.Workers.command(t.Case, t.Layout)
	if err != nil {
		return Outcome{Failure: &Failure{Kind: Unable, Reason: err.Error()}}
	}
	run := p.run
	if p.Design.Shared {
		run = p.runShared
	}
	monitor := startMonitor()
	reply, failure := run(ctx, command, request)
	outcome := Outcome{Conditions: monitor.stop(), Failure: failure}
	if failure == nil {
		outcome.Result, outcome.Skipped = reply.Result, reply.Skipped
	}
	return outcome
}

// request is the line that a worker reads.
func (p *Process) request(t Trial) ([]byte, error) {
	request := p.newRequest(t.Case)
	request.Reference, request.Load = t.Reference, t.Load
	line, err := json.Marshal(request)
	return append(line, '\n'), err
}

func (p *Process) newRequest(c Case) Request {
	document := p.Documents[c.Workload]
	if other, ok := document.Formats[c.Format]; ok {
		document = other
	}
	return Request{
		Case:      c.unbuilt(),
		Design:    p.Design,
		Input:     document.Input,
		Canonical: document.Canonical,
		Value:     document.Value,
		Seed:      p.Seed,
		Stay:      p.Design.Shared,
	}
}

// run starts the worker, hands it the request and waits for its end.
func (p *Process) run(ctx context.Context, command []string, request []byte) (*Reply, *Failure) {
	limited, cancel := context.WithTimeout(ctx, p.Design.Limit)
	defer cancel()

	var stdout limitedBuffer
	var stderr procgroup.Diagnostics
	started, err := p.wait(limited, command, request, &stdout, &stderr)
	overran := limited.Err() != nil && ctx.Err() == nil // perhaps before it was started
	if !started && !overran {
		return nil, &Failure{Kind: Unable, Reason: err.Error()}
	}
	reply, failure := judge(err, stdout.text)
	if overran {
		failure = p.hung()
	}
	return reply, failure.with(err, stderr.String())
}

func (p *Process) hung() *Failure {
	return &Failure{Kind: Hung, Reason: fmt.Sprintf("still running after %v", p.Design.Limit)}
}

// with adds what the worker wrote to its standard error, and, if there is no reason yet, how it ended.
func (f *Failure) with(err error, stderr string) *Failure {
	if f == nil {
		return nil
	}
	f.Stderr = stderr
	if f.Reason == "" {
		f.Reason = describe(err, stderr)
	}
	return f
}

// wait runs the worker's process, and ends with it. The error says how it ended, or why it did not start.
func (p *Process) wait(
	ctx context.Context, command []string, request []byte, stdout, stderr io.Writer,
) (started bool, err error) {
	cmd := p.prepare(ctx, command, stderr)
	cmd.Stdout = stdout

	// The kernel kills the worker when the thread that started it ends, so that thread is kept until the worker is gone.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return false, err
	}
	if err := cmd.Start(); err != nil {
		return false, err
	}
	// The pipe stays open while the worker runs: its end tells the worker that its parent is gone. A worker that has
	// died before it read the request shows that by its exit.
	_, _ = stdin.Write(request)
	err = cmd.Wait()
	_ = procgroup.Kill(cmd.Process) // children that the worker left behind
	return true, err
}

// prepare makes the command of a worker, in a group of its own that ends with the context.
func (p *Process) prepare(ctx context.Context, command []string, stderr io.Writer) *exec.Cmd {
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Env = append(os.Environ(), p.Env...)
	cmd.Stderr = stderr
	cmd.SysProcAttr = procgroup.Own()
	cmd.Cancel = func() error { return procgroup.Kill(cmd.Process) }
	cmd.WaitDelay = time.Second // for what a killed worker's children hold open
	return cmd
}

// judge tells a reply from a failure by how the worker ended and what it wrote. A failure without a reason is described
// by how the worker ended.
func judge(err error, stdout []byte) (*Reply, *Failure) {
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		if exit.ExitCode() < 0 {
			return nil, &Failure{Kind: Killed}
		}
		return nil, &Failure{Kind: Crashed}
	}
	var reply Reply
	if parse := json.Unmarshal(stdout, &reply); parse != nil || err != nil {
		return nil, &Failure{Kind: Garbled, Reason: fmt.Sprintf("the worker wrote no reply: %.80q", stdout)}
	}
	switch {
	case reply.Wrong != "":
		return nil, &Failure{Kind: Wrong, Reason: reply.Wrong}
	case reply.Error != "":
		return nil, &Failure{Kind: Unable, Reason: reply.Error}
	case reply.Skipped == "" && reply.Strategies == nil && reply.Called == 0 && (reply.Result == nil || !(reply.Result.Time > 0)):
		return nil, &Failure{Kind: Garbled, Reason: fmt.Sprintf("the worker's reply says nothing: %.80q", stdout)}
	}
	return &reply, nil
}

// describe is one line about the end of a worker: the message of its panic, else the last line of its diagnostics.
func describe(err error, stderr string) string {
	lines := strings.Split(strings.TrimSpace(stderr), "\n")
	for _, line := range lines {
		if strings.HasPrefix(line, "panic: ") || strings.HasPrefix(line, "fatal error: ") ||
			strings.HasPrefix(line, "runtime: out of memory") || strings.HasPrefix(line, "SIG") {
			return line
		}
	}
	if last := lines[len(lines)-1]; last != "" {
		return fmt.Sprintf("%v: %s", err, last)
	}
	return fmt.Sprint(err)
}

// A limitedBuffer keeps what is written to it, and refuses to grow without end.
type limitedBuffer struct{ text []byte }

func (b *limitedBuffer) Write(text []byte) (int, error) {
	if len(b.text)+len(text) > maxReply {
		return 0, io.ErrShortBuffer
	}
	b.text = append(b.text, text...)
	return len(text), nil
}
