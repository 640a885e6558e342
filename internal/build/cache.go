package build

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// A Cache is a directory of programs. Two processes may use it at the same time.
type Cache struct {
	Dir string
	Env []string // added to the go command's environment
}

// A Program is what was built.
type Program struct {
	Target
	Path string // of the program; it never changes its content
	Hash string // of its content
}

// mostPrograms is how many programs the cache keeps, with their targets: those that were asked for last. What was asked for
// within the last idleTime is kept as well, since a run may need it.
const (
	mostPrograms = 80
	idleTime     = 12 * time.Hour
)

// The parts of a cache.
const (
	programsDir = "programs" // what was built, by content
	targetsDir  = "targets"  // what the go command writes to, by target
	sourcesDir  = "sources"  // what programs have generated, by program and arguments
	overlaysDir = "overlays" // by content
)

// UserCache is the cache of the user.
func UserCache() (*Cache, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil, fmt.Errorf("no directory to build programs in: %w; set XDG_CACHE_HOME", err)
	}
	return &Cache{Dir: filepath.Join(dir, "vmbench", "programs")}, nil
}

// Build builds the target unless it is up to date. The error has what the go command says.
func (c *Cache) Build(ctx context.Context, t Target) (Program, error) {
	work := filepath.Join(c.Dir, targetsDir, t.key())
	if err := os.MkdirAll(work, 0o777); err != nil {
		return Program{}, err
	}
	_ = touch(work) // without it, it is only forgotten sooner
	output := filepath.Join(work, name(t))
	if err := c.BuildInto(ctx, t, output); err != nil {
		return Program{}, err
	}
	return c.keep(t, output)
}

// touch notes that an entry was asked for now. The error says that there is none.
func touch(path string) error {
	now := time.Now()
	return os.Chtimes(path, now, now)
}

// BuildInto builds the target into a file, which is left alone if it is up to date. The error has what the go command says.
func (c *Cache) BuildInto(ctx context.Context, t Target, output string) error {
	cmd := exec.CommandContext(ctx, "go", t.args(output)...)
	cmd.Dir, cmd.Env = t.Dir, slices.Concat(os.Environ(), c.Env, t.Env)
	text, err := cmd.CombinedOutput()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, exec.ErrNotFound):
		return fmt.Errorf("building %s needs the go command, which is not in PATH", t)
	case err != nil:
		return fmt.Errorf("building %s: %w\n%s", t, err, strings.TrimSpace(string(text)))
	}
	return nil
}

// keep gives a program a place that is named after its content, where a later build cannot change it under a run.
func (c *Cache) keep(t Target, output string) (Program, error) {
	text, err := os.ReadFile(output)
	if err != nil {
		return Program{}, err
	}
	program := Program{Target: t, Hash: digest(text)}
	dir := filepath.Join(c.Dir, programsDir, program.Hash)
	program.Path = filepath.Join(dir, name(t))
	if touch(dir) == nil {
		return program, nil
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return Program{}, err
	}
	fresh, err := os.MkdirTemp(c.Dir, "new-")
	if err != nil {
		return Program{}, err
	}
	defer os.RemoveAll(fresh)
	// The go command writes a program anew rather than into the old one, so both names may be of one file.
	kept := filepath.Join(fresh, name(t))
	if os.Link(output, kept) != nil {
		if err := os.WriteFile(kept, text, 0o777); err != nil {
			return Program{}, err
		}
	}
	return program, moveInto(fresh, dir)
}

// Trim removes the programs that have not been asked for lately, beyond a number that is kept, and what builds that were
// killed have left behind.
func (c *Cache) Trim() error {
	var all []error
	for _, part := range []string{programsDir, targetsDir, sourcesDir, overlaysDir} {
		all = append(all, trim(filepath.Join(c.Dir, part), mostPrograms, time.Now().Add(-idleTime)))
	}
	left, err := filepath.Glob(filepath.Join(c.Dir, "new-*"))
	for _, dir := range left {
		if info, err := os.Stat(dir); err == nil && time.Since(info.ModTime()) > idleTime {
			all = append(all, os.RemoveAll(dir))
		}
	}
	return errors.Join(append(all, err)...)
}

// trim removes all but the most entries of a directory, the oldest first, and none that is younger than a time.
func trim(dir string, most int, young time.Time) error {
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) <= most {
		return nil // a directory that is not there needs no trimming
	}
	age := func(e os.DirEntry) time.Time {
		info, err := e.Info()
		if err != nil {
			return time.Time{}
		}
		return info.ModTime()
	}
	slices.SortFunc(entries, func(a, b os.DirEntry) int { return cmp.Compare(age(b).UnixNano(), age(a).UnixNano()) })
	var all []error
	for _, e := range entries[most:] {
		if age(e).Before(young) {
			all = append(all, os.RemoveAll(filepath.Join(dir, e.Name())))
		}
	}
	return errors.Join(all...)
}

// name is the file name of the target's program.
func name(t Target) string {
	base := filepath.Base(filepath.Join(t.Dir, t.Package))
	if runtime.GOOS == "windows" {
		return base + ".exe"
	}
	return base
}
