package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/internal/probe"
)

// TestRun holds that the strategies that generate code have it for every type, and for no other.
func TestRun(t *testing.T) {
	checkout, err := filepath.Abs(filepath.Join("..", "..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := run(options{types: 5, dir: dir, checkout: checkout}); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{probe.TypesFile, probe.GeneratedDir + "/*_gen.go", probe.VisitorDir + "/*_gen.go"} {
		text := readAll(t, filepath.Join(dir, filepath.FromSlash(part)))
		for i, typ := range probe.Types(6) {
			if has := strings.Contains(text, typ.Name()); has != (i < 5) {
				t.Errorf("%s has type %d, %s: %t", part, i, typ.Name(), has)
			}
		}
		if strings.Contains(text, "workloads.Order") {
			t.Errorf("%s has code for the usual workloads", part)
		}
	}
}

// readAll is the text of all files that match a pattern.
func readAll(t *testing.T, pattern string) string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %v, %v", pattern, files, err)
	}
	var all strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

func TestRunRefuses(t *testing.T) {
	for _, n := range []int{-1, probe.MostTypes + 1} {
		if err := run(options{types: n, dir: t.TempDir()}); err == nil || !strings.Contains(err.Error(), "want -types 0 to") {
			t.Errorf("%d types: error %v", n, err)
		}
	}
	if err := run(options{types: 1}); err == nil {
		t.Error("files are written to nowhere")
	}
	if err := run(options{types: 1, dir: t.TempDir(), checkout: t.TempDir()}); err == nil {
		t.Error("a directory without the module is a checkout")
	}
}
