package doctor

import (
	"context"
	"slices"
	"time"
)

// A Trial is what one fresh process said about the case that all of them measure.
type Trial struct {
	Time    float64       // ns per call
	Windows []float64     // ns per call, in order
	Wall    time.Duration // from start to end

	// Disturbed says that too few windows ran at the machine's full speed: a run would not count such a trial.
	Disturbed bool
}

// A Series is identical trials, in pairs: two trials in a row are what a round gives two strategies.
type Series struct {
	Ratios []float64 // of the times of a pair, one for each that was not disturbed, or for all if too few were not
	Speeds []float64 // ns per call, in order: the fastest of a few neighbouring windows each
	Wall   time.Duration
	Trials int
}

// Measure runs trials in pairs until the time is used up, and a few in any case. Observe is told before each pair how
// many there were and how much of the time has passed. The error is the trial's, or the context's.
func Measure(
	ctx context.Context, limit time.Duration, trial func(context.Context) (Trial, error),
	observe func(pairs int, passed time.Duration),
) (Series, error) {
	var s Series
	var all []float64 // with the disturbed ones
	begin := time.Now()
	for time.Since(begin) < limit || len(s.Ratios) < leastPairs && s.Trials < mostTrials {
		observe(len(s.Ratios), time.Since(begin))
		var pair [2]float64
		disturbed := false
		for i := range pair {
			if err := ctx.Err(); err != nil {
				return s, err
			}
			t, err := trial(ctx)
			if err != nil {
				return s, err
			}
			pair[i], disturbed = t.Time, disturbed || t.Disturbed
			for block := range slices.Chunk(t.Windows, blockWindows) {
				s.Speeds = append(s.Speeds, slices.Min(block))
			}
			s.Wall += t.Wall
			s.Trials++
		}
		all = append(all, pair[0]/pair[1])
		if !disturbed {
			s.Ratios = append(s.Ratios, pair[0]/pair[1])
		}
	}
	if len(s.Ratios) < leastPairs { // then that is what the machine is like
		s.Ratios = all
	}
	return s, nil
}

// blockWindows are the windows of which the fastest shows the speed of the machine. They are a quarter of a millisecond each
// by default: longer together than the time for which the system lets another process run, and shorter than a machine's modes.
const blockWindows = 28

// leastPairs is the smallest number of pairs whose spread says anything.
const leastPairs = 10

// mostTrials end a series on a machine that disturbs nearly all of them.
const mostTrials = 200

// TrialTime is how long a trial takes on average, with the start of its process.
func (s Series) TrialTime() time.Duration { return s.Wall / time.Duration(max(1, s.Trials)) }
