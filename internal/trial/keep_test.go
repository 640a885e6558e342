package trial

import (
	"slices"
	"testing"
	"time"
)

// quietRounds are records of some rounds in which nothing is wrong.
func quietRounds(n int) []Record {
	var records []Record
	for round := 1; round <= n; round++ {
		for i, c := range mockPlan(1).Cases {
			record := Record{Round: round, Position: i + 1, Attempt: 1, Case: c, Result: measured(1).Result}
			record.Conditions.Wall = time.Second
			records = append(records, record)
		}
	}
	return records
}

func TestKeep(t *testing.T) {
	d := design()
	spoil := func(rounds ...int) []Record {
		records := quietRounds(4)
		for i := range records {
			if slices.Contains(rounds, records[i].Round) {
				records[i].Conditions.Steal = 2 * d.Steal
			}
		}
		return records
	}
	for _, test := range []struct {
		name             string
		records          []Record
		discarded, noisy []int
	}{
		{"nothing", nil, nil, nil},
		{"quiet", spoil(), nil, nil},
		{"one stolen round", spoil(2), []int{2}, nil},
		{"two stolen rounds", spoil(1, 4), []int{1, 4}, nil},
		{"most rounds stolen", spoil(1, 2, 4), nil, []int{1, 2, 4}},
	} {
		kept := d.Keep(test.records)
		if !slices.Equal(kept.Discarded, test.discarded) || !slices.Equal(kept.Noisy, test.noisy) {
			t.Errorf("%s: discarded %v, noisy %v", test.name, kept.Discarded, kept.Noisy)
		}
		if want := len(test.records) - 6*len(test.discarded); len(kept.Records) != want {
			t.Errorf("%s: kept %d records, want %d", test.name, len(kept.Records), want)
		}
	}
}

func TestUnquietRoundIsDiscarded(t *testing.T) {
	d := design()
	for disturbedTrials, want := range []int{0, 0, 0, 0, 1} { // more than half of six
		records := quietRounds(2)
		for i := range disturbedTrials {
			records[i].Disturbed = true
		}
		if kept := d.Keep(records); len(kept.Discarded) != want || kept.Repeated != 0 {
			t.Errorf("%d of 6 disturbed: discarded %v, %d repeated", disturbedTrials, kept.Discarded, kept.Repeated)
		}
	}
}

func TestFailureIsNotHiddenByRepetition(t *testing.T) {
	records := quietRounds(1)[:1]
	records[0].Disturbed = true
	failed := records[0]
	failed.Attempt, failed.Result, failed.Failure = 2, nil, &Failure{Kind: Crashed}
	kept := design().Keep(append(records, failed))
	if len(kept.Records) != 1 || kept.Records[0].Failure == nil {
		t.Errorf("kept %+v", kept.Records)
	}
}

func TestDisturbedTrialsAreDropped(t *testing.T) {
	const rounds = 8
	records := quietRounds(rounds)
	first, second := records[0].Case, records[1].Case
	for i := range records {
		r := &records[i]
		r.Disturbed = r.Case == first && r.Round <= 2 || r.Case == second && r.Round <= 6
	}
	d := design()
	kept := d.Keep(slices.Clone(records))
	count := func(c Case) (n int) {
		for _, r := range kept.Records {
			if r.Case == c {
				n++
			}
		}
		return n
	}
	if count(first) != rounds-2 || count(second) != rounds || kept.Dropped != 2 || kept.Disturbed != 6 || kept.Repeated != 0 {
		t.Errorf("%d of the first are left, %d of the second; %d dropped, %d disturbed, %d repeated",
			count(first), count(second), kept.Dropped, kept.Disturbed, kept.Repeated)
	}
	few := slices.DeleteFunc(slices.Clone(records), func(r Record) bool { return r.Round > leastTrials })
	if kept = d.Keep(few); kept.Dropped != 0 || count(first) != leastTrials {
		t.Errorf("%d dropped of a few", kept.Dropped)
	}
	d.Drop = false
	if kept = d.Keep(records); len(kept.Records) != len(records) || kept.Dropped != 0 || kept.Disturbed != 8 {
		t.Errorf("where nothing is dropped %d are left, %d dropped", len(kept.Records), kept.Dropped)
	}
}
