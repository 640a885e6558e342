package trial

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"testing"
	"time"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/reflection"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
)

// roleVariable makes the test binary something else than a test: the worker of the trials that the tests run, or a
// parent that a test can kill.
const roleVariable = "VMBENCH_TRIAL_ROLE"

func TestMain(m *testing.M) {
	switch os.Getenv(roleVariable) {
	case "worker":
		s := testStock()
		Main(s.strategies, s.workloads, s.reference)
	case "parent":
		runParent(os.Args[1])
	}
	os.Exit(m.Run())
}

// testStock is what the worker of the tests has.
func testStock() *stock {
	return &stock{faultyStrategies(), append(workloads.All(), pairs()), reflection.New()}
}

// runParent runs a plan of its own in a directory until it is killed.
func runParent(dir string) {
	plan := smallPlan("good", "again")
	plan.Stop.Rounds = 1000
	data, err := LoadData(context.Background(), smallWorkloads(), "")
	if err == nil {
		plan.Data = data.Hashes
		var session *Session
		if session, err = Begin(dir, plan, Facts{}, data); err == nil {
			os.Setenv(roleVariable, "worker")
			err = session.Run(context.Background(), testWorkers(), nil, nil)
		}
	}
	fmt.Fprintln(os.Stderr, "parent:", err)
	os.Exit(1)
}

// testWorkers are this test binary.
func testWorkers() Workers { return Workers{{Program: os.Args[0]}} }

func smallWorkloads() []*workloads.Workload {
	order, _ := workloads.Lookup("order")
	return []*workloads.Workload{order}
}

// smallPlan measures two operations on order, as shortly as possible.
func smallPlan(names ...string) Plan {
	d := design()
	d.Time, d.Warmup, d.Limit, d.Memory = 300*time.Microsecond, 0, 30*time.Second, 0
	d.Frame, d.Steal, d.Repeats = 1e9, 1, 0 // a busy machine must not change what a test sees
	return Plan{
		Cases: Selection{
			Ops:        []Op{Encode, Decode},
			Strategies: names,
			Formats:    []strategies.Format{strategies.JSON},
			Workloads:  []string{"order"},
		}.Cases(),
		Baseline: names[0],
		Seed:     1,
		Stop:     Stop{Rounds: 1, MinRounds: 1},
		Design:   d,
	}
}

// A faultyStrategy is the reference of a format, which is encoding/json in JSON, with something wrong.
type faultyStrategy struct {
	name    string
	traits  strategies.Traits
	compile func() error
	append  func([]byte) []byte // changes what is written
}

// strictTraits claim the canonical form.
var strictTraits = strategies.Traits{ValidatesUTF8: true, EscapesHTML: true, SortsMaps: true}

// ownForm takes back that the bytes are those of the canonical form.
func ownForm(t strategies.Traits) strategies.Traits {
	t.OwnForm = true
	return t
}

func faultyStrategies() []strategies.Strategy {
	keep := func(out []byte) []byte { return out }
	return []strategies.Strategy{
		faultyStrategy{name: "good", traits: strictTraits, append: keep},
		faultyStrategy{name: "again", traits: strictTraits, append: keep},
		faultyStrategy{name: "loose", append: func(out []byte) []byte { return append(out, ' ') }},
		faultyStrategy{name: "own", traits: ownForm(strictTraits), append: func(out []byte) []byte { return append(out, ' ') }},
		faultyStrategy{name: "wordy", traits: ownForm(strictTraits), append: wordy},
		faultyStrategy{name: "toowordy", traits: strictTraits, append: wordy},
		faultyStrategy{name: "caches", traits: strategies.Traits{Caches: true}, append: keep},
		faultyStrategy{name: "wrong", traits: strictTraits, append: func(out []byte) []byte { return append(out, ' ') }},
		faultyStrategy{name: "panics", append: func([]byte) []byte { panic("no such luck") }},
		faultyStrategy{name: "hangs", append: func([]byte) []byte { select {} }},
		faultyStrategy{name: "spins", append: func([]byte) []byte { spin(); return nil }},
		faultyStrategy{name: "exits", append: func([]byte) []byte { os.Exit(0); return nil }},
		faultyStrategy{name: "hoards", append: func([]byte) []byte { hoard(); return nil }},
		faultyStrategy{name: "chatty", append: func([]byte) []byte { chatter(); return nil }},
		faultyStrategy{name: "spawns", append: func([]byte) []byte { spawn(); return nil }},
		faultyStrategy{name: "dies", append: func([]byte) []byte { killSelf(); return nil }},
		faultyStrategy{name: "unable", compile: func() error { return fmt.Errorf("%w: no maps", strategies.ErrUnsupported) }},
		faultyStrategy{name: "null", traits: strategies.Traits{Null: true}, append: func([]byte) []byte { return nil }},
	}
}

// wordy writes a map of less than 24 members in CBOR with a longer head.
func wordy(out []byte) []byte { return append([]byte{0xB8, out[0] & 0x1F}, out[1:]...) }

var spins int

func spin() {
	for {
		spins++
	}
}

func hoard() {
	for hoarded := []([]byte)(nil); ; {
		block := make([]byte, 64<<20)
		for i := range block {
			block[i] = 1
		}
		hoarded = append(hoarded, block)
		runtime.KeepAlive(hoarded)
	}
}

func chatter() {
	for {
		os.Stdout.Write(make([]byte, 4096))
	}
}

// spawn leaves a child behind that outlives the worker and holds its output open.
func spawn() {
	child := exec.Command("sleep", "1000")
	child.Stdout, child.Stderr = os.Stdout, os.Stderr
	fmt.Fprintln(os.Stderr, "child", child.Start(), child.Process.Pid)
	os.Exit(3)
}

func killSelf() {
	self, _ := os.FindProcess(os.Getpid())
	self.Kill()
	select {}
}

func (s faultyStrategy) Name() string { return s.name }

func (s faultyStrategy) Traits() strategies.Traits { return s.traits }

func (s faultyStrategy) Compile(t *schema.Type, f strategies.Format) (strategies.Codec, error) {
	if s.compile != nil {
		return nil, s.compile()
	}
	if f == strategies.JSON {
		return faultyCodec{s, standard{}}, nil
	}
	reference, err := reflection.New().Compile(t, f)
	return faultyCodec{s, reference}, err
}

// standard is encoding/json.
type standard struct{}

func (standard) Append(dst []byte, v any) ([]byte, error) {
	out, err := json.Marshal(v)
	return append(dst, out...), err
}

func (standard) Decode(src []byte, v any) error { return json.Unmarshal(src, v) }

type faultyCodec struct {
	faultyStrategy
	reference strategies.Codec
}

func (c faultyCodec) Append(dst []byte, v any) ([]byte, error) {
	if c.traits.Null {
		return dst, nil
	}
	out, err := c.reference.Append(nil, v)
	return append(dst, c.append(out)...), err
}

func (c faultyCodec) Decode(src []byte, v any) error {
	if c.traits.Null {
		return nil
	}
	return c.reference.Decode(src, v)
}
