package build

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Generate has a program write files, and returns the directory that has them. The program is run in dir, with the
// arguments and, behind dirFlag, the directory to write to; what it writes may depend on nothing else. Where the same
// program was run with the same arguments before, it is not run again. The error has what the program says.
func (c *Cache) Generate(ctx context.Context, p Program, dir string, args []string, dirFlag string) (string, error) {
	key := digest([]byte(fmt.Sprintf("%q", append([]string{p.Hash, dir}, args...))))
	done := filepath.Join(c.Dir, sourcesDir, key)
	if touch(done) == nil {
		return done, nil
	}
	if err := os.MkdirAll(filepath.Dir(done), 0o777); err != nil {
		return "", err
	}
	fresh, err := os.MkdirTemp(c.Dir, "new-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(fresh) // fails once the directory has its name
	cmd := exec.CommandContext(ctx, p.Path, append(args, dirFlag, fresh)...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), c.Env...)
	text, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if err != nil {
		return "", fmt.Errorf("%w\n%s", err, strings.TrimSpace(string(bytes.ToValidUTF8(text, nil))))
	}
	return done, moveInto(fresh, done)
}

// moveInto gives a directory its name, unless another process was faster.
func moveInto(fresh, done string) error {
	err := os.Rename(fresh, done)
	if _, missing := os.Stat(done); err != nil && missing == nil {
		return nil
	}
	return err
}
