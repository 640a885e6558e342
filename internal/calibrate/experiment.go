package calibrate

import (
	"hash/fnv"
	"math"
	"time"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/control"
)

// An Experiment is a way to measure, and runs that measure controls in that way.
type Experiment struct {
	Name string
	Runs []trial.Plan
}

// A Setup is what the experiments have in common.
type Setup struct {
	Preset      trial.Preset
	Strategies  []string // whose controls are compared, in turns
	Ops         []trial.Op
	Workloads   []string
	Comparisons int // of twins in each experiment, at least
	Seed        uint64
	Data        map[string]trial.DataHash
}

// Experiments are those that package trial runs. Those of layouts have a quarter of the runs, because each links programs.
func (s Setup) Experiments() []Experiment {
	usual := func(*trial.Plan) {}
	some := s
	some.Comparisons = (s.Comparisons + 3) / 4
	return []Experiment{
		{Default, s.runs(Default, s.twins, usual)},
		{Ranks, []trial.Plan{s.plan(Ranks, 1, s.Strategies)}},
		{Slowed, s.runs(Slowed, s.slowed, usual)},
		{InBlocks, s.runs(InBlocks, s.twins, func(p *trial.Plan) {
			byHabit(p)
			p.Design.Shared, p.Design.Order = true, trial.Blocked
		})},
		{Interleaved, s.runs(Interleaved, s.twins, func(p *trial.Plan) {
			byHabit(p)
			p.Design.Shared, p.Design.Order = true, trial.Mixed
		})},
		{Fresh, s.runs(Fresh, s.twins, byHabit)},
		{Builds, some.runs(Builds, s.twins, func(p *trial.Plan) {
			layOut(p, 1+control.Twins, trial.ByStrategy)
		})},
		{Layouts, some.runs(Layouts, s.twins, func(p *trial.Plan) {
			layOut(p, pool, trial.ByTrial)
		})},
	}
}

// pool is the number of layouts that trials draw theirs from.
const pool = 12

// byHabit makes a plan of what benchmarks usually do: ten samples, each the median of all that was timed, whatever the
// machine did meanwhile.
func byHabit(p *trial.Plan) {
	d := &p.Design
	d.Quantile, d.Frame, d.Repeats, d.Drop = 0.5, 0, 0, false
	d.Steal, d.Unquiet = 1, 1
	p.Stop = trial.Stop{Rounds: Habit, MinRounds: Habit}
}

// layOut gives a plan layouts, and as many rounds as a run has at least.
func layOut(p *trial.Plan, layouts int, scope trial.Scope) {
	p.Design.Layouts, p.Design.Scope = layouts, scope
	p.Stop = trial.Stop{Rounds: p.Stop.MinRounds, MinRounds: p.Stop.MinRounds}
}

// runs are as many runs as give the comparisons that are asked for. Each has the controls of another strategy.
func (s Setup) runs(name string, columns func(strategy string, turn int) []string, change func(*trial.Plan)) []trial.Plan {
	each := control.Twins * len(s.Ops) * len(s.Workloads)
	runs := make([]trial.Plan, int(math.Ceil(float64(s.Comparisons)/float64(each))))
	for i := range runs {
		runs[i] = s.plan(name, i+1, columns(s.Strategies[i%len(s.Strategies)], i+i/len(s.Strategies)))
		change(&runs[i])
	}
	return runs
}

func (s Setup) plan(name string, run int, columns []string) trial.Plan {
	seed := fnv.New64a()
	seed.Write([]byte(name))
	return trial.Plan{
		Preset: s.Preset.Name,
		Cases: trial.Selection{
			Ops: s.Ops, Strategies: columns, Formats: []strategies.Format{strategies.JSON}, Workloads: s.Workloads,
		}.Cases(),
		Data:     s.Data,
		Baseline: columns[0],
		Seed:     (s.Seed+seed.Sum64())>>12 + uint64(run), // small enough for every reader of JSON
		Stop:     s.Preset.Stop,
		Design:   s.Preset.Design,
	}
}

// twins are a strategy and its twins.
func (s Setup) twins(strategy string, _ int) []string {
	columns := []string{strategy}
	for i := 1; i <= control.Twins; i++ {
		columns = append(columns, control.Twin(strategy, i))
	}
	return columns
}

// slowed are a strategy and three of its slowed versions: one half of them in even turns, the other in odd ones, and 5 %
// in both.
func (s Setup) slowed(strategy string, turn int) []string {
	percents := []int{1, 2, 5}
	if turn%2 == 1 {
		percents = []int{3, 5, 10}
	}
	columns := []string{strategy}
	for _, percent := range percents {
		columns = append(columns, control.Slow(strategy, percent))
	}
	return columns
}

// Truth holds the true ratios of a strategy's controls to it.
func Truth(strategy string) map[string]float64 {
	truth := make(map[string]float64)
	for i := 1; i <= control.Twins; i++ {
		truth[control.Twin(strategy, i)] = 1
	}
	for _, percent := range control.Percents() {
		truth[control.Slow(strategy, percent)] = 1 + float64(percent)/100
	}
	return truth
}

// overhead is about what a trial takes beyond what it times: the start of a process, verification, warm-up.
const overhead = 40 * time.Millisecond

// Estimate is about how long a run takes.
func Estimate(p trial.Plan) time.Duration {
	round := time.Duration(len(p.Cases)) * (p.Design.Time*3/2 + overhead)
	rounds := time.Duration(p.Stop.Rounds)
	if p.Stop.Precision > 0 {
		rounds = time.Duration(p.Stop.MinRounds)
	}
	return round * rounds
}
