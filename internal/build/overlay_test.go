package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOverlay holds that a program is built from the files that an overlay has in the place of others, and that the checkout
// stays as it is.
func TestOverlay(t *testing.T) {
	c := &Cache{Dir: t.TempDir()}
	target := Target{Dir: newModule(t, "text"), Package: "./tool"}
	tool, fresh := filepath.Join(target.Dir, "tool"), t.TempDir()
	write(t, filepath.Join(tool, "old_gen.go"), "package main\n\nconst text = `usual`\n")
	write(t, filepath.Join(fresh, "new_gen.go"), "package main\n\nconst text = `other`\n")
	write(t, filepath.Join(tool, "kept_gen.go"), "// Another tool's.\n\npackage main\n\nconst kept = text\n")
	usual := build(t, c, target)

	overlay := Overlay{}
	if err := overlay.Replace(tool, fresh, "*_gen.go"); err != nil {
		t.Fatal(err)
	}
	if _, replaced := overlay[filepath.Join(tool, "kept_gen.go")]; replaced {
		t.Error("a file of another tool is replaced")
	}
	var err error
	if target.Overlay, err = c.WriteOverlay(overlay); err != nil {
		t.Fatal(err)
	}
	if again, err := c.WriteOverlay(overlay); again != target.Overlay || err != nil {
		t.Errorf("the same overlay is written to %s and %s, %v", target.Overlay, again, err)
	}
	other := build(t, c, target)
	if output(t, usual) != "usual" || output(t, other) != "other" {
		t.Errorf("the programs print %q and %q", output(t, usual), output(t, other))
	}
	if target.Overlay = ""; output(t, build(t, c, target)) != "usual" {
		t.Error("the overlay is in effect without being asked for")
	}
	if err := overlay.Replace(tool, t.TempDir(), "*_gen.go"); err == nil || !strings.Contains(err.Error(), "has no *_gen.go") {
		t.Errorf("a directory without files: error %v", err)
	}
}

// generator is a program that writes its first argument, and adds a line to a log each time that it runs.
const generator = `package main

import "os"

func main() {
	log, _ := os.OpenFile("log", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	log.WriteString("run\n")
	if os.Args[1] == "bad" {
		println("cannot write bad")
		os.Exit(3)
	}
	os.WriteFile(os.Args[3]+"/text", []byte(os.Args[1]+os.Args[2]), 0o666)
}
`

func TestGenerate(t *testing.T) {
	c, dir := &Cache{Dir: t.TempDir()}, t.TempDir()
	target := Target{Dir: newModule(t, `""`), Package: "./tool"}
	write(t, filepath.Join(target.Dir, "tool", "main.go"), generator)
	program := build(t, c, target)
	generate := func(p Program, arg string) string {
		out, err := c.Generate(t.Context(), p, dir, []string{arg}, "-dir")
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(filepath.Join(out, "text"))
		if err != nil || string(text) != arg+"-dir" {
			t.Errorf("%s has %q, %v", out, text, err)
		}
		return out
	}
	first := generate(program, "a")
	if again, other := generate(program, "a"), generate(program, "b"); again != first || other == first {
		t.Errorf("what is generated lies in %s, then in %s, and other arguments' in %s", first, again, other)
	}
	write(t, filepath.Join(target.Dir, "tool", "main.go"), generator+"\nfunc init() { println(1) }\n")
	generate(build(t, c, target), "a")
	for range 2 { // what failed is not kept
		_, err := c.Generate(t.Context(), program, dir, []string{"bad"}, "-dir")
		if err == nil || !strings.Contains(err.Error(), "cannot write bad") {
			t.Errorf("error %v", err)
		}
	}
	if log, _ := os.ReadFile(filepath.Join(dir, "log")); strings.Count(string(log), "run") != 5 {
		t.Errorf("generators ran %d times, want 5: for a, for b, for another program, and twice in vain", strings.Count(string(log), "run"))
	}
	if left, _ := filepath.Glob(filepath.Join(c.Dir, "new-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
