package size

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vmbench/vmbench/internal/size/sections"
)

// TestMeter holds that what compiles types when the program runs keeps memory for it, and generated code does not.
func TestMeter(t *testing.T) {
	w := open(t, Setup{})
	probe := func(strategy string) Probe { return Probe{strategy, "micro", 9, []string{"json"}} }
	all, err := w.Meter(t.Context(), []Probe{{Strategy: Baseline, Types: 9}, probe("generated"), probe("vm")})
	if err != nil || len(all) != 3 {
		t.Fatal(all, err)
	}
	for _, u := range all {
		if u.Problem != "" {
			t.Errorf("%s: %s", u.Strategy, u.Problem)
		}
		if compiles := u.Strategy == "vm"; (u.Held > 9*1000) != compiles || (u.Held > 500) != compiles {
			t.Errorf("%s holds %d bytes for 9 types", u.Strategy, u.Held)
		}
	}
	foreign := open(t, Setup{Target: Target{GOOS: "windows", GOARCH: "arm64"}})
	if all, err = foreign.Meter(t.Context(), []Probe{probe("vm")}); err != nil || all[0].Problem == "" {
		t.Errorf("a program for another machine runs here: %+v, %v", all, err)
	}
}

func TestRebuilds(t *testing.T) {
	defer func(n int) { rebuilds = n }(rebuilds)
	rebuilds = 1 // a median of more is for those who read it
	w := open(t, Setup{})
	all, err := w.Rebuilds(t.Context(), []Probe{{Strategy: "generated", Host: "micro", Types: 9, Formats: []string{"json"}}})
	if err != nil || len(all) != 1 || all[0].Problem != "" || all[0].CPU <= 0 {
		t.Errorf("%+v, %v", all, err)
	}
}

// TestAttribute holds that what a strategy has more is attributed to it.
func TestAttribute(t *testing.T) {
	w := open(t, Setup{})
	p := Probe{"generated", "micro", 9, []string{"json"}}
	all, err := w.Attribute(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	total, byPackage := int64(0), map[string]int64{}
	for _, s := range all {
		total += s.Text
		byPackage[s.Package] = s.Text
		sum := int64(0)
		for _, f := range s.Functions {
			sum += f.Size
		}
		if sum != s.Text {
			t.Errorf("functions of %s have %d bytes, not %d", s.Package, sum, s.Text)
		}
	}
	samples, _ := run(t, w, Plan{Strategies: []string{"generated"}, Hosts: []string{"micro"}, Types: []int{9}, Formats: []int{1}})
	if over := Over(samples); over[0].Text != total {
		t.Errorf("%d bytes of text are attributed, of %d", total, over[0].Text)
	}
	if byPackage[module+"/strategies/generated"] < 20_000 || byPackage[module+"/strategies/wire"] < 10_000 {
		t.Errorf("%v", byPackage)
	}
}

func TestShares(t *testing.T) {
	f := func(name, pkg string, size int64) sections.Function {
		return sections.Function{Name: name, Package: pkg, Size: size}
	}
	got := shares(
		[]sections.Function{f("a.x", "a", 10), f("a.y", "a", 30), f("b.z", "b", 7), f("c.same", "c", 5)},
		[]sections.Function{f("a.x", "a", 4), f("c.same", "c", 5), f("d.gone", "d", 3)},
	)
	want := []Share{
		{"a", 36, []sections.Function{f("a.y", "a", 30), f("a.x", "a", 6)}},
		{"b", 7, []sections.Function{f("b.z", "b", 7)}},
		{"d", -3, []sections.Function{f("d.gone", "d", -3)}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
