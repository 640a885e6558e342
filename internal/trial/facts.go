package trial

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/vmbench/vmbench/internal/machine"
)

// Facts are what a reader of a run must know about the machine and the program that it was measured with. What cannot
// be found out is empty.
type Facts struct {
	Go         string            `json:"go"`
	GOOS       string            `json:"goos"`
	GOARCH     string            `json:"goarch"`
	Level      string            `json:"level,omitempty"` // GOAMD64, GOARM64 and so on
	Experiment string            `json:"goexperiment,omitempty"`
	Procs      int               `json:"gomaxprocs"`
	Variables  map[string]string `json:"variables,omitempty"` // of the environment, that change how Go programs run
	Modules    map[string]string `json:"modules,omitempty"`
	Build      map[string]string `json:"build,omitempty"` // flags that change the code

	CPU      string `json:"cpu,omitempty"`
	CPUs     int    `json:"cpus"`
	Kernel   string `json:"kernel,omitempty"`
	Governor string `json:"governor,omitempty"`
	Boot     string `json:"boot,omitempty"` // hash of what tells this start of the machine from all others

	Commit string `json:"commit,omitempty"`
	Dirty  bool   `json:"dirty,omitempty"`
	Worker string `json:"worker"` // hash of the worker program

	Engine  string   `json:"engine,omitempty"`  // what runs the worker as WebAssembly, with its version and settings
	Peers   *Program `json:"peers,omitempty"`   // the peers' worker, where it takes part
	Live    string   `json:"live,omitempty"`    // hash of the workers of many types, where there are any
	Layouts string   `json:"layouts,omitempty"` // hash of the workers in all layouts of the run, where it has any
	Builds  []Build  `json:"builds,omitempty"`  // the programs that are compared with each other, where there are several
}

// NewFacts finds out the facts of this machine and of a worker program.
func NewFacts(ctx context.Context, worker string) Facts {
	f := Facts{
		Go:        runtime.Version(),
		GOOS:      runtime.GOOS,
		GOARCH:    runtime.GOARCH,
		Procs:     runtime.GOMAXPROCS(0),
		CPUs:      runtime.NumCPU(),
		CPU:       machine.This().Model(),
		Kernel:    machine.This().Kernel(),
		Governor:  machine.This().Governor(),
		Variables: make(map[string]string),
		Modules:   make(map[string]string),
		Build:     make(map[string]string),
		Worker:    hashFile(worker),
	}
	if boot := machine.This().Boot(); boot != "" {
		f.Boot = shortHash([]byte(boot))
	}
	for _, name := range []string{"GOGC", "GOMEMLIMIT", "GOMAXPROCS", "GODEBUG"} {
		if value, set := os.LookupEnv(name); set {
			f.Variables[name] = value
		}
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		f.addBuild(info)
	}
	if f.Commit == "" {
		f.Commit, f.Dirty = checkout(ctx)
	}
	return f
}

// Under are the facts of a run whose worker an engine runs as WebAssembly.
func (f Facts) Under(engine string) Facts {
	f.Engine, f.GOOS, f.GOARCH, f.Level = engine, "wasip1", "wasm", ""
	return f
}

func (f *Facts) addBuild(info *debug.BuildInfo) {
	for _, module := range info.Deps {
		if module.Replace != nil {
			module = module.Replace
		}
		f.Modules[module.Path] = module.Version
	}
	for _, setting := range info.Settings {
		switch key := setting.Key; {
		case key == "GOEXPERIMENT":
			f.Experiment = setting.Value
		case key == "GO"+strings.ToUpper(runtime.GOARCH):
			f.Level = setting.Value
		case key == "vcs.revision":
			f.Commit = setting.Value
		case key == "vcs.modified":
			f.Dirty = setting.Value == "true"
		case strings.HasPrefix(key, "-") && setting.Value != "":
			f.Build[key] = setting.Value
		}
	}
}

// checkout asks git for the commit of the source that this program was built from: "go run" does not note it.
func checkout(ctx context.Context) (commit string, dirty bool) {
	_, file, _, ok := runtime.Caller(0)
	if !ok || !filepath.IsAbs(file) {
		return "", false
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	git := func(args ...string) (string, error) {
		out, err := exec.CommandContext(ctx, "git", append([]string{"-C", filepath.Dir(file)}, args...)...).Output()
		return strings.TrimSpace(string(out)), err
	}
	commit, err := git("rev-parse", "--verify", "HEAD")
	if err != nil {
		return "", false
	}
	status, err := git("status", "--porcelain", "--untracked-files=no")
	return commit, err != nil || status != ""
}

func hashFile(path string) string {
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil)[:6])
}

// Machine is a fingerprint of the kind of machine: times of the same fingerprint may be compared, with care; of different ones they may
// not.
func (f Facts) Machine() string {
	return hash([]string{f.GOOS, f.GOARCH, f.CPU, strconv.Itoa(f.CPUs), strconv.Itoa(f.Procs)})
}

// Differences lists what makes results under other facts hard to compare with those under these, in words.
func (f Facts) Differences(other Facts) []string {
	var differences []string
	for _, d := range []struct{ what, was, is string }{
		{"engine", f.Engine, other.Engine},
		{"worker program", f.Worker, other.Worker},
		{"workers of the layouts", f.Layouts, other.Layouts},
		{"workers of many types", f.Live, other.Live},
		{"peers' worker", f.Peers.hash(), other.Peers.hash()},
		{"commit", f.Commit, other.Commit},
		{"Go version", f.Go, other.Go},
		{"CPU", f.CPU, other.CPU},
		{"kernel", f.Kernel, other.Kernel},
		{"governor", f.Governor, other.Governor},
		{"level of the instruction set", f.Level, other.Level},
		{"GOEXPERIMENT", f.Experiment, other.Experiment},
		{"GOGC", f.Variables["GOGC"], other.Variables["GOGC"]},
		{"GOMEMLIMIT", f.Variables["GOMEMLIMIT"], other.Variables["GOMEMLIMIT"]},
		{"GODEBUG", f.Variables["GODEBUG"], other.Variables["GODEBUG"]},
		{"GOMAXPROCS", strconv.Itoa(f.Procs), strconv.Itoa(other.Procs)},
	} {
		if d.was != d.is {
			differences = append(differences, d.what+": was "+quoted(d.was)+", is "+quoted(d.is))
		}
	}
	return differences
}

func quoted(value string) string {
	if value == "" {
		return "unknown"
	}
	return value
}
