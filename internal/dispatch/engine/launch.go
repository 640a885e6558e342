package engine

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"github.com/vmbench/vmbench/internal/procgroup"
)

// Launch runs a command in a process group of its own until it or the context ends, and ends the whole group. The error
// says how the command ended, with the end of what it wrote to its standard error.
func Launch(ctx context.Context, command, env []string, dir string, stdout io.Writer) error {
	var stderr procgroup.Diagnostics
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = stdout, &stderr
	cmd.SysProcAttr = procgroup.Own()
	cmd.Cancel = func() error { return procgroup.Kill(cmd.Process) }
	cmd.WaitDelay = time.Second // for what a killed engine's children hold open

	// The kernel kills the process when the thread that started it ends, so that thread is kept until it is gone.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := cmd.Start(); err != nil {
		return err
	}
	err := cmd.Wait()
	_ = procgroup.Kill(cmd.Process) // children that it left behind
	if errors.Is(err, exec.ErrWaitDelay) {
		err = nil // it has ended well, and only its children had to be killed
	}
	if text := words(stderr.String()); err != nil && text != "" {
		return fmt.Errorf("%w: %s", err, text)
	}
	return err
}

// words are one line of diagnostics: the first that speaks of an error, else the last.
func words(diagnostics string) string {
	var last string
	for text := range strings.Lines(diagnostics) {
		text := strings.TrimSpace(text)
		if text == "" {
			continue
		}
		last = text
		for _, sign := range []string{"rror:", "rror[", "panic:", "fatal", "bad option", "invalid option"} {
			if strings.Contains(text, sign) {
				return shorten(text)
			}
		}
	}
	return shorten(last)
}

func shorten(text string) string {
	const most = 160
	if len(text) > most {
		return strings.ToValidUTF8(text[:most], "") + "…"
	}
	return text
}

// FirstLine is the first line that a command writes, within a short time.
func FirstLine(ctx context.Context, command ...string) (string, error) {
	const limit = 20 * time.Second
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	var stdout procgroup.Diagnostics
	if err := Launch(limited, command, nil, "", &stdout); err != nil {
		if limited.Err() != nil && ctx.Err() == nil {
			err = fmt.Errorf("still running after %v", limit)
		}
		return "", err
	}
	first, _, _ := strings.Cut(strings.TrimSpace(stdout.String()), "\n")
	return first, nil
}
