package trial

import (
	"slices"
	"time"
)

// An Interval estimates the ratio of two strategies from its value in each round, and gives the interval in which it is
// likely to lie. With too few rounds to tell, ok is false.
type Interval func(ratios []float64) (center, low, high float64, ok bool)

// A ledger knows what has been measured and decides what comes next. All it decides follows from the plan and the
// records, never from a clock, so that a resumed run goes on as it would have without the break.
type ledger struct {
	plan     Plan
	interval Interval // nil if groups never stop for being precise
	attempts map[Turn][]Record
	counted  map[Case]bool // before the first round
	records  []Record
}

func newLedger(plan Plan, interval Interval, records []Record) *ledger {
	l := &ledger{plan: plan, interval: interval, attempts: make(map[Turn][]Record), counted: make(map[Case]bool)}
	for _, r := range records {
		l.add(r)
	}
	return l
}

func (l *ledger) add(r Record) {
	l.records = append(l.records, r)
	if r.Round == countingRound {
		l.counted[r.Case] = true
		return
	}
	t := Turn{r.Round, r.Case}
	l.attempts[t] = append(l.attempts[t], r)
}

// done reports whether the turn needs no further attempt.
func (l *ledger) done(t Turn) bool {
	attempts := l.attempts[t]
	if len(attempts) == 0 {
		return false
	}
	return !attempts[len(attempts)-1].Disturbed || len(attempts) > l.plan.Design.Repeats
}

// active lists the cases that take part in a round: those that have a document, are not given up, and are not, with
// their whole group, precise. It looks at earlier rounds only.
func (l *ledger) active(round int) []Case {
	precise := l.precise(round)
	var cases []Case
	for _, c := range l.plan.Cases {
		_, missing := l.plan.Missing[c.Workload]
		if !missing && !precise[c.Group()] && !l.givenUp(c, round) {
			cases = append(cases, c)
		}
	}
	return cases
}

// givenUp reports whether the case was skipped, or failed often enough, before the round.
func (l *ledger) givenUp(c Case, round int) bool {
	failures := 0
	for earlier := 1; earlier < round; earlier++ {
		for _, r := range l.attempts[Turn{earlier, c}] {
			if r.Skipped != "" || r.Failure != nil && r.Failure.final() {
				return true
			}
			if r.Failure != nil {
				failures++
			}
		}
	}
	return failures >= l.plan.Design.Failures
}

// precise returns the groups that need no more rounds: all of whose ratios to the baseline are known well enough. They
// stop together, because a ratio needs both of its cases in a round.
func (l *ledger) precise(round int) map[Group]bool {
	precise := make(map[Group]bool)
	if l.interval == nil || l.plan.Stop.Precision == 0 || round <= l.plan.Stop.MinRounds {
		return precise
	}
	times := l.times(round)
	for _, c := range l.plan.Cases {
		group := c.Group()
		if _, seen := precise[group]; !seen {
			precise[group] = l.groupPrecise(group, times, round)
		}
	}
	return precise
}

func (l *ledger) groupPrecise(group Group, times map[Case]map[int]float64, round int) bool {
	baseline := group.With(l.plan.Baseline)
	compared := 0
	for _, c := range l.plan.Cases {
		if c.Group() != group || c == baseline || l.givenUp(c, round) {
			continue
		}
		if !l.ratioPrecise(times[c], times[baseline]) {
			return false
		}
		compared++
	}
	return compared > 0
}

// ratioPrecise reports whether the interval of the ratio of two cases, paired by round, is narrow enough.
func (l *ledger) ratioPrecise(times, baseline map[int]float64) bool {
	var ratios []float64
	for round, time := range times {
		if base := baseline[round]; base > 0 {
			ratios = append(ratios, time/base)
		}
	}
	if len(ratios) < l.plan.Stop.MinRounds {
		return false
	}
	return l.within(ratios, l.plan.Stop.Precision)
}

// short reports whether some comparison had fewer rounds than the plan asks for before a round, or an interval that is wider
// than the plan's coarse precision.
func (l *ledger) short(round int) bool {
	times := l.times(round)
	for _, c := range l.active(round) {
		baseline := c.Group().With(l.plan.Baseline)
		var ratios []float64
		for r, time := range times[c] {
			if base := times[baseline][r]; base > 0 {
				ratios = append(ratios, time/base)
			}
		}
		switch {
		case len(times[baseline]) == 0:
			if len(times[c]) < l.plan.Stop.MinRounds {
				return true
			}
		case len(ratios) < l.plan.Stop.MinRounds, c != baseline && !l.within(ratios, l.plan.Stop.Coarse):
			return true
		}
	}
	return false
}

// within reports whether the interval of a ratio is as narrow as a precision; 0 asks for none.
func (l *ledger) within(ratios []float64, precision float64) bool {
	if l.interval == nil || precision == 0 {
		return true
	}
	slices.Sort(ratios)
	center, low, high, ok := l.interval(ratios)
	return ok && high-low <= 2*precision*center
}

// times are the times per call of the rounds before a given one that are kept.
func (l *ledger) times(before int) map[Case]map[int]float64 {
	times := make(map[Case]map[int]float64)
	for _, r := range l.plan.Design.Keep(l.before(before)).Records {
		if r.Result == nil {
			continue
		}
		if times[r.Case] == nil {
			times[r.Case] = make(map[int]float64)
		}
		times[r.Case][r.Round] = r.Result.Time
	}
	return times
}

func (l *ledger) before(round int) []Record {
	var records []Record
	for _, r := range l.records {
		if r.Round < round {
			records = append(records, r)
		}
	}
	return records
}

// cost is how long a round of these cases takes, judged by what they took so far. Cases not yet seen take as long as
// the average of the others; before the first trial the cost is 0.
func (l *ledger) cost(cases []Case) time.Duration {
	walls, rounds := make(map[Case]time.Duration), make(map[Case]int)
	var total time.Duration
	for t, attempts := range l.attempts {
		for _, r := range attempts {
			walls[t.Case] += r.Conditions.Wall
			total += r.Conditions.Wall
		}
		rounds[t.Case]++
	}
	var cost time.Duration
	for _, c := range cases {
		switch {
		case rounds[c] > 0:
			cost += walls[c] / time.Duration(rounds[c])
		case len(l.attempts) > 0:
			cost += total / time.Duration(len(l.attempts))
		}
	}
	return cost
}

// spent is what all trials so far took. It goes by the records alone: a run that is resumed at its end has ended.
func (l *ledger) spent() time.Duration {
	var spent time.Duration
	for _, r := range l.records {
		if r.Round != countingRound {
			spent += r.Conditions.Wall
		}
	}
	return spent
}

// A machine is known by its best frames: of the last referenceTrials trials, referencePart reached the reference. All of a
// run's would hold a machine to a speed that it had once and never again.
const (
	referenceTrials = 64
	referencePart   = 0.1
)

// reference is the best frame that the machine is known for, in nanoseconds; 0 before the first trial.
func (l *ledger) reference() float64 {
	var best []float64
	for i := len(l.records) - 1; i >= 0 && len(best) < referenceTrials; i-- {
		if r := l.records[i].Result; r != nil && len(r.Frames) > 0 {
			best = append(best, slices.Min(r.Frames))
		}
	}
	if len(best) == 0 {
		return 0
	}
	return quantile(best, referencePart)
}
