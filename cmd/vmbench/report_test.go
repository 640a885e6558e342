package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vmbench/vmbench/internal/trial"
)

// TestPublishedReport holds the README and the published report to the published runs: make report writes what is there.
func TestPublishedReport(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	dir := t.TempDir()
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(readme, []byte("<!-- vmbench report: times results/")) {
		t.Error("the README has no marks")
	}
	filled := filepath.Join(dir, "README.md")
	if err := os.WriteFile(filled, readme, 0o666); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	code := execute(context.Background(), []string{
		"report", "--list", "results/published.txt", "--html", dir, "--markdown", filepath.Join(dir, "report.md"), "--fill", filled,
	}, &stdout, &stderr)
	if code != codeOK {
		t.Fatalf("exit code %d: %s", code, stderr.String())
	}
	for published, made := range map[string]string{
		"README.md": "README.md", "docs/report/report.md": "report.md", "docs/report/index.html": "index.html",
	} {
		want, err := os.ReadFile(filepath.Join(dir, made))
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(published)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what the published runs say (%v); run make report", published, err)
		}
	}
}

// TestAgain holds the commands that measure published runs again to those that results/README.md has.
func TestAgain(t *testing.T) {
	for dir, want := range map[string]string{
		"2026-11-27-static-default-linux-amd64-2cpu": "run --seed 1",
		"2026-11-27-static-live-linux-amd64-2cpu":    "run --seed 4 --baseline generated --live-types 1,10,100,500,1000",
		"2026-11-27-vm-libraries-2-linux-amd64-2cpu": "run --seed 1 --rounds 24 --peers --filter 'workload:(twitter OR citm_catalog OR canada OR order)'",
		"2026-11-28-formats-speed-linux-amd64-2cpu":  "run --seed 1 --rounds 8 --baseline generated --filter 'format:(cbor OR msgpack) op:(Append OR Decode) strategy:(generated OR vm)'",
		"2026-11-22-linux-amd64-2cpu":                "run --seed 1",
	} {
		run, _, _ := trial.ReadRun(filepath.Join("..", "..", "results", dir))
		args, ok := runArguments(run.Plan)
		if got := strings.Join(args, " "); got != want || !ok {
			t.Errorf("%s: %q (%v), want %q", dir, got, ok, want)
		}
	}
	run, _, _ := trial.ReadRun(filepath.Join("..", "..", "results", "2026-11-27-static-default-linux-amd64-2cpu"))
	run.Plan.Loads = map[string]int{run.Plan.Cases[0].Name(): 1}
	if args, ok := runArguments(run.Plan); ok {
		t.Errorf("a run with slowed strategies is measured again by %v", args)
	}
}

func TestCommandLines(t *testing.T) {
	got := again("abc", []string{"run", "--filter " + quote("op:(Encode OR Decode) workload:'x'"), "--strategies " + strings.Repeat("long,", 12), "--peers"})
	want := []string{
		"git checkout abc",
		`go run ./cmd/vmbench run \`,
		`  --filter 'op:(Encode OR Decode) workload:'\''x'\''' \`,
		"  --strategies " + strings.Repeat("long,", 12) + " \\",
		"  --peers",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for word, want := range map[string]string{"": "''", "a b": "'a b'", "$(x)": "'$(x)'", "it's": `'it'\''s'`, "a,b=c/d.e": "a,b=c/d.e"} {
		if got := quote(word); got != want {
			t.Errorf("%q is quoted as %s, want %s", word, got, want)
		}
	}
}
