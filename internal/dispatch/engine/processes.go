package engine

import (
	"fmt"
	"strings"
)

// A family is a program and the settings of it that are engines of their own.
type family struct {
	name     string
	programs []string
	host     host
	variants []variant
}

// A variant is an engine by other settings of its program.
type variant struct {
	name       string
	flags, env []string
}

// V8 inlines the targets of indirect calls that it has seen, without which they cost what they cost; Liftoff is its baseline compiler.
const (
	noInlining  = "--no-wasm-inlining-call-indirect"
	liftoffOnly = "--liftoff-only"
)

// families are all programs that are known, in the order of tables.
var families = []family{
	{"node", []string{"node", "nodejs"}, shell{}, []variant{
		{"nospec", []string{noInlining}, nil},
		{"liftoff", []string{liftoffOnly}, nil},
	}},
	{"deno", []string{"deno"}, shell{args: []string{"run", "--quiet", "--no-prompt"}}, []variant{
		{"nospec", []string{"--v8-flags=" + noInlining}, nil},
	}},
	{"chromium", []string{"chromium", "chromium-browser", "chromium-headless-shell", "google-chrome", "chrome"}, chromium, []variant{
		{"nospec", []string{noInlining}, nil},
		{"liftoff", []string{liftoffOnly}, nil},
	}},
	{"firefox", []string{"firefox", "firefox-esr"}, firefox, []variant{
		{"ion", []string{"javascript.options.wasm_baselinejit=false"}, nil},
		{"baseline", []string{"javascript.options.wasm_optimizingjit=false"}, nil},
	}},
	{"jsc", []string{"jsc"}, shell{mute: true}, []variant{
		{"noomg", []string{"--useOMGJIT=0"}, nil},
	}},
	{"bun", []string{"bun"}, shell{args: []string{"run"}}, []variant{
		{"noomg", nil, []string{"BUN_JSC_useOMGJIT=0"}},
	}},
	{"wasmtime", []string{"go"}, wasmtimeHost{}, nil},
}

// Processes are all known engines that are programs of their own, with their variants, found or not, in the order of
// tables.
func Processes() []Engine {
	var list []Engine
	for _, f := range families {
		list = append(list, f.engine(f.name, variant{}, ""))
		for _, v := range f.variants {
			list = append(list, f.engine(f.name, v, ""))
		}
	}
	return list
}

// engine is the family's program with the settings of a variant, under the family's name or another.
func (f family) engine(name string, v variant, path string) *process {
	if v.name != "" {
		name += "+" + v.name
	}
	return &process{name: name, programs: f.programs, path: path, flags: v.flags, env: v.env, host: f.host}
}

// Distinguishes reports whether a name is that of a program, or one of several that the user tells apart by what stands behind
// it: node, node20, node-canary, but not nodejs.
func Distinguishes(name, program string) bool {
	rest, ok := strings.CutPrefix(name, program)
	return ok && (rest == "" || rest[0] < 'a' || rest[0] > 'z')
}

// At is the engine of a name with another program: node=/opt/node, or, beside another one, node20+nospec=/usr/bin/node.
func At(name, path string) (Engine, error) {
	base, setting, _ := strings.Cut(name, "+")
	var known []string
	for _, f := range families {
		known = append(known, f.name)
		if !Distinguishes(base, f.name) {
			continue
		}
		if f.host == (wasmtimeHost{}) {
			return nil, fmt.Errorf("%s is built by vmbench, and has no other program", f.name)
		}
		for _, v := range append([]variant{{}}, f.variants...) {
			if v.name == setting {
				return f.engine(base, v, path), nil
			}
		}
		return nil, fmt.Errorf("%s has no setting %q", f.name, setting)
	}
	return nil, fmt.Errorf("unknown engine %q: a path can be given to %s", name, strings.Join(known, ", "))
}

// Extra reports whether an engine takes part only where it is named: it is another one with other settings, or has to be built and
// downloaded for that.
func Extra(e Engine) bool {
	p, ok := e.(*process)
	return ok && (p.settings() != "" || p.host == host(wasmtimeHost{}))
}

// Named is the engine that a text names: a name, or name=path for another program.
func Named(text string) (Engine, error) {
	name, path, given := strings.Cut(text, "=")
	if given {
		return At(name, path)
	}
	var known []string
	for _, e := range append([]Engine{Wazero()}, Processes()...) {
		if e.Name() == name {
			return e, nil
		}
		known = append(known, e.Name())
	}
	return nil, fmt.Errorf("unknown engine %q: want one of %s, or NAME=PATH", name, strings.Join(known, ", "))
}
