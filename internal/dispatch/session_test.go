package dispatch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/perf/benchfmt"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
)

// A fake is an engine that does what its functions say, and times nothing.
type fake struct {
	name string
	find error
	run  func(context.Context, engine.Job, func(engine.Sample)) (engine.Result, error)
}

func (f fake) Name() string { return f.name }

func (f fake) Find(context.Context) (engine.Found, error) {
	return engine.Found{Version: "v1", Flags: "--fast"}, f.find
}

func (f fake) Run(ctx context.Context, job engine.Job, tell func(engine.Sample)) (engine.Result, error) {
	return f.run(ctx, job, tell)
}

// steady gives each cell of every round the same time.
func steady(_ context.Context, job engine.Job, tell func(engine.Sample)) (engine.Result, error) {
	for round := job.FirstRound; round < job.FirstRound+job.Rounds; round++ {
		for _, p := range job.Programs {
			for _, technique := range job.Techniques {
				tell(engine.Sample{Round: round, Technique: technique, Program: p.Name, Reps: 10, Elapsed: time.Duration(20 * p.Steps)})
			}
		}
	}
	return engine.Result{}, nil
}

// crashes gives one sample and ends.
func crashes(_ context.Context, job engine.Job, tell func(engine.Sample)) (engine.Result, error) {
	tell(engine.Sample{Round: job.FirstRound, Technique: "switch", Program: job.Programs[0].Name, Reps: 1, Elapsed: 1000})
	return engine.Result{}, errors.New("signal: killed")
}

func hangs(ctx context.Context, _ engine.Job, _ func(engine.Sample)) (engine.Result, error) {
	<-ctx.Done()
	return engine.Result{}, ctx.Err()
}

func refuses(_ context.Context, job engine.Job, _ func(engine.Sample)) (engine.Result, error) {
	return engine.Result{Version: "v2", Cells: []engine.Cell{{Technique: "tail", Fault: engine.Unsupported, Err: "no such opcode"}}}, nil
}

func plan() Plan {
	p := DefaultPlan()
	p.Techniques, p.Programs = []string{"switch", "tail"}, []string{"fix", "json"}
	p.Rounds, p.Starts, p.Limit = 5, 2, 50*time.Millisecond
	return p
}

func measured(t *testing.T, dir string, named bool, engines ...engine.Engine) *Session {
	t.Helper()
	s, err := Begin(t.Context(), dir, plan(), Facts{GOOS: "linux", CPU: "a  CPU"}, engines, named)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Measure(t.Context(), func(Event) {}); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestRounds(t *testing.T) {
	dir := t.TempDir()
	s := measured(t, dir, false, fake{name: "a", run: steady}, fake{name: "b", run: steady})
	if want := 2 * 2 * 2 * 5; len(s.Samples) != want {
		t.Errorf("%d samples, want %d", len(s.Samples), want)
	}
	rounds := map[int]int{}
	for _, sample := range s.Samples {
		rounds[sample.Round] = sample.Start
	}
	if got := fmt.Sprint(rounds); got != "map[1:1 2:1 3:2 4:2 5:2]" {
		t.Errorf("starts of the rounds: %s", got)
	}
	run, samples, err := Read(dir)
	if err != nil || !slices.Equal(samples, s.Samples) || len(run.Engines) != 2 || len(run.Engines[0].Starts) != 2 {
		t.Errorf("read %d samples and %+v, %v", len(samples), run.Engines, err)
	}
	if _, err := Begin(t.Context(), dir, plan(), Facts{}, nil, false); err == nil {
		t.Error("a second run in the same directory")
	}
}

// Whatever an engine does, the others are measured, and its cells say what happened.
func TestFaults(t *testing.T) {
	s := measured(t, t.TempDir(), true,
		fake{name: "steady", run: steady},
		fake{name: "missing", find: fmt.Errorf("%w in PATH", engine.ErrMissing)},
		fake{name: "old", find: errors.New("version 3 is too old")},
		fake{name: "crashes", run: crashes},
		fake{name: "hangs", run: hangs},
		fake{name: "refuses", run: refuses},
	)
	got := map[string]string{}
	for _, u := range s.Run.Unmeasured() {
		if u.Program == "json" {
			got[u.Engine+" "+u.Technique] = fmt.Sprint(u.Supported, " ", u.Reason)
		}
	}
	for cell, want := range map[string]string{
		"missing switch": "true not found in PATH",
		"old switch":     "true version 3 is too old",
		"crashes switch": "true signal: killed",
		"hangs switch":   "true ended after 50ms, which is the limit: context deadline exceeded",
		"refuses tail":   "false no such opcode",
	} {
		if got[cell] != want {
			t.Errorf("%s: %q, want %q", cell, got[cell], want)
		}
		delete(got, cell)
	}
	if len(got) > 0 {
		t.Errorf("other cells: %v", got)
	}
	if last := s.Run.Engines[5]; last.Found.Version != "v2" || len(last.Cells) != 1 {
		t.Errorf("%+v; want the version that it says when it runs, and its cell once", last)
	}
}

// An engine that nobody has named, and that is not there, is no cell.
func TestAbsent(t *testing.T) {
	s := measured(t, t.TempDir(), false, fake{name: "absent", find: engine.ErrMissing})
	if !s.Run.Engines[0].Absent || len(s.Run.Unmeasured()) > 0 {
		t.Errorf("%+v, %+v", s.Run.Engines[0], s.Run.Unmeasured())
	}
}

func TestInterruption(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	stops := func(ctx context.Context, job engine.Job, tell func(engine.Sample)) (engine.Result, error) {
		if _, err := steady(ctx, job, tell); err != nil {
			return engine.Result{}, err
		}
		cancel()
		return engine.Result{}, ctx.Err()
	}
	dir := t.TempDir()
	s, err := Begin(ctx, dir, plan(), Facts{}, []engine.Engine{fake{name: "stops", run: stops}}, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Measure(ctx, func(Event) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
	if _, samples, err := Read(dir); err != nil || len(samples) != 2*2*2 {
		t.Errorf("%d samples of the first start, %v; want 8", len(samples), err)
	}
}

func TestWriteBench(t *testing.T) {
	s := measured(t, t.TempDir(), false, fake{name: "b", run: steady}, fake{name: "a+x", run: steady})
	var text bytes.Buffer
	if err := WriteBench(&text, s.Run, s.Samples); err != nil {
		t.Fatal(err)
	}
	reader := benchfmt.NewReader(&text, "text")
	var names []string
	for reader.Scan() {
		if _, ok := reader.Result().(*benchfmt.UnitMetadata); ok {
			continue
		}
		r, ok := reader.Result().(*benchfmt.Result)
		if !ok {
			t.Fatalf("%v", reader.Result())
		}
		if len(r.Values) != 1 || r.Values[0].OrigUnit != "ns/instr" || r.Values[0].OrigValue != 2 {
			t.Errorf("%s: %+v, want 2 ns/instr", r.Name, r.Values)
		}
		_, name, _ := strings.Cut(string(r.Name), "/engine=")
		name, _, _ = strings.Cut(name, "/")
		other := map[string]string{"b": "a+x", "a+x": "b"}[name]
		if r.GetConfig("engine-"+name) != "v1 --fast" || r.GetConfig("engine-"+other) != "" || r.GetConfig("cpu") != "a CPU" || r.GetConfig("design") == "" {
			t.Errorf("%s: configuration %v", r.Name, r.Config)
		}
		if name := string(r.Name); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) != 8 || names[0] != "Dispatch/technique=switch/engine=b/program=fix" ||
		!strings.HasSuffix(names[7], "technique=tail/engine=a+x/program=json") {
		t.Errorf("names %q", names)
	}
	if units := reader.Units(); units.Get("sec/instr", "better") == nil {
		t.Error("nothing says which way is better")
	}
}

func TestParseSamples(t *testing.T) {
	const line = `{"engine":"a","start":1,"round":1,"technique":"switch","program":"fix","reps":1,"ns":5}` + "\n"
	if samples, err := parseSamples([]byte(line + line + line[:20])); err != nil || len(samples) != 2 {
		t.Errorf("%d samples, %v; want 2, without the one that was cut short", len(samples), err)
	}
	for _, bad := range []string{"{}\n", "x\n", strings.Replace(line, `"ns":5`, `"ns":-5`, 1)} {
		if _, err := parseSamples([]byte(line + bad)); err == nil || !strings.HasPrefix(err.Error(), "line 2: ") {
			t.Errorf("%q: error %v, want one of line 2", bad, err)
		}
	}
}

func TestPlanCheck(t *testing.T) {
	for _, change := range []func(*Plan){
		func(p *Plan) { p.Rounds = 0 }, func(p *Plan) { p.Rounds, p.Starts = 2, 3 }, func(p *Plan) { p.Batch = 0 },
		func(p *Plan) { p.Techniques = nil }, func(p *Plan) { p.Programs = nil }, func(p *Plan) { p.Limit = 0 },
		func(p *Plan) { p.Starts = 0 }, func(p *Plan) { p.Slices = 0 },
	} {
		p := DefaultPlan()
		if err := p.Check(); err != nil {
			t.Fatal(err)
		}
		if change(&p); p.Check() == nil {
			t.Errorf("%+v: no error", p)
		}
	}
}
