package native

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os/exec"
	"time"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
	"github.com/vmbench/vmbench/internal/dispatch/machine"
	"github.com/vmbench/vmbench/internal/procgroup"
)

// A server is a process of compiled techniques, which runs them on request and times itself.
type server struct {
	requests io.WriteCloser
	answers  *bufio.Reader
	kill     context.CancelFunc
	ended    chan error // how it ended; it has room for one
	hash     uint32     // of the last output
}

// startServer starts the program, which ends with the context at the latest, and hands it the memory.
func startServer(ctx context.Context, program string) (*server, error) {
	ctx, kill := context.WithCancel(ctx)
	cmd := exec.CommandContext(ctx, program)
	cmd.SysProcAttr = procgroup.Own()
	cmd.Cancel = func() error { return procgroup.Kill(cmd.Process) }
	cmd.WaitDelay = time.Second
	s := &server{kill: kill, ended: make(chan error, 1)}
	answers, writer := io.Pipe()
	cmd.Stdout, s.answers = writer, bufio.NewReader(answers)
	requests, err := cmd.StdinPipe()
	if err != nil {
		kill()
		return nil, err
	}
	s.requests = requests
	ended, err := procgroup.Start(cmd)
	if err != nil {
		kill()
		return nil, err
	}
	go func() {
		err := <-ended
		writer.CloseWithError(fmt.Errorf("the compiled techniques have ended: %v", err))
		s.ended <- err
	}()
	if _, err := s.requests.Write(machine.NewMemory()[:]); err != nil {
		s.close()
		return nil, fmt.Errorf("the compiled techniques take no memory: %w", err)
	}
	return s, nil
}

// close ends the process.
func (s *server) close() {
	s.requests.Close()
	s.kill()
	<-s.ended
}

// run has a technique run a program so many times, and returns where its output ends and how long that took.
func (s *server) run(technique string, pc uint32, reps int) (end uint32, took time.Duration, err error) {
	fmt.Fprintln(s.requests, technique, pc, reps) // a process that does not read it has ended, and the answer says how
	answer, err := s.answers.ReadString('\n')
	if err != nil {
		return 0, 0, err
	}
	if _, err := fmt.Sscan(answer, &end, &s.hash, (*int64)(&took)); err != nil {
		return 0, 0, fmt.Errorf("the compiled techniques answer %.80q: %w", answer, err)
	}
	return end, took, nil
}

func (s *server) variant(technique string) engine.Variant {
	return engine.Variant{
		Technique: technique,
		Run: func(pc uint32, reps int) (uint32, error) {
			end, _, err := s.run(technique, pc, reps)
			return end, err
		},
		Check: func(uint32) (uint32, error) { return s.hash, nil },
		Time: func(pc uint32, reps int) (time.Duration, error) {
			_, took, err := s.run(technique, pc, reps)
			return took, err
		},
	}
}
