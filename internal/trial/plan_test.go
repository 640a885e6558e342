package trial

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestPresets(t *testing.T) {
	for _, preset := range Presets() {
		selected := preset.Usual(everything)
		plan := Plan{Cases: selected.Cases(), Stop: preset.Stop, Design: preset.Design}
		if err := plan.Check(); err != nil {
			t.Errorf("%s: %v", preset.Name, err)
		}
		if plan.Stop.MinRounds < 15 {
			t.Errorf("%s: precise after %d rounds; Holm's correction needs 15", preset.Name, plan.Stop.MinRounds)
		}
		if plan.Stop.Budget == 0 || plan.Stop.Precision == 0 {
			t.Errorf("%s: nothing ends it: %+v", preset.Name, plan.Stop)
		}
		if got, ok := LookupPreset(preset.Name); !ok || got.Name != preset.Name {
			t.Errorf("%s cannot be found", preset.Name)
		}
	}
	if _, ok := LookupPreset("none"); ok {
		t.Error("found a preset that does not exist")
	}
}

func TestPlanHash(t *testing.T) {
	plan := smallPlan("good", "again")
	plan.Data = map[string]DataHash{"order": {"1", "2"}}
	other := plan
	other.Cases = slices.Clone(plan.Cases)
	slices.Reverse(other.Cases)
	other.Seed, other.Stop.Rounds = 99, 99
	if plan.Hash() != other.Hash() {
		t.Error("the order of the cases, the seed or the number of rounds changes what is measured")
	}
	other.Data = map[string]DataHash{"order": {"1", "3"}}
	if plan.Hash() == other.Hash() {
		t.Error("other data leave the hash as it was")
	}
	other = plan
	other.Cases = plan.Cases[1:]
	if plan.Hash() == other.Hash() {
		t.Error("other cases leave the hash as it was")
	}
}

func TestDesignHash(t *testing.T) {
	d := design()
	for name, change := range map[string]func(*Design){
		"time":     func(d *Design) { d.Time += time.Second },
		"windows":  func(d *Design) { d.Windows++ },
		"frame":    func(d *Design) { d.Frame *= 2 },
		"unquiet":  func(d *Design) { d.Unquiet *= 2 },
		"protocol": func(d *Design) { d.Protocol++ },
	} {
		other := d
		change(&other)
		if other.Hash() == d.Hash() {
			t.Errorf("another %s leaves the hash as it was", name)
		}
	}
}

func TestPlanCheck(t *testing.T) {
	for want, change := range map[string]func(*Plan){
		"no cases":   func(p *Plan) { p.Cases = nil },
		"0 rounds":   func(p *Plan) { p.Stop.Rounds = 0 },
		"precision":  func(p *Plan) { p.Stop.Precision = 1 },
		"budget -1s": func(p *Plan) { p.Stop.Budget = -time.Second },
		"time 0s":    func(p *Plan) { p.Design.Time = 0 },
		"0 windows":  func(p *Plan) { p.Design.Windows = 0 },
		"limit":      func(p *Plan) { p.Design.Limit = 0 },
	} {
		plan := smallPlan("good")
		change(&plan)
		if err := plan.Check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}
