package sections

import (
	"bytes"
	"debug/elf"
	"debug/gosym"
	"debug/macho"
	"debug/pe"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A target is how the program in testdata is built.
type target struct {
	name         string
	goos, goarch string // those of the go command if empty
	flags        []string
	cgo          bool
	format       string // empty: whatever the go command makes
}

var stripped = []string{"-ldflags=-s -w"}

var targets = []target{
	{name: "host"},
	{name: "cgo", flags: stripped, cgo: true},
	{name: "linux", goos: "linux", goarch: "amd64", flags: stripped, format: "ELF"},
	{name: "linux-pie", goos: "linux", goarch: "amd64", flags: []string{"-buildmode=pie"}, format: "ELF"},
	{name: "linux-arm64", goos: "linux", goarch: "arm64", format: "ELF"},
	{name: "darwin", goos: "darwin", goarch: "arm64", format: "Mach-O"},
	{name: "darwin-stripped", goos: "darwin", goarch: "arm64", flags: stripped, format: "Mach-O"},
	{name: "windows", goos: "windows", goarch: "amd64", format: "PE"},
	{name: "windows-stripped", goos: "windows", goarch: "amd64", flags: stripped, format: "PE"},
	{name: "windows-386", goos: "windows", goarch: "386", flags: stripped, format: "PE"},
	{name: "wasm", goos: "wasip1", goarch: "wasm", format: "WASM"},
	{name: "wasm-stripped", goos: "wasip1", goarch: "wasm", flags: stripped, format: "WASM"},
}

// build builds the program, or skips the test where that takes long or cannot be done.
func build(t *testing.T, to target) string {
	t.Helper()
	if testing.Short() && to.name != "host" {
		t.Skip("builds for another system")
	}
	if _, err := exec.LookPath("cc"); err != nil && to.cgo {
		t.Skip("no C compiler")
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "program"))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module example.com/small\n\ngo 1.26.0\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "built")
	cmd := exec.Command("go", append(append([]string{"build", "-o", path}, to.flags...), ".")...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "CGO_ENABLED=0", "GOWORK=off", "GOFLAGS=")
	if to.cgo {
		cmd.Env = append(cmd.Env, "CGO_ENABLED=1")
	}
	if to.goos != "" {
		cmd.Env = append(cmd.Env, "GOOS="+to.goos, "GOARCH="+to.goarch)
	}
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return path
}

// TestPrograms holds that the account of what Go's linker makes is complete, and that everything there is known.
func TestPrograms(t *testing.T) {
	for _, to := range targets {
		t.Run(to.name, func(t *testing.T) {
			path := build(t, to)
			f, err := Read(path)
			if err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			checkAccount(t, f, len(data))
			if to.format != "" && f.Format != to.format {
				t.Errorf("it is %s", f.Format)
			}
			checkGroups(t, to, f)
			checkSource(t, path)
			checkTable(t, data)
			damage(t, data, len(data)/20+1, 64)
		})
	}
}

// checkGroups holds that the groups have something where they are to, and that each byte is of a known kind.
func checkGroups(t *testing.T, to target, f *File) {
	t.Helper()
	totals := f.Totals()
	for g, size := range totals {
		group := Group(g)
		static := group == Relocs && f.Format == "ELF" && to.name != "linux-pie" && !to.cgo
		if group.Loaded() && size == 0 && !static {
			t.Errorf("nothing is %s: %+v", group, f.Parts)
		}
	}
	if slices.Equal(to.flags, stripped) && totals[DWARF] > 0 {
		t.Errorf("it is stripped and has %d bytes of DWARF", totals[DWARF])
	}
	if totals[Pclntab] < totals.Loaded()/5 || totals[Other] > f.Size/20 {
		t.Errorf("%d bytes are %v", f.Size, totals)
	}
	for _, p := range f.Parts {
		if p.Name == "unclaimed" {
			t.Errorf("not known: %+v", p)
		}
	}
}

// checkSource holds that the functions in testdata are found, and their packages.
func checkSource(t *testing.T, path string) {
	t.Helper()
	all, err := Functions(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []Function{
		{Name: "main.main", Package: "main"},
		{Name: "main.main.func1", Package: "main"},
		{Name: "runtime.(*mheap).grow", Package: "runtime"},
		{Name: "strconv.appendQuotedWith", Package: "strconv"},
		{Name: "type:.eq.main.pair", Package: "main"},
		{Name: "example.com/small/dot%2ev2.Keys[go.shape.string]", Package: "example.com/small/dot.v2"},
		{Name: "example.com/small/dot%2ev2.(*Set[go.shape.string]).String", Package: "example.com/small/dot.v2"},
	} {
		i := slices.IndexFunc(all, func(f Function) bool { return f.Name == want.Name })
		if i < 0 || all[i].Package != want.Package || all[i].Size < 20 || all[i].Size > 20_000 {
			t.Errorf("%s is missing, or wrong: %+v", want.Name, all[max(i, 0)])
		}
	}
	if last := all[len(all)-1]; last.Name == Rest && last.Size > 10_000 {
		t.Errorf("%+v", last)
	}
}

// checkTable holds that the pclntab is where the symbols have it, if there are any, and that debug/gosym finds the same in it.
func checkTable(t *testing.T, data []byte) {
	t.Helper()
	p, err := parse(data)
	if err != nil {
		t.Fatal(err)
	}
	checkFunctions(t, p)
	table, ok := newPclntab(p.pclntab)
	if !ok {
		t.Fatal("the pclntab has another header")
	}
	if size, ok := pclntabSize(t, data); ok && size != len(p.pclntab) {
		t.Errorf("the pclntab has %d bytes, and by the symbols %d", len(p.pclntab), size)
	}
	entries, err := table.entries()
	if err != nil {
		t.Fatal(err)
	}
	reference, err := gosym.NewTable(nil, gosym.NewLineTable(p.pclntab, 0))
	if err != nil || len(reference.Funcs) != len(entries) {
		t.Fatalf("%d functions, and for debug/gosym %d, %v", len(entries), len(reference.Funcs), err)
	}
	for i, e := range entries {
		f := reference.Funcs[i]
		if e != (tableEntry{f.Name, uint32(f.Entry), uint32(f.End)}) {
			t.Errorf("%+v is for debug/gosym %s from %d to %d", e, f.Name, f.Entry, f.End)
		}
	}
}

// pclntabSize is the size that the symbols of a file tell.
func pclntabSize(t *testing.T, data []byte) (int, bool) {
	t.Helper()
	values := map[string]uint64{}
	add := func(name string, value uint64) { values[strings.TrimPrefix(name, "_")] = value }
	if err := readSymbols(bytes.NewReader(data), add); err != nil {
		t.Fatal(err)
	}
	start, ok := values["runtime.pclntab"]
	return int(values["runtime.epclntab"] - start), ok
}

// readSymbols adds the symbols of a file that is not a WASM file, which has none of variables.
func readSymbols(r io.ReaderAt, add func(string, uint64)) error {
	if f, err := elf.NewFile(r); err == nil {
		all, err := f.Symbols()
		for _, s := range all {
			add(s.Name, s.Value)
		}
		if err != nil && err != elf.ErrNoSymbols {
			return err
		}
	}
	if f, err := macho.NewFile(r); err == nil && f.Symtab != nil {
		for _, s := range f.Symtab.Syms {
			add(s.Name, s.Value)
		}
	}
	if f, err := pe.NewFile(r); err == nil {
		for _, s := range f.Symbols {
			add(s.Name, uint64(s.Value))
		}
	}
	return nil
}

func TestPackageOf(t *testing.T) {
	for name, want := range map[string]string{
		"main.main":                                  "main",
		"net/http.(*Server).Serve.func1":             "net/http",
		"net/http.(*Server).Serve-fm":                "net/http",
		"vendor/golang.org/x/net/dns.init.0":         "vendor/golang.org/x/net/dns",
		"github.com/x/y%2ev2.F":                      "github.com/x/y.v2",
		"github.com/x.y/z.T.M.deferwrap1":            "github.com/x.y/z",
		"a/b.F[go.shape.struct { c/d.e int }].func2": "a/b",
		"a/b.(*T[c/d.U]).M":                          "a/b",
		"a/b.F[c/d.(*U)]":                            "a/b",
		"a/b.T.G.F[go.shape.func(*a/b.s)].func3.4":   "a/b",
		"type:.eq.a/b.T":                             "a/b",
		"type:.eq.[2][16]a/b.T[c/d.U]":               "a/b",
		"type:.hash.struct { main.a string }":        "",
		"type:.eq.go.shape.struct { a/b.v int }":     "",
		"type:.eq.[2]string":                         "",
		"go:buildid":                                 "",
		"go:struct { sync.Mutex }.Lock":              "",
		"memeqbody":                                  "",
		"_cgo_77_Cfunc_free":                         "",
		"":                                           "",
		"[":                                          "",
		"a%zz.F":                                     "a%zz",
	} {
		if got := packageOf(name); got != want {
			t.Errorf("%s is in %q, want %q", name, got, want)
		}
	}
}

func TestGroupNames(t *testing.T) {
	var names []string
	for g := Text; g <= Other; g++ {
		names = append(names, g.String())
	}
	if got := strings.Join(names, " "); got != "text pclntab rodata data relocs dwarf symbols other" {
		t.Error(got)
	}
	if Group(-1).String() != "unknown" || Group(8).String() != "unknown" || !Relocs.Loaded() || DWARF.Loaded() {
		t.Error("a group is not known, or is loaded")
	}
}

func TestReadErrors(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "text")
	if err := os.WriteFile(text, []byte("#!/bin/sh\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		dir:                          "is not a regular file",
		text:                         "not an ELF, Mach-O, PE or WASM file",
		filepath.Join(dir, "absent"): "absent",
	} {
		if _, err := Read(path); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) {
			t.Errorf("Read: %v, want %s", err, want)
		}
		if _, err := Functions(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Functions: %v, want %s", err, want)
		}
	}
}
