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
}

// A Group is the part of a case that its strategies have in common: cases of one group are compared with each other.
type Group struct {
	Op       Op
	Format   strategies.Format
	Workload string
}

// A Turn is the place of a trial in a run: one case in one round. It may take several attempts.
type Turn struct {
	Round int // counts from 1
	Case  Case
}

// Group returns the group of the case.
func (c Case) Group() Group { return Group{c.Op, c.Format, c.Workload} }

// With returns the case of the group for a strategy.
func (g Group) With(strategy string) Case { return Case{g.Op, strategy, g.Format, g.Workload} }

// Name is the case as a benchmark's name, with keys that benchstat can project:
// Encode/strategy=vm/format=json/workload=order.
func (c Case) Name() string {
	return fmt.Sprintf("%s/strategy=%s/format=%s/workload=%s", c.Op, c.Strategy, c.Format, c.Workload)
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
	if len(parts) != 4 || !slices.Contains(Ops(), Op(parts[0])) {
		return Case{}, fmt.Errorf("case %q: want OP/strategy=S/format=F/workload=W", name)
	}
	var values [3]string
	for i, key := range []string{"strategy", "format", "workload"} {
		value, ok := strings.CutPrefix(parts[i+1], key+"=")
		if !ok || value == "" {
			return Case{}, fmt.Errorf("case %q: want %s=VALUE where %q stands", name, key, parts[i+1])
		}
		values[i] = value
	}
	return Case{Op(parts[0]), values[0], strategies.Format(values[1]), values[2]}, nil
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
		},
	}
}
