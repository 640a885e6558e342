package engine

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// fake is an engine that is a shell script. It gets the job's file as $1, and its standard output is read as a driver's.
func fake(t *testing.T, body string) *process {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the fake engines are shell scripts")
	}
	path := filepath.Join(t.TempDir(), "fake")
	script := "#!/bin/sh\nif [ \"$1\" = --version ]; then echo fake 1.2; exit; fi\n" + body + "\n"
	if err := os.WriteFile(path, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	return &process{name: "fake", path: path, host: shell{}, patience: 20 * time.Second}
}

// twoByTwo is a job whose modules no fake reads.
func twoByTwo() Job {
	return Job{
		Techniques: []string{"switch", "tail"},
		Modules:    []Module{{Technique: "switch"}, {Technique: "tail"}},
		Programs:   []Program{{Name: "fix"}, {Name: "pb"}},
		Slices:     2,
		FirstRound: 3,
		Rounds:     2,
	}
}

// do runs a job, and lists its samples as technique/program/round.
func do(t *testing.T, p *process, job Job) (samples []string, result Result, err error) {
	t.Helper()
	result, err = p.Run(t.Context(), job, func(s Sample) {
		samples = append(samples, fmt.Sprintf("%s/%s/%d", s.Technique, s.Program, s.Round))
	})
	return samples, result, err
}

const (
	atTailFix    = `echo '{"at":{"technique":"tail","program":"fix"}}'`
	sampleSwitch = `echo '{"sample":{"round":3,"technique":"switch","program":"fix","reps":2,"ns":5}}'`
	theEnd       = `echo '{"end":true}'`
)

func TestProcess(t *testing.T) {
	p := fake(t, `echo '{"engine":{"version":"V9","tick":80}}'
echo '{"fault":{"technique":"tail","fault":"unsupported","err":"CompileError: no such thing"}}'
`+sampleSwitch+"\n"+sampleSwitch+"\n"+theEnd)
	p.flags = []string{"-x"}
	p.host = shell{args: []string{"run"}}
	samples, result, err := do(t, p, twoByTwo())
	if err != nil || !slices.Equal(samples, []string{"switch/fix/3"}) {
		t.Errorf("samples %v, %v", samples, err)
	}
	want := Cell{Technique: "tail", Fault: Unsupported, Err: "CompileError: no such thing"}
	if result.Version != "fake 1.2, V9" || result.Flags != "-x" || !slices.Equal(result.Cells, []Cell{want}) {
		t.Errorf("%+v", result)
	}
}

// What a cell does to the engine is that cell's fault: the others are measured in another process.
func TestCellThatEndsTheEngine(t *testing.T) {
	for name, test := range map[string]struct{ end, reason string }{
		"crash":   {`echo "fatal: no luck" >&2; exit 3`, "fake ended at tail on fix: exit status 3: fatal: no luck"},
		"signal":  {`kill -SEGV $$`, "fake ended at tail on fix: signal: segmentation fault"},
		"silence": {`sleep 1000`, "fake gave no sign of life for 500ms at tail on fix, and was ended"},
		"exit":    {`exit 0`, "fake ended at tail on fix without a result"},
		"babble":  {`while :; do echo no line; sleep 0.05; done`, "fake gave no sign of life for 500ms at tail on fix, and was ended"},
	} {
		t.Run(name, func(t *testing.T) {
			p := fake(t, `if ! grep -q '"skip":\[{"technique":"tail","program":"fix"}\]' "$1"; then
`+atTailFix+"\n"+test.end+"\nfi\n"+sampleSwitch+"\n"+theEnd)
			p.patience = 500 * time.Millisecond
			samples, result, err := do(t, p, twoByTwo())
			if err != nil || !slices.Equal(samples, []string{"switch/fix/3"}) {
				t.Errorf("samples %v, %v", samples, err)
			}
			if len(result.Cells) != 1 || result.Cells[0].Fault != Broken || !strings.HasPrefix(result.Cells[0].Err, test.reason) {
				t.Errorf("%+v, want %q", result.Cells, test.reason)
			}
		})
	}
}

// An engine that cannot go on is an error, and what it has measured counts.
func TestEngineThatFails(t *testing.T) {
	for name, test := range map[string]struct{ body, reason string }{
		"garbage":   {"echo what is this", `fake ended without a result, and wrote "what is this"`},
		"no line":   {"head -c 200000 /dev/zero | tr '\\0' x", "fake ended without a result, and wrote"},
		"flag":      {"echo 'fake: bad option: -x' >&2; exit 9", "fake ended: exit status 9: fake: bad option: -x"},
		"gives up":  {`echo '{"problem":"TypeError: no"}'`, "fake: TypeError: no"},
		"too often": {`grep -q technique "$1"; n=$(grep -o '"program":' "$1" | wc -l); echo "{\"at\":{\"technique\":\"t$n\",\"program\":\"p\"}}"; exit 1`, "fake ended at t"},
	} {
		t.Run(name, func(t *testing.T) {
			samples, _, err := do(t, fake(t, sampleSwitch+"\n"+test.body), twoByTwo())
			if err == nil || !strings.HasPrefix(err.Error(), test.reason) {
				t.Errorf("%v, want %q", err, test.reason)
			}
			if !slices.Equal(samples, []string{"switch/fix/3"}) {
				t.Errorf("samples %v", samples)
			}
		})
	}
}

func TestDeadline(t *testing.T) {
	p := fake(t, "echo $$ > '"+filepath.Join(t.TempDir(), "pid")+"'; "+atTailFix+"; sleep 1000")
	ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
	defer cancel()
	_, err := p.Run(ctx, twoByTwo(), func(Sample) {})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v, want that of the deadline", err)
	}
}

// Nothing that an engine has started is left, whether it ends or is ended.
func TestChildrenAreEnded(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("asks /proc for processes")
	}
	for name, end := range map[string]string{"ends": theEnd, "hangs": atTailFix + "; wait", "crashes": "exit 1"} {
		t.Run(name, func(t *testing.T) {
			pid := filepath.Join(t.TempDir(), "pid")
			p := fake(t, `if [ ! -e '`+pid+`' ]; then sleep 1000 & echo $! > '`+pid+"'; fi\n"+end)
			p.patience = 500 * time.Millisecond
			_, _, _ = do(t, p, twoByTwo()) // how it ends is asked elsewhere
			text, err := os.ReadFile(pid)
			if err != nil {
				t.Fatal(err)
			}
			child, err := strconv.Atoi(strings.TrimSpace(string(text)))
			if err != nil {
				t.Fatal(err)
			}
			for range 100 {
				stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", child))
				if err != nil || strings.Contains(string(stat), ") Z ") {
					return
				}
				time.Sleep(50 * time.Millisecond)
			}
			t.Errorf("the child %d is still there", child)
		})
	}
}

func TestMissing(t *testing.T) {
	for _, p := range []*process{
		{name: "node", programs: []string{"no-such-node"}, host: shell{}},
		{name: "node", path: "/no/such/node", host: shell{}},
	} {
		if _, err := p.Find(t.Context()); !errors.Is(err, ErrMissing) {
			t.Errorf("%v", err)
		}
		if _, err := p.Run(t.Context(), twoByTwo(), nil); !errors.Is(err, ErrMissing) {
			t.Errorf("%v", err)
		}
	}
	if found, err := fake(t, "").Find(t.Context()); err != nil || found.Version != "fake 1.2" {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestProcesses(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range Processes() {
		if seen[e.Name()] {
			t.Errorf("%s is there twice", e.Name())
		}
		seen[e.Name()] = true
	}
	for _, name := range []string{"node", "node+nospec", "deno", "bun", "jsc+noomg", "chromium+nospec", "firefox+ion"} {
		if !seen[name] {
			t.Errorf("%s is missing", name)
		}
	}
}

func TestAt(t *testing.T) {
	for name, want := range map[string]string{
		"node": "", "node20": "", "node20+nospec": noInlining, "firefox+ion": "javascript.options.wasm_baselinejit=false",
	} {
		e, err := At(name, "/bin/program")
		if err != nil {
			t.Fatal(err)
		}
		if p := e.(*process); p.Name() != name || p.settings() != want || p.path != "/bin/program" {
			t.Errorf("%s: %+v", name, p)
		}
	}
	for name, reason := range map[string]string{
		"nodejs": "unknown engine", "netscape": "unknown engine", "node+fast": `node has no setting "fast"`, "": "unknown engine",
	} {
		if _, err := At(name, "x"); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%q: %v, want %q", name, err, reason)
		}
	}
}

// The order of each round has two slices of every cell, with those of a program together and in passes, and differs from round to round.
func TestOrderOfAScript(t *testing.T) {
	job := twoByTwo()
	job.Rounds = 20
	orders := map[string]bool{}
	for _, order := range newScript(job, nil).Order {
		orders[fmt.Sprint(order)] = true
		if len(order) != 8 {
			t.Fatalf("order %v", order)
		}
		first, second := order[0]%2, order[4]%2
		for i, program := range []int{first, first, second, second} {
			pass := slices.Sorted(slices.Values(order[2*i : 2*i+2]))
			if first == second || !slices.Equal(pass, []int{program, 2 + program}) {
				t.Errorf("order %v", order)
			}
		}
	}
	if len(orders) < 3 {
		t.Errorf("%d different orders in 20 rounds", len(orders))
	}
}
