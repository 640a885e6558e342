package build

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// newRepository makes a repository whose only commit has a go.mod of the module, in a directory of its own.
func newRepository(t *testing.T, module string) (root string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("needs git")
	}
	root = t.TempDir()
	t.Setenv("TMPDIR", t.TempDir())
	for _, name := range []string{"AUTHOR", "COMMITTER"} {
		t.Setenv("GIT_"+name+"_NAME", "a")
		t.Setenv("GIT_"+name+"_EMAIL", "a@example.com")
	}
	if err := os.Mkdir(filepath.Join(root, "sub"), 0o777); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(root, "sub", "go.mod"), "module "+module+"\n")
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"commit", "-q", "-m", "one"}} {
		if _, err := git(t.Context(), root, args...); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// leftovers are what is in the temporary directory, and what the repository knows of worktrees.
func leftovers(t *testing.T, root string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(os.Getenv("TMPDIR"), "*"))
	if err != nil {
		t.Fatal(err)
	}
	list, err := git(t.Context(), root, "worktree", "list", "--porcelain")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(list, "worktree "); n != 1 {
		paths = append(paths, list)
	}
	return paths
}

func TestWorktree(t *testing.T) {
	root := newRepository(t, module)
	hook := filepath.Join(root, ".git", "hooks", "post-checkout")
	if err := os.MkdirAll(filepath.Dir(hook), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(hook, []byte("#!/bin/sh\ntouch '"+root+"/hooked'\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GIT_DIR", t.TempDir()) // as in a hook of another repository
	t.Chdir(filepath.Join(root, "sub"))
	r, err := OpenRepository(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	commit, err := r.Resolve(t.Context(), "HEAD")
	if err != nil || len(commit) != 40 {
		t.Fatalf("HEAD is %q, %v", commit, err)
	}
	w, err := r.Add(t.Context(), commit)
	if err != nil {
		t.Fatal(err)
	}
	if !declares(filepath.Join(w.Dir, "go.mod"), module) {
		t.Errorf("%s holds no module", w.Dir)
	}
	write(t, filepath.Join(w.Dir, "made"), "by a build") // that the repository does not know does not keep it
	if err := w.Remove(); err != nil {
		t.Error(err)
	}
	if left := leftovers(t, root); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if _, err := os.Stat(filepath.Join(root, "hooked")); err == nil {
		t.Error("a hook of the repository was run")
	}
	write(t, filepath.Join(root, "sub", "untracked"), "")
	if changes, err := r.Changes(t.Context()); err != nil || len(changes) > 0 {
		t.Errorf("a clean tree has changes %q, %v", changes, err)
	}
	write(t, filepath.Join(root, "sub", "go.mod"), "module other\n")
	if changes, err := r.Changes(t.Context()); err != nil || len(changes) != 1 {
		t.Errorf("changes %q, %v; want one", changes, err)
	}
}

func TestWorktreeErrors(t *testing.T) {
	root := newRepository(t, "example.com/other")
	r := &Repository{root: root, dir: "sub"}
	commit, err := r.Resolve(t.Context(), "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Add(t.Context(), commit); err == nil || !strings.Contains(err.Error(), "holds no vmbench") {
		t.Errorf("another module: %v", err)
	}
	if _, err := r.Add(t.Context(), strings.Repeat("0", 40)); err == nil {
		t.Error("a commit that is not there was checked out")
	}
	for _, revision := range []string{"", "-x", "--help", "nosuch", "HEAD~9", "a b", "HEAD:sub"} {
		if commit, err := r.Resolve(t.Context(), revision); err == nil {
			t.Errorf("%q is %s", revision, commit)
		}
	}
	if left := leftovers(t, root); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
