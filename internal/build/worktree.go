package build

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A Repository is a git repository with a vmbench checkout in it.
type Repository struct {
	root string // of the work tree
	dir  string // of the module in it, relative to root
}

// OpenRepository finds the repository of the checkout that the current directory is in or, where that is none, of the one
// that this program was built from.
func OpenRepository(ctx context.Context) (*Repository, error) {
	module, err := checkoutHere()
	if err != nil {
		return nil, err
	}
	root, err := git(ctx, module, "rev-parse", "--show-toplevel")
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("comparing revisions needs git, which is not in PATH")
	case err != nil:
		return nil, fmt.Errorf("%s is no git repository, so there are no revisions to compare: clone vmbench with git (%w)", module, err)
	}
	if module, err = filepath.EvalSymlinks(module); err != nil {
		return nil, err
	}
	dir, err := filepath.Rel(root, module)
	return &Repository{root, dir}, err
}

// checkoutHere is the checkout above the current directory, or else the usual one.
func checkoutHere() (string, error) {
	if dir, err := os.Getwd(); err == nil {
		if root, ok := moduleRoot(dir); ok {
			return root, nil
		}
	}
	return Checkout()
}

// Resolve returns the commit that a revision names.
func (r *Repository) Resolve(ctx context.Context, revision string) (commit string, err error) {
	if strings.HasPrefix(revision, "-") || revision == "" {
		return "", fmt.Errorf("%q is no revision: name a commit, a branch or a tag", revision)
	}
	commit, err = git(ctx, r.root, "rev-parse", "--verify", "--quiet", revision+"^{commit}")
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if err != nil {
		return "", fmt.Errorf("there is no revision %q in %s: name a commit, a branch or a tag, such as HEAD~1 or origin/main, or fetch it first "+
			"(a shallow clone lacks most of them)", revision, r.root)
	}
	return commit, nil
}

// Changes lists the files that differ from HEAD in the work tree, as git status shows them. Files that git does not know are no
// changes.
func (r *Repository) Changes(ctx context.Context) ([]string, error) {
	status, err := git(ctx, r.root, "status", "--porcelain", "--untracked-files=no")
	if err != nil || status == "" {
		return nil, err
	}
	return strings.Split(status, "\n"), nil
}

// A Worktree is a revision in a temporary directory.
type Worktree struct {
	Commit string
	Dir    string // of the module

	repository *Repository
	path       string
	temporary  string
}

// Add checks a commit out. What was added has to be removed, whatever happens.
func (r *Repository) Add(ctx context.Context, commit string) (*Worktree, error) {
	temporary, err := os.MkdirTemp("", "vmbench-worktree-")
	if err != nil {
		return nil, err
	}
	w := &Worktree{Commit: commit, repository: r, temporary: temporary, path: filepath.Join(temporary, "tree")}
	w.Dir = filepath.Join(w.path, r.dir)
	// A hook would be a program that nobody has asked for.
	if _, err := git(ctx, r.root, "-c", "core.hooksPath="+os.DevNull, "worktree", "add", "--quiet", "--detach", w.path, commit); err != nil {
		return nil, errors.Join(fmt.Errorf("checking out %s: %w", commit, err), w.Remove())
	}
	if !declares(filepath.Join(w.Dir, "go.mod"), module) {
		return nil, errors.Join(fmt.Errorf("%s holds no vmbench: there is no go.mod of %s in it", commit, module), w.Remove())
	}
	return w, nil
}

// removeLimit is how long removing a worktree may take. It goes on when the context of all else has ended.
const removeLimit = 30 * time.Second

// Remove removes the directory, and what the repository knows of it.
func (w *Worktree) Remove() error {
	ctx, cancel := context.WithTimeout(context.Background(), removeLimit)
	defer cancel()
	// It may have been interrupted before git knew of it: then there is only a directory to remove.
	_, _ = git(ctx, w.repository.root, "worktree", "remove", "--force", "--force", w.path)
	if err := os.RemoveAll(w.temporary); err != nil {
		return err
	}
	_, err := git(ctx, w.repository.root, "worktree", "prune")
	return err
}

// git runs git in a directory, and returns what it prints. The error has what it complains of.
func git(ctx context.Context, dir string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "git", append([]string{"-C", dir}, args...)...)
	// In a hook of another repository, git would be told to look there.
	cmd.Env = slices.DeleteFunc(os.Environ(), func(variable string) bool {
		return strings.HasPrefix(variable, "GIT_DIR=") || strings.HasPrefix(variable, "GIT_WORK_TREE=") || strings.HasPrefix(variable, "GIT_INDEX_FILE=")
	})
	var stderr strings.Builder
	cmd.Stderr = &stderr
	cmd.WaitDelay = time.Second
	out, err := cmd.Output()
	if complaint := strings.TrimSpace(stderr.String()); err != nil && complaint != "" {
		err = fmt.Errorf("%w: %s", err, complaint)
	}
	return strings.TrimRight(string(out), "\n"), err
}
