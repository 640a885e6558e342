package gen

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema/source"
)

// TestFilesAreCurrent generates all files anew and compares them with those of the package.
func TestFilesAreCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("reads all packages from source")
	}
	roots := workloads.Roots()
	types, err := source.LoadTypes(".", slices.Concat(roots, workloads.Held()))
	if err != nil {
		t.Fatal(err)
	}
	fresh := t.TempDir()
	if err := WriteHeld(fresh, types[:len(roots)], types[len(roots):]); err != nil {
		t.Fatal(err)
	}
	names := generatedFiles(t, fresh)
	if diff := cmp.Diff(names, generatedFiles(t, "..")); diff != "" {
		t.Errorf("other files than those generated now, run make generate:\n%s", diff)
	}
	for _, name := range names {
		want, err := os.ReadFile(filepath.Join(fresh, name))
		if err != nil {
			t.Fatal(err)
		}
		got, _ := os.ReadFile(filepath.Join("..", name))
		if string(got) != string(want) {
			t.Errorf("%s is not what is generated now: run make generate", name)
		}
	}
}

func TestWriteRemovesOldFiles(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"workloads_gone_gen.go", "kept.go"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := Write(dir, nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"codecs_gen.go"}, generatedFiles(t, dir)); diff != "" {
		t.Error(diff)
	}
	if _, err := os.Stat(filepath.Join(dir, "kept.go")); err != nil {
		t.Error("a file written by hand:", err)
	}
}

func generatedFiles(t *testing.T, dir string) (names []string) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*_gen.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		names = append(names, filepath.Base(path))
	}
	slices.Sort(names)
	return names
}
