package trial

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/vmbench/vmbench/strategies"
)

// A Plan says what a run measures, how, and when it stops. It is written to run.json before the first trial and never
// changed: a run that is resumed goes on by the plan it began with.
type Plan struct {
	Preset   string              `json:"preset"`
	Filter   string              `json:"filter"`
	Cases    []Case              `json:"cases"`
	Data     map[string]DataHash `json:"data"`              // by workload, in JSON
	Missing  map[string]string   `json:"missing,omitempty"` // workloads whose document cannot be had, with the reason
	File     string              `json:"file,omitempty"`    // the user's own document, in place of the workload's
	Baseline string              `json:"baseline"`          // the strategy that the others are divided by; of a plan that compares builds, the build
	Peers    bool                `json:"peers,omitempty"`   // whether the peers' worker takes part
	Engine   string              `json:"engine,omitempty"`  // that runs the worker as WebAssembly, as the user named it; empty: none does
	Loads    map[string]int      `json:"loads,omitempty"`   // steps of the reference loop added to each call, by case: known slowdowns
	Seed     uint64              `json:"seed"`

	// Formats are the data in formats other than JSON, by format and workload.
	Formats map[strategies.Format]map[string]DataHash `json:"formats,omitempty"`

	// Instructions asks to count them with valgrind, before the first round.
	Instructions bool `json:"instructions,omitempty"`

	// Shard says of which whole this plan is a part; nil of a whole one.
	Shard *Shard `json:"shard,omitempty"`

	Stop   Stop   `json:"stop"`
	Design Design `json:"design"`
}

// A DataHash identifies the bytes that a workload's trials read and write.
type DataHash struct {
	Input     string `json:"input"`
	Canonical string `json:"canonical"`
}

// A DataKey names the data of a workload in a format.
type DataKey struct {
	Format   strategies.Format
	Workload string
}

// Hashes are those of the data in a format, by workload.
func (p Plan) Hashes(f strategies.Format) map[string]DataHash {
	if f == strategies.JSON {
		return p.Data
	}
	return p.Formats[f]
}

// Documents are the keys of all data, in order.
func (p Plan) Documents() (keys []DataKey) {
	for _, f := range append([]strategies.Format{strategies.JSON}, slices.Sorted(maps.Keys(p.Formats))...) {
		for _, workload := range slices.Sorted(maps.Keys(p.Hashes(f))) {
			keys = append(keys, DataKey{f, workload})
		}
	}
	return keys
}

// A Stop is the rule that ends a run. No part of it looks at a p-value: a run that goes on until a difference is
// significant finds differences that are not there.
type Stop struct {
	Rounds    int           `json:"rounds"`           // no more than these
	MinRounds int           `json:"min_rounds"`       // a group is not precise before it has these, and the budget is stretched for them
	Coarse    float64       `json:"coarse,omitempty"` // the budget is stretched for ratios that are not known as precisely as this
	Precision float64       `json:"precision"`        // half the width of a ratio's interval, as a part of the ratio; 0 is never precise
	Budget    time.Duration `json:"budget_ns"`        // no round begins that would end beyond it; 0 is no limit
}

// A Preset is a plan but for the cases.
type Preset struct {
	Name   string
	Usual  func(all Selection) Selection // what is measured unless the filter names more
	Stop   Stop
	Design Design
}

// SetTime sets the time that is timed in a trial, and gives it as much longer.
func (p *Preset) SetTime(d time.Duration) {
	p.Design.Limit += 10 * max(0, d-p.Design.Time)
	p.Design.Time = d
}

// SetRounds sets the number of rounds, in place of a budget and a precision.
func (p *Preset) SetRounds(n int) {
	p.Stop = Stop{Rounds: n, MinRounds: min(p.Stop.MinRounds, n)}
}

// Presets lists the presets, the default first.
func Presets() []Preset { return []Preset{quick(), full()} }

// LookupPreset returns the preset of a name.
func LookupPreset(name string) (Preset, bool) {
	for _, preset := range Presets() {
		if preset.Name == name {
			return preset, true
		}
	}
	return Preset{}, false
}

// quick answers in one to three minutes. Ten rounds can be significant after Holm's correction over 24 comparisons, but a
// single one that goes astray spoils them; 25 bear two.
func quick() Preset {
	d := design()
	d.Time, d.Warmup, d.Limit = 10*time.Millisecond, 10*time.Millisecond, 10*time.Second
	return Preset{
		Name:   "quick",
		Usual:  quickSelection,
		Stop:   Stop{Rounds: 200, MinRounds: 25, Precision: 0.01, Coarse: 0.02, Budget: 55 * time.Second},
		Design: d,
	}
}

func quickSelection(all Selection) Selection {
	all.Ops = []Op{Encode, Decode}
	all.Workloads = []string{"order", "catalog", "twitter", "canada"}
	return all
}

// full measures everything that there is.
func full() Preset {
	d := design()
	d.Time, d.Warmup, d.Limit = 100*time.Millisecond, 50*time.Millisecond, time.Minute
	d.Windows = 200
	return Preset{
		Name:   "full",
		Usual:  func(all Selection) Selection { return all },
		Stop:   Stop{Rounds: 200, MinRounds: 25, Precision: 0.005, Coarse: 0.02, Budget: 45 * time.Minute},
		Design: d,
	}
}

// Hash identifies what is measured: the cases in any order, their loads, and the data.
func (p Plan) Hash() string {
	names := make([]string, len(p.Cases))
	for i, c := range p.Cases {
		names[i] = c.Name()
	}
	slices.Sort(names)
	return hash(struct {
		Cases   []string
		Data    map[string]DataHash
		Loads   map[string]int                            `json:",omitempty"`
		Formats map[strategies.Format]map[string]DataHash `json:",omitempty"`
	}{names, p.Data, p.Loads, p.Formats})
}

// Check reports what makes the plan impossible.
func (p Plan) Check() error {
	switch s := p.Stop; {
	case len(p.Cases) == 0:
		return fmt.Errorf("plan: no cases")
	case s.Rounds < 1:
		return fmt.Errorf("plan: %d rounds; want at least 1", s.Rounds)
	case s.Precision < 0 || s.Precision >= 1:
		return fmt.Errorf("plan: precision %v; want a part of the ratio, such as 0.01 for ±1 %%", s.Precision)
	case s.Budget < 0:
		return fmt.Errorf("plan: budget %v is negative", s.Budget)
	}
	return p.Design.check()
}

// hash is a short hash of the value's JSON, whose maps are sorted.
func hash(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("trial: a plan cannot be written as JSON: %v", err))
	}
	return shortHash(text)
}

func shortHash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:6])
}
