package vmbench_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// workflows are those of this repository and the recipe for others.
func workflows(t *testing.T) map[string]string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(".github", "workflows", "*.yml"))
	if err != nil || len(paths) < 4 {
		t.Fatalf("workflows: %v, %v", paths, err)
	}
	texts := map[string]string{}
	for _, path := range append(paths, filepath.Join("docs", "ci", "github.yml")) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(path)] = string(text)
	}
	return texts
}

// An action is what its commit says, and the version beside it is for readers. What runs code of a fork must not hold a
// token that others can use: not as a trigger with secrets, not in git's configuration, not by default.
func TestWorkflowsAreSafe(t *testing.T) {
	pinned := regexp.MustCompile(`^[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+`)
	for name, text := range workflows(t) {
		for line := range strings.Lines(text) {
			if _, action, ok := strings.Cut(line, "uses: "); ok && !pinned.MatchString(action) {
				t.Errorf("%s: %s is not pinned to a commit, with its version beside it", name, strings.TrimSpace(action))
			}
		}
		if !strings.Contains(text, "\npermissions:") {
			t.Errorf("%s has the permissions that a repository gives by default", name)
		}
		if strings.Contains(text, "pull_request_target") {
			t.Errorf("%s runs with secrets on pull requests", name)
		}
		if strings.Count(text, "actions/checkout@") != strings.Count(text, "persist-credentials: false") {
			t.Errorf("%s leaves its token in a checkout", name)
		}
		for _, script := range regexp.MustCompile(`(?m)^ *(?:- )?run: .*(?:\n(?: {10,}.*)?)*`).FindAllString(text, -1) {
			if strings.Contains(script, "${{") {
				t.Errorf("%s puts an expression into a script, where a name could be code: %s", name, script)
			}
		}
	}
}

// Who may write comments never has the code of a pull request.
func TestCommentRunsNoForeignCode(t *testing.T) {
	text := workflows(t)["comment.yml"]
	for _, key := range []string{" ref:", " repository:", "git fetch", "gh pr checkout"} {
		if strings.Contains(text, key) {
			t.Errorf("comment.yml has %q: it may check out what it must not run", key)
		}
	}
	for _, want := range []string{"workflow_run:", "pull-requests: write"} {
		if !strings.Contains(text, want) {
			t.Errorf("comment.yml lacks %q", want)
		}
	}
	for name, other := range workflows(t) {
		if name != "comment.yml" && strings.Contains(other, "pull-requests: write") {
			t.Errorf("%s may write to pull requests", name)
		}
	}
}
