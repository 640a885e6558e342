package build

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// newModule writes a module with a program that prints a text.
func newModule(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module example.com/small\n\ngo 1.26.0\n")
	if err := os.Mkdir(filepath.Join(dir, "tool"), 0o777); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "tool", "main.go"), "package main\n\nfunc main() { print("+text+") }\n")
	return dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func build(t *testing.T, c *Cache, target Target) Program {
	t.Helper()
	p, err := c.Build(t.Context(), target)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(p.Target, target) {
		t.Errorf("%+v", p)
	}
	return p
}

func output(t *testing.T, p Program) string {
	t.Helper()
	text, err := exec.Command(p.Path).CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestBuild(t *testing.T) {
	c := &Cache{Dir: t.TempDir()}
	target := Target{Dir: newModule(t, `"one"`), Package: "./tool"}
	one := build(t, c, target)
	if again := build(t, c, target); again.Path != one.Path || again.Hash != one.Hash {
		t.Errorf("the same source gives %s and %s", one.Path, again.Path)
	}
	write(t, filepath.Join(target.Dir, "tool", "main.go"), "package main\n\nfunc main() { print(`two`) }\n")
	two := build(t, c, target)
	if output(t, two) != "two" || output(t, one) != "one" {
		t.Errorf("the programs print %q and %q: a build changed an earlier program", output(t, one), output(t, two))
	}
}

func TestLayoutsDiffer(t *testing.T) {
	c := &Cache{Dir: t.TempDir()}
	target := Target{Dir: newModule(t, `"same"`), Package: "./tool"}
	hashes := map[string]bool{}
	for _, layout := range []uint64{0, 1, 2, 2} {
		target.Layout = layout
		p := build(t, c, target)
		hashes[p.Hash] = true
		if output(t, p) != "same" {
			t.Errorf("layout %d prints %q", layout, output(t, p))
		}
	}
	if len(hashes) != 3 {
		t.Errorf("three layouts make %d programs", len(hashes))
	}
}

func TestBuildErrors(t *testing.T) {
	c := &Cache{Dir: t.TempDir()}
	target := Target{Dir: newModule(t, `1 +`), Package: "./tool"}
	if _, err := c.Build(t.Context(), target); err == nil || !strings.Contains(err.Error(), "main.go:3") {
		t.Errorf("a program that does not compile: %v", err)
	}
	if entries, _ := os.ReadDir(filepath.Join(c.Dir, "programs")); len(entries) != 0 {
		t.Errorf("it left %d programs behind", len(entries))
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Build(ctx, target); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	t.Setenv("PATH", "")
	if _, err := c.Build(t.Context(), target); err == nil || !strings.Contains(err.Error(), "needs the go command") {
		t.Errorf("without the go command: %v", err)
	}
}

func TestTrimKeepsTheLatest(t *testing.T) {
	dir := t.TempDir()
	for i, name := range []string{"old", "middle", "new"} {
		path := filepath.Join(dir, name)
		when := time.Unix(int64(1000*i), 0)
		if err := errors.Join(os.Mkdir(path, 0o777), os.Chtimes(path, when, when)); err != nil {
			t.Fatal(err)
		}
	}
	if err := trim(dir, 2, time.Unix(500, 0)); err != nil {
		t.Fatal(err)
	}
	if err := trim(dir, 1, time.Unix(500, 0)); err != nil {
		t.Fatal(err)
	}
	entries, _ := os.ReadDir(dir) // middle is the oldest beyond one, but too young to go
	if len(entries) != 2 || entries[0].Name() != "middle" || entries[1].Name() != "new" {
		t.Errorf("kept %v", entries)
	}
	if err := trim(filepath.Join(dir, "missing"), 2, time.Now()); err != nil {
		t.Error(err)
	}
}

func TestCheckout(t *testing.T) {
	root, err := Checkout()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(root, "internal", "build", "checkout.go")); err != nil {
		t.Error(err)
	}
	if root, ok := moduleRoot(t.TempDir()); ok {
		t.Errorf("an empty directory is in the checkout %s", root)
	}
}
