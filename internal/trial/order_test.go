package trial

import (
	"slices"
	"testing"
)

func TestOrders(t *testing.T) {
	plan := mockPlan(4)
	for _, order := range []Order{Grouped, Mixed, Blocked} {
		turns := order.turns(plan.Cases, 7, 2, 4)
		rounds := map[bool]int{true: 4, false: 1}[order == Blocked]
		if len(turns) != rounds*len(plan.Cases) {
			t.Fatalf("%s: %d turns of %d cases", order, len(turns), len(plan.Cases))
		}
		seen := make(map[Turn]bool)
		for _, turn := range turns {
			seen[turn] = true
		}
		if len(seen) != len(turns) {
			t.Errorf("%s: only %d of %d turns differ", order, len(seen), len(turns))
		}
		if again := order.turns(plan.Cases, 7, 2, 4); !slices.Equal(again, turns) {
			t.Errorf("%s: the same seed gives another order", order)
		}
		if other := order.turns(plan.Cases, 8, 2, 4); slices.Equal(other, turns) {
			t.Errorf("%s: another seed gives the same order", order)
		}
	}
}

// stretches counts how often what is seen of neighbouring turns changes.
func stretches[T comparable](turns []Turn, of func(Turn) T) int {
	n := 1
	for i := 1; i < len(turns); i++ {
		if of(turns[i]) != of(turns[i-1]) {
			n++
		}
	}
	return n
}

func TestGroupsStayTogether(t *testing.T) {
	plan := mockPlan(1)
	group := func(t Turn) Group { return t.Case.Group() }
	apart := 0
	for round := 1; round <= 20; round++ {
		if n := stretches(Grouped.turns(plan.Cases, 7, round, 1), group); n != 2 {
			t.Errorf("round %d: two groups in %d stretches", round, n)
		}
		if stretches(Mixed.turns(plan.Cases, 7, round, 1), group) > 2 {
			apart++
		}
	}
	if apart == 0 {
		t.Error("groups stay together in every mixed round")
	}
	same := func(t Turn) Case { return t.Case }
	if n := stretches(Blocked.turns(plan.Cases, 7, 1, 5), same); n != len(plan.Cases) {
		t.Errorf("%d cases in %d blocks", len(plan.Cases), n)
	}
}

func TestBlockedRunsEveryRoundOfACaseInARow(t *testing.T) {
	plan := mockPlan(5)
	plan.Design.Order = Blocked
	m := &mockExecutor{}
	records := runMock(t, plan, m, nil, nil)
	if len(records) != 5*len(plan.Cases) {
		t.Fatalf("%d records of 5 rounds of %d cases", len(records), len(plan.Cases))
	}
	for i, r := range records {
		if r.Round != i%5+1 || r.Case != records[i/5*5].Case {
			t.Errorf("record %d is of round %d of %s", i, r.Round, r.Case)
		}
	}
	resumed := &mockExecutor{}
	if again := runMock(t, plan, resumed, nil, records[:7]); len(again) != len(records) || len(resumed.order) != len(records)-7 {
		t.Errorf("resumed after 7 of %d: %d more", len(records), len(resumed.order))
	}
}

func TestLayouts(t *testing.T) {
	plan := mockPlan(12)
	turn := func(round int, strategy string) Turn { return Turn{round, Case{Op: Encode, Strategy: strategy}} }
	if seed := plan.Layout(turn(1, "a")); seed != 0 {
		t.Errorf("a plan without layouts has one of seed %d", seed)
	}
	plan.Design.Layouts = 5
	seeds := plan.LayoutSeeds()
	if len(seeds) != 5 || len(slices.Compact(slices.Sorted(slices.Values(seeds)))) != 5 || slices.Contains(seeds, 0) {
		t.Fatalf("seeds %v", seeds)
	}
	for round := 1; round <= 12; round++ {
		a, b := plan.Layout(turn(round, "a")), plan.Layout(turn(round, "b"))
		if a != b || a != seeds[(round-1)%5] {
			t.Errorf("round %d: layouts %d and %d of %v", round, a, b, seeds)
		}
	}
	plan.Design.Scope = ByStrategy
	if a, b := plan.Layout(turn(1, "a")), plan.Layout(turn(1, "b")); a == b || a != plan.Layout(turn(9, "a")) {
		t.Errorf("by strategy: %d and %d", a, b)
	}
	plan.Design.Scope = ByTrial
	differ := map[uint64]bool{}
	for round := 1; round <= 12; round++ {
		differ[plan.Layout(turn(round, "a"))] = true
	}
	if len(differ) < 3 {
		t.Errorf("by trial: 12 rounds have %d layouts", len(differ))
	}
}
