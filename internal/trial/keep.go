package trial

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// Kept is what of a run's records counts.
type Kept struct {
	Records   []Record // one per trial, by round and position
	Counts    []Record // of what was counted outside of rounds, by position; also of what could not be
	Discarded []int    // rounds that the design's rules discard
	Noisy     []int    // rounds that they would discard, but for being too many: the machine is like that
	Repeated  int      // attempts that were disturbed and repeated
	Disturbed int      // trials that stayed disturbed, and count all the same
	Dropped   int      // trials that stayed disturbed, and do not count
}

// Keep applies the rules of the design to the records of a run: of the attempts at a trial, the one with
// most clean windows counts; and rounds in which the machine was not itself are discarded as a whole, so that those that
// are left still hold every case once.
//
// Where the design drops them, trials that stayed disturbed do not count. No rule looks at the time that a trial reports.
//
// The rules are for a machine that is disturbed now and then. If they would discard a large part of the rounds, or of the
// trials of a case, then that is what the machine is like, and discarding the majority would be choosing: all are kept.
//
// The shards of a run that was merged were measured on machines of their own, and the rules look at each by itself.
func (d Design) Keep(records []Record) Kept {
	shards := byShard(records)
	if len(shards) <= 1 {
		return d.keep(records)
	}
	var all Kept
	for _, shard := range slices.Sorted(maps.Keys(shards)) {
		all.add(d.keep(shards[shard]))
	}
	return all
}

func byShard(records []Record) map[int][]Record {
	shards := make(map[int][]Record)
	for _, r := range records {
		shards[r.Shard] = append(shards[r.Shard], r)
	}
	return shards
}

func (k *Kept) add(more Kept) {
	k.Records, k.Counts = append(k.Records, more.Records...), append(k.Counts, more.Counts...)
	k.Discarded, k.Noisy = append(k.Discarded, more.Discarded...), append(k.Noisy, more.Noisy...)
	k.Repeated, k.Disturbed, k.Dropped = k.Repeated+more.Repeated, k.Disturbed+more.Disturbed, k.Dropped+more.Dropped
}

// keep applies the rules to the records of one machine.
func (d Design) keep(records []Record) Kept {
	var kept Kept
	kept.Counts, records = apart(records)
	kept.Records = chosen(records)
	kept.Repeated = countDisturbed(records) - countDisturbed(kept.Records)
	rounds := byRound(kept.Records)
	var unfit []int
	for round, trials := range rounds {
		if d.unfit(trials) {
			unfit = append(unfit, round)
		}
	}
	slices.Sort(unfit)
	if float64(len(unfit)) > d.Discards*float64(len(rounds)) {
		kept.Noisy = unfit
	} else {
		kept.Discarded = unfit
		kept.Records = slices.DeleteFunc(kept.Records, func(r Record) bool { return slices.Contains(unfit, r.Round) })
	}
	before := countDisturbed(kept.Records)
	if d.Drop {
		kept.Records = d.dropDisturbed(kept.Records)
	}
	kept.Disturbed = countDisturbed(kept.Records)
	kept.Dropped = before - kept.Disturbed
	return kept
}

func countDisturbed(records []Record) int {
	n := 0
	for _, r := range records {
		if r.Disturbed {
			n++
		}
	}
	return n
}

// leastTrials is how many trials of a case must be left for those that stayed disturbed to be dropped: of fewer there is no
// interval anyway.
const leastTrials = 5

// dropDisturbed leaves out the trials that stayed disturbed, but those of cases that have mostly such, or few others.
func (d Design) dropDisturbed(records []Record) []Record {
	trials, disturbed := make(map[Case]int), make(map[Case]int)
	for _, r := range records {
		trials[r.Case]++
		if r.Disturbed {
			disturbed[r.Case]++
		}
	}
	return slices.DeleteFunc(records, func(r Record) bool {
		bad, all := disturbed[r.Case], trials[r.Case]
		return r.Disturbed && all-bad >= leastTrials && float64(bad) <= d.Discards*float64(all)
	})
}

// apart separates the records of what was counted from those of trials.
func apart(records []Record) (counts, trials []Record) {
	for _, r := range records {
		if r.Round == countingRound {
			counts = append(counts, r)
		} else {
			trials = append(trials, r)
		}
	}
	return counts, trials
}

// unfit reports whether a round breaks a rule. Rounds without a single result, as when all fails, break none.
func (d Design) unfit(trials []Record) bool {
	var disturbed, measured int
	var wall time.Duration
	var stolen float64
	for _, r := range trials {
		if r.Result == nil {
			continue
		}
		measured++
		if r.Disturbed {
			disturbed++
		}
		wall += r.Conditions.Wall
		stolen += r.Conditions.Steal * float64(r.Conditions.Wall)
	}
	return float64(disturbed) > d.Unquiet*float64(measured) || stolen > d.Steal*float64(wall)
}

func byRound(records []Record) map[int][]Record {
	rounds := make(map[int][]Record)
	for _, r := range records {
		rounds[r.Round] = append(rounds[r.Round], r)
	}
	return rounds
}

// chosen returns of each trial the attempt that counts, by round and position.
func chosen(records []Record) []Record {
	best := make(map[Turn]int) // by index, since records are large
	for i, r := range records {
		t := Turn{r.Round, r.Case}
		if other, seen := best[t]; !seen || better(r, records[other]) {
			best[t] = i
		}
	}
	trials := make([]Record, 0, len(best))
	for _, i := range best {
		trials = append(trials, records[i])
	}
	slices.SortFunc(trials, func(a, b Record) int {
		return cmp.Or(cmp.Compare(a.Round, b.Round), cmp.Compare(a.Position, b.Position))
	})
	return trials
}

// better reports whether an attempt counts rather than an earlier one at the same trial. A failure always does: it is
// never hidden by a repetition.
func better(r, earlier Record) bool {
	if r.Result == nil || earlier.Result == nil {
		return r.Result == nil
	}
	if r.Result.Clean != earlier.Result.Clean {
		return r.Result.Clean > earlier.Result.Clean
	}
	return r.Result.spread() < earlier.Result.spread()
}

// spread is how much longer the longest frame of a trial was than the shortest, as their ratio.
func (r *Result) spread() float64 {
	frames := r.frames()
	if frames.Least == 0 {
		return 1
	}
	return frames.Most / frames.Least
}
