package gen

import (
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies/internal/odd"
	"github.com/vmbench/vmbench/strategies/vm/compact/layout"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
	"github.com/vmbench/vmbench/workloads/schema/source"
)

// strategyDir is the package whose programs are generated.
const strategyDir = "../../../vmstatic"

// load reads types in the dialects of all formats.
func load(t *testing.T, roots, held []workloads.Root) (all []Types) {
	t.Helper()
	if testing.Short() {
		t.Skip("reads packages from source")
	}
	dialects := []*schema.Dialect{schema.JSON, schema.CBOR, schema.MessagePack}
	lists, err := source.LoadTypesIn(dialects, ".", slices.Concat(roots, held))
	if err != nil {
		t.Fatal(err)
	}
	for i, list := range lists {
		all = append(all, Types{Dialect: dialects[i], Roots: list[:len(roots)], Held: list[len(roots):]})
	}
	return all
}

// TestFilesAreCurrent generates all files anew and compares them with those of the package.
func TestFilesAreCurrent(t *testing.T) {
	types, fresh := load(t, workloads.Roots(), workloads.Held()), t.TempDir()
	if err := WriteFormats(fresh, types...); err != nil {
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

// overlay writes other programs of the strategy than its own, and returns the file that has the go command use them, with other files
// of the strategy's directory beside them.
func overlay(t *testing.T, lay func([]layout.Dialect, bool) *layout.Layout, types []Types, files map[string]string) string {
	t.Helper()
	fresh := t.TempDir()
	if err := write(fresh, types, lay); err != nil {
		t.Fatal(err)
	}
	dir, err := filepath.Abs(strategyDir)
	if err != nil {
		t.Fatal(err)
	}
	replace := map[string]string{}
	for _, name := range []string{programsFile, hooksFile, tableFile} {
		replace[filepath.Join(dir, name)] = filepath.Join(fresh, name)
		if _, err := os.Stat(filepath.Join(fresh, name)); err != nil {
			replace[filepath.Join(dir, name)] = "" // as if it were not there
		}
	}
	for name, by := range files {
		if replace[filepath.Join(dir, name)], err = filepath.Abs(by); err != nil {
			t.Fatal(err)
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(fresh, "overlay.json")
	if err := os.WriteFile(file, text, 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

// test has tests run with an overlay: those of a package that the strategy's directory knows by this name.
func test(t *testing.T, overlay, run, pkg string, flags ...string) {
	t.Helper()
	command := exec.Command("go", slices.Concat([]string{"test", "-short", "-overlay", overlay, "-run", run, pkg}, flags)...)
	command.Dir = strategyDir
	if _, asked := os.LookupEnv("GOGC"); !asked {
		command.Env = append(os.Environ(), "GOGC=400") // as strategytest has it without -short: a quarter of the time
	}
	if out, err := command.CombinedOutput(); err != nil || strings.Contains(string(out), "no tests to run") {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestWide has the tests of the strategy, and of what it makes of all types, run on programs that are written as those are that have more
// words than 16 bits count. Of the binary formats one is enough, since the code for MessagePack is transcribed from that for CBOR.
func TestWide(t *testing.T) {
	wide := overlay(t, layout.NewWide, load(t, workloads.Roots(), workloads.Held()), nil)
	test(t, wide, ".", ".")
	test(t, wide, "^(TestFeatures|TestWorkloads)$/./^(json|cbor)$", "../strategytest", "-only", "^vm-static$")
}

// TestOddTypes looks at types at the limits of what programs can say, and beyond them.
func TestOddTypes(t *testing.T) {
	var roots []workloads.Root
	for _, name := range slices.Concat(odd.Names, odd.Formats, slices.Collect(maps.Keys(odd.Refused))) {
		roots = append(roots, workloads.Root{Package: reflect.TypeFor[odd.Far]().PkgPath(), Name: name})
	}
	other := overlay(t, layout.New, load(t, roots, nil), map[string]string{"odd_test.go": "testdata/odd_test.go.txt"})
	test(t, other, "TestOdd", ".")
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
