package native_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
	"github.com/vmbench/vmbench/internal/dispatch/machine"
	"github.com/vmbench/vmbench/internal/dispatch/native"
)

// compiledJob is as small as one can be, with techniques that not every language has.
func compiledJob() engine.Job {
	job := engine.Job{Batch: time.Microsecond, Slices: 1, Layout: 1, FirstRound: 1, Rounds: 1, Techniques: []string{"switch", "closure", "goto", "musttail"}}
	for _, p := range machine.Programs() {
		job.Programs = append(job.Programs, engine.Program{Name: p.Name, PC: p.PC, Steps: p.Steps, Hash: p.Hash})
	}
	return job
}

// Every compiler that is installed gives the output of the reference for every program.
func TestCompilers(t *testing.T) {
	has := map[string][]string{
		"gcc": {"switch", "goto", "musttail"}, "clang": {"switch", "goto", "musttail"}, "rustc": {"switch", "musttail"},
	}
	for _, e := range native.Compilers() {
		t.Run(e.Name(), func(t *testing.T) {
			if _, err := e.Find(t.Context()); errors.Is(err, engine.ErrMissing) {
				t.Skip(err)
			}
			job, samples := compiledJob(), map[string]int{}
			result, err := e.Run(t.Context(), job, func(s engine.Sample) { samples[s.Technique]++ })
			if err != nil || result.Version == "" || result.Flags == "" {
				t.Fatalf("%+v, %v", result, err)
			}
			for _, c := range result.Cells {
				if c.Technique != "musttail" || c.Fault != engine.Unsupported || c.Err == "" {
					t.Errorf("%+v", c)
				}
				t.Log(c)
				samples[c.Technique] = len(job.Programs)
			}
			for _, technique := range has[e.Name()] {
				if samples[technique] != len(job.Programs) {
					t.Errorf("%d samples of %s, want %d", samples[technique], technique, len(job.Programs))
				}
				delete(samples, technique)
			}
			if len(samples) > 0 {
				t.Errorf("samples of others: %v", samples)
			}
		})
	}
}

// fakeCompiler is a shell script.
func fakeCompiler(t *testing.T, body string) engine.Engine {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the fake compilers are shell scripts")
	}
	path := filepath.Join(t.TempDir(), "fakecc")
	script := "#!/bin/sh\nif [ \"$1\" = --version ]; then echo fake 1.2; exit; fi\n" + body + "\n"
	if err := os.WriteFile(path, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	e, err := native.CompilerAt("gcc-fake", path)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestCompilersThatFail(t *testing.T) {
	program := func(text string) string { return "printf '#!/bin/sh\\n" + text + "\\n' > machine; chmod +x machine" }
	for name, test := range map[string]struct{ body, reason string }{
		"error":   {"echo 'machine.c:1: error: no' >&2; exit 1", "gcc-fake does not compile the techniques: exit status 1: machine.c:1: error: no"},
		"nothing": {"exit 0", "no such file"},
	} {
		_, err := fakeCompiler(t, test.body).Run(t.Context(), compiledJob(), nil)
		if err == nil || !strings.Contains(err.Error(), test.reason) {
			t.Errorf("%s: %v, want %q", name, err, test.reason)
		}
	}
	for name, text := range map[string]string{"ends": "exit 0", "crashes": "head -c 65536 > /dev/null; kill -SEGV $$", "babbles": "head -c 65536 > /dev/null; read x; echo what"} {
		result, err := fakeCompiler(t, program(text)).Run(t.Context(), compiledJob(), func(s engine.Sample) { t.Errorf("%s: a sample %+v", name, s) })
		for _, c := range result.Cells {
			if c.Fault != engine.Broken || !strings.Contains(c.Err, "the compiled techniques") && !strings.Contains(c.Err, "broken pipe") {
				t.Errorf("%s: %+v", name, c)
			}
		}
		if err == nil && len(result.Cells) == 0 {
			t.Errorf("%s: all is well", name)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if _, err := fakeCompiler(t, program("head -c 65536 > /dev/null; sleep 1000")).Run(ctx, compiledJob(), nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a program that hangs: %v", err)
	}
}

func TestMissingCompiler(t *testing.T) {
	e, err := native.CompilerAt("clang-19", "/no/such/clang")
	if err != nil || e.Name() != "clang-19" {
		t.Fatal(e, err)
	}
	if _, err := e.Run(t.Context(), compiledJob(), nil); !errors.Is(err, engine.ErrMissing) {
		t.Errorf("%v", err)
	}
	if _, err := native.CompilerAt("tcc", "/bin/tcc"); err == nil {
		t.Error("an unknown compiler is known")
	}
}
