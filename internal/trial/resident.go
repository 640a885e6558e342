package trial

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"github.com/vmbench/vmbench/internal/procgroup"
)

// A resident is the process of a worker that stays for many trials. It is what a fresh process for each trial is
// compared with: whatever luck it has with its memory, all its trials share.
type resident struct {
	stdin   io.WriteCloser
	replies *bufio.Reader
	stderr  *procgroup.Diagnostics
	kill    context.CancelFunc
	ended   <-chan error // how the process ended
}

// runShared hands the request to the process that the program's trials share, and starts it first if there is none. A
// process that fails a trial is not asked again.
func (p *Process) runShared(ctx context.Context, command []string, request []byte) (*Reply, *Failure) {
	r := p.residents[command[0]]
	if r == nil {
		var err error
		if r, err = p.startResident(command); err != nil {
			return nil, &Failure{Kind: Unable, Reason: err.Error()}
		}
		if p.residents == nil {
			p.residents = make(map[string]*resident)
		}
		p.residents[command[0]] = r
	}
	limited, cancel := context.WithTimeout(ctx, p.Design.Limit)
	defer cancel()
	reply, failure := r.ask(limited, request)
	if limited.Err() != nil && ctx.Err() == nil {
		failure = p.hung()
	}
	if failure != nil && failure.Kind != Wrong {
		delete(p.residents, command[0])
		failure = failure.with(r.end(), r.stderr.String())
	}
	return reply, failure
}

// startResident starts a worker's process.
func (p *Process) startResident(command []string) (*resident, error) {
	ctx, kill := context.WithCancel(context.Background())
	r := &resident{stderr: new(procgroup.Diagnostics), kill: kill}
	cmd := p.prepare(ctx, command, r.stderr)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	r.stdin, r.replies = stdin, bufio.NewReader(io.LimitReader(stdout, maxReply*mostReplies))
	r.ended, err = procgroup.Start(cmd)
	return r, err
}

// mostReplies is more trials than a process runs.
const mostReplies = 1 << 20

// ask sends a request and waits for the reply, or for the end of the process or of the context.
func (r *resident) ask(ctx context.Context, request []byte) (*Reply, *Failure) {
	if _, err := r.stdin.Write(request); err != nil {
		return nil, &Failure{Kind: Crashed, Reason: fmt.Sprintf("the shared worker takes no request: %v", err)}
	}
	type line struct {
		text []byte
		err  error
	}
	lines := make(chan line, 1)
	go func() {
		text, err := r.replies.ReadBytes('\n')
		lines <- line{text, err}
	}()
	select {
	case <-ctx.Done():
		return nil, &Failure{Kind: Killed}
	case l := <-lines:
		if l.err != nil {
			return nil, &Failure{Kind: Crashed}
		}
		return judge(nil, l.text)
	}
}

// end kills the process and says how it ended.
func (r *resident) end() error {
	r.kill()
	r.stdin.Close()
	return <-r.ended
}

// Close ends the processes that trials have shared.
func (p *Process) Close() {
	for _, r := range p.residents {
		r.end()
	}
	p.residents = nil
}
