package trial

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies"
)

func TestCaseName(t *testing.T) {
	c := Case{Op: Encode, Strategy: "vm", Format: strategies.JSON, Workload: "order"}
	const name = "Encode/strategy=vm/format=json/workload=order"
	if c.Name() != name {
		t.Errorf("name %q, want %q", c.Name(), name)
	}
	got, err := ParseCase(name)
	if err != nil || got != c {
		t.Errorf("parsed %v, %v", got, err)
	}
	text, err := json.Marshal(map[Case]int{c: 1})
	if want := `{"` + name + `":1}`; err != nil || string(text) != want {
		t.Errorf("as JSON %s, %v; want %s", text, err, want)
	}
}

func TestCaseOfBuild(t *testing.T) {
	c := Case{Op: Encode, Strategy: "vm", Format: strategies.JSON, Workload: "order", Build: "head"}
	const name = "Encode/strategy=vm/format=json/workload=order/build=head"
	if got, err := ParseCase(name); c.Name() != name || err != nil || got != c {
		t.Errorf("name %q, parsed %v, %v", c.Name(), got, err)
	}
	base := c
	base.Build = "base"
	if c.Group() != base.Group() || c.Group().With("base") != base {
		t.Errorf("%s and %s are not compared", c, base)
	}
	other := c
	other.Strategy = "generated"
	if c.Group() == other.Group() {
		t.Errorf("%s and %s are compared", c, other)
	}
	if without := c.unbuilt(); without.Group().With("generated") != other.unbuilt() {
		t.Errorf("strategies without a build are not compared: %v", without.Group())
	}
}

func TestPlanOfBuilds(t *testing.T) {
	plan := mockPlan(1).OfBuilds([]string{"base", "head"})
	if got := plan.Builds(); !slices.Equal(got, []string{"base", "head"}) || plan.Baseline != "base" {
		t.Errorf("builds %v, divided by %s", got, plan.Baseline)
	}
	if len(plan.Cases) != 2*len(mockPlan(1).Cases) || len(mockPlan(1).Builds()) != 0 {
		t.Errorf("%d cases", len(plan.Cases))
	}
	turns := Grouped.turns(plan.Cases, 1, 1, 1)
	for i := 0; i < len(turns); i += 2 {
		if turns[i].Case.Group() != turns[i+1].Case.Group() {
			t.Errorf("the builds of %s are not measured next to each other", turns[i].Case)
		}
	}
	workers := Workers{{Program: "own"}, {Program: "b", Build: "base"}, {Program: "h", Build: "head"}}
	for _, c := range plan.Cases {
		if command, err := workers.command(c, 0); err != nil || command[0] != c.Build[:1] {
			t.Errorf("%s is run by %v, %v", c, command, err)
		}
		if request := (&Process{}).newRequest(c); request.Case != c.unbuilt() {
			t.Errorf("the worker of %s is asked for %s", c, request.Case)
		}
	}
	if _, err := workers[1:].command(mockPlan(1).Cases[0], 0); err == nil {
		t.Error("a case of no build is run by that of one")
	}
}

func TestParseCaseErrors(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"", "want OP/"},
		{"Encode", "want OP/"},
		{"Encrypt/strategy=vm/format=json/workload=order", "want OP/"},
		{"Encode/format=json/strategy=vm/workload=order", "want strategy=VALUE"},
		{"Encode/strategy=vm/format=/workload=order", "want format=VALUE"},
		{"Encode/strategy=vm/format=json/workload=order/x=y", "want build=VALUE"},
		{"Encode/strategy=vm/format=json/workload=order/build=", "want build=VALUE"},
		{"Encode/strategy=vm/format=json/workload=order/build=head/x=y", "want OP/"},
	} {
		if c, err := ParseCase(test.name); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: %v, error %v; want %q", test.name, c, err, test.want)
		}
	}
}
