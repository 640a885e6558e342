package trial

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/perf/benchfmt"

	"github.com/vmbench/vmbench/strategies"
)

// An Op is what is done to a value: allocation costs as much as encoding, so fresh and reused output are operations of
// their own.
type Op string

const (
	Encode  Op = "Encode"  // serializes into a slice of its own, with no room to spare
	Append  Op = "Append"  // serializes into a buffer that is used again
	Decode  Op = "Decode"  // reads a document into a fresh value
	Compile Op = "Compile" // prepares the codec: what the first use of a type costs
)

// Ops lists the operations in the order in which they are shown.
func Ops() []Op { return []Op{Encode, Append, Decode, Compile} }

// A Case is what one trial measures.
type Case struct {
	Op       Op
	Strategy string
	Format   strategies.Format
	Workload string

	// Build names the program that runs the strategy, where a run compares programs that were built from different source; else it is empty.
	Build string
}

// A Group is what cases have in common that are compared with each other: all but the strategy or, where a run compares
// builds, all but the build.
type Group struct {
	Op       Op
	Strategy string // of a run that compares builds
	Format   strategies.Format
	Workload string
}

// A Turn is the place of a trial in a run: one case in one round. It may take several attempts.
type Turn struct {
	Round int // counts from 1
	Case  Case
}

// Group returns the group of the case.
func (c Case) Group() Group {
	g := Group{Op: c.Op, Format: c.Format, Workload: c.Workload}
	if c.Build != "" {
		g.Strategy = c.Strategy
	}
	return g
}

// With returns the case of the group for a strategy or, in a group of builds, for a build.
func (g Group) With(name string) Case {
	c := Case{Op: g.Op, Strategy: g.Strategy, Format: g.Format, Workload: g.Workload}
	if g.Strategy != "" {
		c.Build = name
	} else {
		c.Strategy = name
	}
	return c
}

// Name is the case as a benchmark's name, with keys that benchstat can project:
// Encode/strategy=vm/format=json/workload=order, and where builds are compared /build=head behind it.
func (c Case) Name() string {
	name := fmt.Sprintf("%s/strategy=%s/format=%s/workload=%s", c.Op, c.Strategy, c.Format, c.Workload)
	if c.Build != "" {
		name += "/build=" + c.Build
	}
	return name
}

func (c Case) String() string { return c.Name() }

// MarshalText writes the case as its name.
func (c Case) MarshalText() ([]byte, error) { return []byte(c.Name()), nil }

// UnmarshalText reads a case from its name.
func (c *Case) UnmarshalText(text []byte) (err error) {
	*c, err = ParseCase(string(text))
	return err
}

// ParseCase reads a case from its name. The keys stand in the order in which Name writes them.
func ParseCase(name string) (Case, error) {
	parts := strings.Split(name, "/")
	if len(parts) != 4 && len(parts) != 5 || !slices.Contains(Ops(), Op(parts[0])) {
		return Case{}, fmt.Errorf("case %q: want OP/strategy=S/format=F/workload=W", name)
	}
	var values [4]string
	for i, key := range []string{"strategy", "format", "workload", "build"}[:len(parts)-1] {
		value, ok := strings.CutPrefix(parts[i+1], key+"=")
		if !ok || value == "" {
			return Case{}, fmt.Errorf("case %q: want %s=VALUE where %q stands", name, key, parts[i+1])
		}
		values[i] = value
	}
	return Case{
		Op: Op(parts[0]), Strategy: values[0], Format: strategies.Format(values[1]), Workload: values[2], Build: values[3],
	}, nil
}

// result is the case as an empty benchmark result. Its parts are in the name, as /strategy and so on, and in the file
// configuration, so that a filter may leave out the slash.
func (c Case) result() *benchfmt.Result {
	return &benchfmt.Result{
		Name: benchfmt.Name(c.Name()),
		Config: []benchfmt.Config{
			{Key: "op", Value: []byte(c.Op), File: true},
			{Key: "strategy", Value: []byte(c.Strategy), File: true},
			{Key: "format", Value: []byte(c.Format), File: true},
			{Key: "workload", Value: []byte(c.Workload), File: true},
			{Key: "build", Value: []byte(c.Build), File: true},
		},
	}
}
