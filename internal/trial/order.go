package trial

import (
	"math/rand/v2"
	"slices"
)

// An Order says how the trials of a run follow each other.
type Order string

const (
	// Grouped is the order of a run that compares: in each round the groups come in a random order, and within a group
	// its cases do. The cases that are divided by each other are neighbours then, so that a machine which changes its
	// speed within a round changes it for both or for neither.
	Grouped Order = "grouped"
	// Mixed is a random order of all cases in each round.
	Mixed Order = "mixed"
	// Blocked is what benchmarks often do, and what calibrate shows the price of: all rounds of a case in a row.
	Blocked Order = "blocked"
)

// turns are the trials that are finished once they are begun: one round, or, blocked, all that is asked for.
// The order is random, and follows from the seed.
func (o Order) turns(cases []Case, seed uint64, round, rounds int) []Turn {
	random := rand.New(rand.NewPCG(seed, uint64(round)))
	if o == Blocked {
		return blocked(shuffled(cases, random), rounds)
	}
	order := shuffled(cases, random)
	if o == Grouped {
		order = grouped(order)
	}
	turns := make([]Turn, len(order))
	for i, c := range order {
		turns[i] = Turn{round, c}
	}
	return turns
}

func blocked(order []Case, rounds int) []Turn {
	var turns []Turn
	for _, c := range order {
		for round := 1; round <= rounds; round++ {
			turns = append(turns, Turn{round, c})
		}
	}
	return turns
}

// grouped brings the cases of each group together, at the place of the first of them.
func grouped(order []Case) []Case {
	places := make(map[Group]int)
	for i, c := range order {
		if _, seen := places[c.Group()]; !seen {
			places[c.Group()] = i
		}
	}
	return slices.SortedStableFunc(slices.Values(order), func(a, b Case) int {
		return places[a.Group()] - places[b.Group()]
	})
}

func shuffled(cases []Case, random *rand.Rand) []Case {
	order := slices.Clone(cases)
	random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	return order
}
