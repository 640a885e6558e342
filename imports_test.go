// Package vmbench_test holds the rules that span the whole module.
package vmbench_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/vmbench/vmbench"

// A listing is what go list says of one package. Test files do not count.
type listing struct {
	ImportPath string
	Imports    []string // directly
	Deps       []string // directly and indirectly
}

// A rule says what packages may import. Patterns are import paths; a leading "./" stands for the module, and "/..." at
// the end for everything below. The first rule whose pattern matches a package is the one that holds for it.
type rule struct {
	packages string
	// imports are all that may be imported directly; the standard library may always. Everything may if it is nil.
	imports []string
	// never must not be reached, not even indirectly.
	never []string
}

// Every strategy is compared with every other, so none may lean on another, nor on what measures it.
var (
	strategyImports = []string{
		"./strategies", "./strategies/wire", "./strategies/wire/cbor", "./strategies/wire/msgpack",
		"./strategies/wire/dynamic", "./strategies/internal/dynamic", "./workloads/schema",
	}
	typedImports     = with(strategyImports, "./workloads", "./workloads/feature")
	generatorImports = with(strategyImports, "./internal/codegen", "./strategies/internal/generate", "./workloads/...")
	measuring        = []string{"./internal/trial/...", "./report/..."}
)

var rules = []rule{
	{packages: "./workloads/schema", imports: []string{}},
	{packages: "./workloads/schema/source", imports: []string{"./workloads/schema", "golang.org/x/tools/..."}},
	{packages: "./workloads/schema/...", imports: []string{"./workloads/schema/..."}},
	{
		packages: "./workloads/...",
		imports:  []string{"./workloads/...", "github.com/klauspost/compress/..."},
	},

	{packages: "./strategies", imports: []string{"./workloads/schema"}},
	{packages: "./strategies/wire", imports: []string{}},
	{packages: "./strategies/wire/...", imports: strategyImports},
	{packages: "./strategies/all", imports: []string{"./strategies/..."}, never: measuring},
	{
		packages: "./strategies/strategytest/...",
		imports:  []string{"./strategies/...", "./workloads/..."},
		never:    measuring,
	},
	{packages: "./strategies/internal/generate", imports: []string{"./workloads/..."}},
	{
		packages: "./strategies/internal/dynamic",
		imports:  []string{"./strategies/wire", "./strategies/wire/cbor", "./strategies/wire/msgpack"},
	},
	{packages: "./strategies/internal/...", imports: []string{"./strategies/internal/..."}},
	{packages: "./strategies/generated/gen/...", imports: with(generatorImports, "./strategies/generated/gen")},
	{packages: "./strategies/visitor/gen/...", imports: with(generatorImports, "./strategies/visitor/gen")},
	{packages: "./strategies/generated/...", imports: with(typedImports, "./strategies/generated/...")},
	{packages: "./strategies/visitor/...", imports: with(typedImports, "./strategies/visitor/...")},
	{packages: "./strategies/vmstatic/...", imports: with(typedImports, "./strategies/vm/compact")},
	{
		packages: "./strategies/vmcompact/...",
		imports:  with(strategyImports, "./strategies/vm/compact", "./strategies/vm/compact/layout"),
		never:    []string{"./strategies/wire/dynamic", "./strategies/internal/dynamic"},
	},
	{packages: "./strategies/reflection/...", imports: with(strategyImports, "./strategies/reflection/...")},
	{packages: "./strategies/vm/compact/gen/...", imports: with(generatorImports, "./strategies/vm/compact/...")},
	{packages: "./strategies/vm/...", imports: with(strategyImports, "./strategies/vm/...")},
	{
		packages: "./strategies/hybrid/...",
		imports:  with(typedImports, "./strategies/hybrid/...", "./strategies/vm", "./strategies/generated"),
	},
	{packages: "./strategies/...", imports: strategyImports},

	{packages: "./report/...", never: []string{"./internal/trial/...", "./strategies/..."}},
	{packages: "./internal/codegen/...", imports: []string{"./workloads/schema"}},
	{
		packages: "./internal/doctor",
		imports:  []string{"./internal/machine", "./internal/trial"},
		never:    []string{"./report/...", "./strategies/all"},
	},
	{packages: "./internal/dispatch/machine", imports: []string{}},
	{packages: "./internal/dispatch/wasm", imports: []string{"./internal/dispatch/machine", "./internal/dispatch/engine"}},
	{
		packages: "./internal/dispatch/...", // the lab knows nothing of strategies, and reports leave it as benchfmt
		never:    with(measuring, "./strategies/...", "./workloads/..."),
	},
	{packages: "./internal/file", imports: []string{}},
	{packages: "./internal/machine", imports: []string{"golang.org/x/sys/..."}},
	{packages: "./internal/procgroup", imports: []string{}},
	{
		packages: "./internal/wasi/worker",
		imports:  []string{"./internal/trial", "./strategies/all", "./workloads"},
		never:    []string{"./report/...", "./internal/dispatch/..."},
	},
	// What generates code for types that are made up has to know the generators; what runs it, the strategies.
	{
		packages: "./internal/probe/generate",
		imports: []string{
			"./internal/probe", "./strategies/generated/gen", "./strategies/visitor/gen", "./strategies/vm/compact/gen",
			"./workloads/...",
		},
		never: []string{
			"./internal/trial/...", "./strategies/generated", "./strategies/visitor", "./strategies/vm", "./strategies/vmstatic",
			"./strategies/vmcompact",
		},
	},
	{
		packages: "./internal/probe/worker",
		imports:  []string{"./internal/probe/live", "./internal/trial", "./strategies/all", "./workloads"},
		never:    []string{"./report/...", "./strategies/generated/gen", "./strategies/visitor/gen"},
	},
	{
		packages: "./internal/probe/live",
		imports:  []string{"./internal/probe", "./workloads"},
		never:    with(measuring, "./strategies/..."),
	},
	{
		packages: "./internal/probe",
		imports:  []string{"./internal/build", "./internal/codegen", "./workloads", "./workloads/schema"},
		never:    with(measuring, "./strategies/..."),
	},
	{
		packages: "./internal/...",
		never: []string{
			"./report/...", "./strategies/all", "./strategies/reflection/...", "./strategies/generated/...",
			"./strategies/visitor/...", "./strategies/vm/...", "./strategies/hybrid/...",
		},
	},
}

// with returns a list with more patterns at its end.
func with(patterns []string, more ...string) []string { return slices.Concat(patterns, more) }

func TestImports(t *testing.T) {
	for _, p := range listPackages(t) {
		i := slices.IndexFunc(rules, func(r rule) bool { return matches(r.packages, p.ImportPath) })
		if i < 0 {
			continue
		}
		for _, problem := range rules[i].violations(p) {
			t.Error(problem)
		}
	}
}

// wire is the whole fixed cost of a program that serializes with it, so it keeps clear of what is large.
func TestWireStaysSmall(t *testing.T) {
	for _, p := range listPackages(t) {
		if p.ImportPath != module+"/strategies/wire" {
			continue
		}
		for _, large := range []string{"reflect", "fmt", "encoding/json"} {
			if slices.Contains(p.Imports, large) {
				t.Errorf("%s imports %s", p.ImportPath, large)
			}
		}
		return
	}
	t.Error("strategies/wire is not in the module")
}

// violations says how a package breaks the rule.
func (r rule) violations(p listing) (problems []string) {
	for _, path := range p.Imports {
		if r.imports != nil && !isStandard(path) && !matchesAny(r.imports, path) {
			problems = append(problems, p.ImportPath+" imports "+path+", which the rule for "+r.packages+" does not allow")
		}
	}
	for _, path := range p.Deps {
		if matchesAny(r.never, path) {
			problems = append(problems, p.ImportPath+" depends on "+path+", which the rule for "+r.packages+" forbids")
		}
	}
	return problems
}

func listPackages(t *testing.T) (packages []listing) {
	t.Helper()
	noteSources(t)
	output, err := exec.Command("go", "list", "-e", "-json=ImportPath,Imports,Deps", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for decoder := json.NewDecoder(bytes.NewReader(output)); ; {
		var p listing
		switch err := decoder.Decode(&p); {
		case errors.Is(err, io.EOF):
			return packages
		case err != nil:
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

// noteSources looks at every Go file of the module. The go command repeats a cached test result as long as the files
// that the test looked at itself are the same; those that go list reads do not count.
func noteSources(t *testing.T) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".go" {
			_, err = os.Stat(path)
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func isStandard(path string) bool {
	host, _, _ := strings.Cut(path, "/")
	return !strings.Contains(host, ".")
}

func matchesAny(patterns []string, path string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool { return matches(pattern, path) })
}

func matches(pattern, path string) bool {
	if below, ok := strings.CutPrefix(pattern, "./"); ok {
		pattern = module + "/" + below
	}
	if root, ok := strings.CutSuffix(pattern, "/..."); ok {
		return path == root || strings.HasPrefix(path, root+"/")
	}
	return path == pattern
}

func TestViolations(t *testing.T) {
	const vm, reflection = module + "/strategies/vm", module + "/strategies/reflection"
	strict := rule{packages: "./strategies/vm/...", imports: strategyImports, never: measuring}
	for _, c := range []struct {
		name string
		of   listing
		want int
	}{
		{"standard library", listing{ImportPath: vm, Imports: []string{"unsafe", "encoding/json"}}, 0},
		{"what is allowed", listing{ImportPath: vm, Imports: []string{module + "/strategies/wire"}}, 0},
		{"another strategy", listing{ImportPath: vm, Imports: []string{reflection}}, 1},
		{"below what is allowed", listing{ImportPath: vm, Imports: []string{module + "/strategies/wire/x"}}, 1},
		{"a third party", listing{ImportPath: vm, Imports: []string{"golang.org/x/tools/go/packages"}}, 1},
		{"indirectly", listing{ImportPath: vm, Deps: []string{module + "/internal/trial"}}, 1},
		{"a longer name", listing{ImportPath: vm, Deps: []string{module + "/reports"}}, 0},
	} {
		if got := strict.violations(c.of); len(got) != c.want {
			t.Errorf("%s: %d violations, want %d: %v", c.name, len(got), c.want, got)
		}
	}
}
