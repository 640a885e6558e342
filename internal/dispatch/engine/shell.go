package engine

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A shell is an engine that runs a file of JavaScript and whose standard output is ours.
type shell struct {
	args []string // before the file
	mute bool     // it has no way to say its version
}

func (s shell) version(ctx context.Context, program string) (string, error) {
	if s.mute {
		return packageVersion(ctx, program), nil
	}
	return FirstLine(ctx, program, "--version")
}

// packageVersion is the version of the package that a program belongs to, where the system knows.
func packageVersion(ctx context.Context, program string) string {
	if real, err := filepath.EvalSymlinks(program); err == nil {
		program = real
	}
	const unknown = "unknown version"
	if _, err := exec.LookPath("dpkg-query"); err != nil {
		return unknown
	}
	owner, err := FirstLine(ctx, "dpkg-query", "--search", program)
	if err != nil {
		return unknown
	}
	name, _, _ := strings.Cut(owner, ": ")
	version, err := FirstLine(ctx, "dpkg-query", "--show", "--showformat=${Package} ${Version}", name)
	if err != nil {
		return unknown
	}
	return version
}

func (s shell) run(ctx context.Context, p *process, program, dir string, job script, t *transcript) error {
	text, err := job.javaScript()
	if err != nil {
		return err
	}
	file := filepath.Join(dir, "job.js")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		return err
	}
	return Launch(ctx, slices.Concat([]string{program}, s.args, p.flags, []string{file}), p.env, dir, t)
}
