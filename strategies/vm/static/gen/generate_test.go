package gen

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/vmbench/vmbench/strategies/vm/static/layout"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
	"github.com/vmbench/vmbench/workloads/schema/source"
)

// strategyDir is the package whose programs are generated.
const strategyDir = "../../../vmstatic"

func load(t *testing.T) []*schema.Type {
	t.Helper()
	if testing.Short() {
		t.Skip("reads all packages from source")
	}
	types, err := source.LoadTypes(".", workloads.Roots())
	if err != nil {
		t.Fatal(err)
	}
	return types
}

// TestFilesAreCurrent generates all files anew and compares them with those of the package.
func TestFilesAreCurrent(t *testing.T) {
	types, fresh := load(t), t.TempDir()
	if err := Write(fresh, types); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{programsFile, hooksFile, tableFile} {
		want, err := os.ReadFile(filepath.Join(fresh, name))
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(filepath.Join(strategyDir, name)); string(got) != string(want) {
			t.Errorf("%s is not what is generated now: run make generate", name)
		}
	}
}

// TestWide has the tests of the strategy run on programs that are written as those are that have more words than 16 bits count.
func TestWide(t *testing.T) {
	types, fresh := load(t), t.TempDir()
	if err := write(fresh, layout.NewWide(types, true)); err != nil {
		t.Fatal(err)
	}
	dir, err := filepath.Abs(strategyDir)
	if err != nil {
		t.Fatal(err)
	}
	overlay := map[string]map[string]string{"Replace": {}}
	for _, name := range []string{programsFile, hooksFile, tableFile} {
		overlay["Replace"][filepath.Join(dir, name)] = filepath.Join(fresh, name)
	}
	text, err := json.Marshal(overlay)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(fresh, "overlay.json")
	if err := os.WriteFile(file, text, 0o666); err != nil {
		t.Fatal(err)
	}
	command := exec.Command("go", "test", "-short", "-overlay", file, ".")
	command.Dir = dir
	if out, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestHooksAreRemoved holds that types without hooks leave no file of functions, and types without anything valid files.
func TestHooksAreRemoved(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, hooksFile)
	if err := os.WriteFile(old, []byte("package vmstatic"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := Write(dir, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); !os.IsNotExist(err) {
		t.Errorf("%s is still there: %v", hooksFile, err)
	}
}
