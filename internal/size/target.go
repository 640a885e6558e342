package size

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"strings"
)

// A Target is what programs are built for. Its zero value is this machine.
type Target struct {
	GOOS, GOARCH string // empty: those of this machine
	PIE          bool   // position-independent, which costs a relocation for each pointer in static data
}

// targets are the operating systems and architectures that files can be accounted for.
var targets = []string{
	"linux/amd64", "linux/arm64", "linux/386", "linux/arm", "linux/riscv64", "darwin/amd64", "darwin/arm64", "windows/amd64",
	"windows/arm64", "freebsd/amd64", "wasip1/wasm",
}

// Targets are the names that ParseTarget knows.
func Targets() []string { return append(slices.Clone(targets), "wasip1") }

// ParseTarget reads a target such as linux/arm64. "wasip1" alone is enough, because it has one architecture.
func ParseTarget(text string) (Target, error) {
	if text == "" {
		return Target{}, nil
	}
	goos, goarch, _ := strings.Cut(text, "/")
	if goos == "wasip1" && goarch == "" {
		goarch = "wasm"
	}
	t := Target{GOOS: goos, GOARCH: goarch}
	if !slices.Contains(targets, t.String()) {
		return Target{}, fmt.Errorf("unknown target %q; there are %s", text, strings.Join(Targets(), ", "))
	}
	return t, nil
}

func (t Target) goos() string   { return cmp.Or(t.GOOS, runtime.GOOS) }
func (t Target) goarch() string { return cmp.Or(t.GOARCH, runtime.GOARCH) }

func (t Target) String() string {
	name := t.goos() + "/" + t.goarch()
	if t.PIE {
		name += " PIE"
	}
	return name
}

// Native reports whether programs can be run here.
func (t Target) Native() bool { return t.goos() == runtime.GOOS && t.goarch() == runtime.GOARCH }

// env is the environment of the go command that builds for it. cgo is off everywhere: with it, the files depend on what the C
// compiler of a machine does.
func (t Target) env() []string {
	return []string{"GOOS=" + t.goos(), "GOARCH=" + t.goarch(), "CGO_ENABLED=0"}
}

// mode is the go command's -buildmode.
func (t Target) mode() string {
	if t.PIE {
		return "pie"
	}
	return ""
}
