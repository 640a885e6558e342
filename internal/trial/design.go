package trial

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"
)

// A Design is how a trial is measured and which trials count. Runs of different designs are not compared silently, so
// the numbers of the measurement are in here or, as constants of this package, in the version of the protocol. The design's
// hash is in bench.txt.
type Design struct {
	Time       time.Duration `json:"time_ns"`     // timed in all windows together
	Windows    int           `json:"windows"`     // short stretches that the time is cut into; a trial ends with as many clean ones
	Quantile   float64       `json:"quantile"`    // of the windows, which is the trial's time: 0.5 is the median
	MinWindows int           `json:"min_windows"` // clean ones, which are enough where a single call takes longer than a window
	Warmup     time.Duration `json:"warmup_ns"`

	Order   Order `json:"order"`
	Shared  bool  `json:"shared,omitempty"`  // one process of a worker runs all its trials, in place of one for each
	Layouts int   `json:"layouts,omitempty"` // random layouts of the code that the linker makes; 0 is its usual one
	Scope   Scope `json:"scope,omitempty"`   // of a layout

	Limit    time.Duration `json:"limit_ns"`       // a worker that runs longer is killed
	Memory   int64         `json:"memory"`         // bytes that a worker may allocate, where the system can hold it to that; 0 is no limit
	Failures int           `json:"failures"`       // a case that failed so often is given up
	Repeats  int           `json:"repeats"`        // how often a disturbed trial is repeated
	Frame    float64       `json:"frame"`          // a window is clean if no frame beside it is longer than the best by more; 0: all are
	Patience int           `json:"patience"`       // a trial takes up to so many times its time to find clean windows
	Unquiet  float64       `json:"unquiet"`        // a round in which more of the trials stay disturbed is discarded
	Drop     bool          `json:"drop,omitempty"` // whether trials that stay disturbed do not count
	Steal    float64       `json:"steal"`          // a round in which the hypervisor took more of the time is discarded
	Discards float64       `json:"discards"`       // where more rounds, or trials of a case, than this part break the rules, the rules discard none
	Protocol int           `json:"protocol"`       // of the worker
}

// A Scope says which trials run the same layout of the code.
type Scope string

const (
	// ByRound gives each round a layout, which all its cases share: the luck of a layout cancels in no ratio, but each
	// round draws it anew. It is the scope that a run with layouts has.
	ByRound Scope = ""
	// ByStrategy gives each strategy one layout for the whole run, as if it were a build of its own: what a comparison of
	// two builds has to deal with.
	ByStrategy Scope = "strategy"
	// ByTrial gives each strategy another layout in each round.
	ByTrial Scope = "trial"
)

// protocol changes when a worker measures in another way, so that its design has another hash.
const protocol = 7

// design is what all presets have in common.
func design() Design {
	return Design{
		Windows:    40,
		Quantile:   0.05,
		MinWindows: 5,
		Order:      Grouped,
		Memory:     4 << 30,
		Failures:   2,
		Repeats:    1,
		Frame:      0.07,
		Patience:   20,
		Unquiet:    0.50,
		Drop:       true,
		Steal:      0.30,
		Discards:   0.50,
		Protocol:   protocol,
	}
}

// Hash identifies how it is measured.
func (d Design) Hash() string { return hash(d) }

// check reports what makes the design impossible.
func (d Design) check() error {
	switch {
	case d.Time <= 0 || d.Time > time.Hour:
		return fmt.Errorf("plan: time %v per trial; want more than 0 and at most an hour", d.Time)
	case d.Windows < 1 || d.MinWindows < 1:
		return fmt.Errorf("plan: %d windows, at least %d; want 1 or more", d.Windows, d.MinWindows)
	case !(d.Quantile >= 0 && d.Quantile <= 1):
		return fmt.Errorf("plan: quantile %v of the windows; want 0 to 1", d.Quantile)
	case d.Frame < 0 || d.Patience < 0 || d.Patience > 1000:
		return fmt.Errorf("plan: frame %v, patience %d; want 0 or more", d.Frame, d.Patience)
	case d.Limit <= 0:
		return fmt.Errorf("plan: limit %v per trial; want more than 0", d.Limit)
	case !slices.Contains([]Order{Grouped, Mixed, Blocked}, d.Order):
		return fmt.Errorf("plan: unknown order %q of the trials", d.Order)
	case !slices.Contains([]Scope{ByRound, ByStrategy, ByTrial}, d.Scope):
		return fmt.Errorf("plan: unknown scope %q of the layouts", d.Scope)
	case d.Layouts < 0 || d.Layouts > mostLayouts:
		return fmt.Errorf("plan: %d layouts; want at most %d", d.Layouts, mostLayouts)
	case d.Layouts > 0 && d.Shared:
		return fmt.Errorf("plan: one process has one layout")
	}
	return nil
}

// mostLayouts is the largest number of layouts: each is a program on the disk.
const mostLayouts = 1000

// LayoutSeeds are the seeds of the plan's layouts, for the linker's flag -randlayout. They follow from the plan's seed.
func (p Plan) LayoutSeeds() []uint64 {
	random := rand.New(rand.NewPCG(p.Seed, 0))
	seeds := make([]uint64, p.Design.Layouts)
	for i := range seeds {
		seeds[i] = 1 + random.Uint64()>>33 // the linker takes 0 for no layout
	}
	return seeds
}

// Layout is the seed of the layout that a turn's worker has; 0 is the linker's usual one.
func (p Plan) Layout(t Turn) uint64 {
	seeds := p.LayoutSeeds()
	if len(seeds) == 0 {
		return 0
	}
	strategy := slices.Index(p.strategies(), t.Case.Strategy)
	switch p.Design.Scope {
	case ByStrategy:
		return seeds[strategy%len(seeds)]
	case ByTrial:
		random := rand.New(rand.NewPCG(p.Seed, uint64(t.Round)<<16|uint64(strategy)))
		return seeds[random.IntN(len(seeds))]
	}
	return seeds[(t.Round-1)%len(seeds)]
}

// strategies lists the plan's strategies in the order of its cases.
func (p Plan) strategies() []string {
	var names []string
	for _, c := range p.Cases {
		if !slices.Contains(names, c.Strategy) {
			names = append(names, c.Strategy)
		}
	}
	return names
}
