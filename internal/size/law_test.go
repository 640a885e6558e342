package size

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// made are points that follow a law exactly.
func made(law Law, types, formats []int) Series {
	s := Series{Strategy: law.Strategy, Host: law.Host}
	for _, f := range formats {
		for _, n := range types {
			s.Points = append(s.Points, Point{n, f, int(law.Bytes(n, f))})
		}
	}
	return s
}

var powers = []int{1, 2, 4, 8, 16, 32, 64, 128, 256}

func TestFitFindsTheLaw(t *testing.T) {
	for _, want := range []Law{
		{Strategy: "line", Host: "micro", Fixed: 31_000, PerType: 170},
		{Strategy: "constant", Host: "micro", Fixed: 560_000},
		{Strategy: "formats", Host: "fmt", Fixed: 26_000, PerType: 995, PerFormat: 8_000, PerBoth: 907, ManyFormats: true},
		{Strategy: "free", Host: "fmt"},
	} {
		formats := []int{1}
		if want.ManyFormats {
			formats = []int{1, 2, 3}
		}
		s := made(want, powers, formats)
		got, err := Fit(s)
		if err != nil {
			t.Errorf("%s: %v", want.Strategy, err)
			continue
		}
		for _, c := range [][2]float64{
			{got.Fixed, want.Fixed}, {got.PerType, want.PerType}, {got.PerFormat, want.PerFormat}, {got.PerBoth, want.PerBoth},
			{got.R2, 1}, {got.Residual, 0}, {got.Further, want.PerType}, {float64(got.From), 128},
		} {
			if math.Abs(c[0]-c[1]) > 1e-3 {
				t.Errorf("%s: %+v, want %+v", want.Strategy, got, want)
				break
			}
		}
		if got.ManyFormats != want.ManyFormats || got.Points != len(s.Points) {
			t.Errorf("%s: %+v", want.Strategy, got)
		}
	}
}

func TestFitSaysWhatIsOff(t *testing.T) {
	s := made(Law{Fixed: 1000, PerType: 10}, powers, []int{1})
	s.Points[3].Bytes += 90
	got, err := Fit(s)
	if err != nil || got.At != 8 || got.Residual < 70 || got.Residual > 90 || got.R2 >= 1 || got.R2 < 0.9 {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestFurther holds that what is linked for the first few types is no part of what each one more costs.
func TestFurther(t *testing.T) {
	s := made(Law{Fixed: 1000, PerType: 10}, powers, []int{1, 2})
	for i := range s.Points {
		if s.Points[i].Types >= 16 {
			s.Points[i].Bytes += 50_000
		}
	}
	got, err := Fit(s)
	if err != nil || got.Further != 10 || got.From != 128 || got.PerType < 100 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestFitNeedsPoints(t *testing.T) {
	for _, s := range []Series{{}, {Points: []Point{{1, 1, 100}}}, {Points: []Point{{1, 1, 100}, {1, 2, 200}}}} {
		if law, err := Fit(s); err == nil {
			t.Errorf("%v has the law %+v", s.Points, law)
		}
	}
}

// sampled is a sample whose program has so much text.
func sampled(strategy string, types int, text int64) Sample {
	s := Sample{Probe: Probe{Strategy: strategy, Host: "micro", Types: types}, Sizes: Sizes{Text: text, File: 2 * text}}
	if strategy != Baseline {
		s.Formats = []string{"json"}
	}
	return s
}

func TestOver(t *testing.T) {
	broken := sampled("vm", 2, 0)
	broken.Problem = "does not build"
	over := Over([]Sample{
		sampled(Baseline, 1, 1000), sampled("vm", 1, 1300), broken, sampled(Baseline, 2, 1010), sampled("vm", 4, 1500),
	})
	want := []Sample{sampled("vm", 1, 300), broken, {Probe: sampled("vm", 4, 0).Probe, Problem: "the program without a codec was not measured"}}
	if diff := cmp.Diff(want, over); diff != "" {
		t.Error(diff)
	}
	if series := SeriesOf(over); len(series) != 1 || len(series[0].Points) != 1 || series[0].Points[0] != (Point{1, 1, 300}) {
		t.Errorf("%+v", series)
	}
}

func TestCrossings(t *testing.T) {
	small := Law{Strategy: "generated", Host: "micro", Fixed: 100, PerType: 20}
	large := Law{Strategy: "vm", Host: "micro", Fixed: 1000, PerType: 2}
	steep := Law{Strategy: "steep", Host: "micro", Fixed: 5000, PerType: 30}
	late := Law{Strategy: "late", Host: "micro", Fixed: 10_000, PerType: 1}
	for _, c := range []struct {
		a, b Law
		want Crossing
	}{
		// 100 + 20 n > 1000 + 2 n from n = 51 on, where n is measured at 32 and 64.
		{small, large, Crossing{Smaller: "vm", Larger: "generated", From: 51}},
		{large, small, Crossing{Smaller: "vm", Larger: "generated", From: 51}},
		{small, steep, Crossing{Smaller: "generated", Larger: "steep", From: 1}},
		// 100 + 20 n > 10000 + n from n = 522 on, where nothing was measured.
		{small, late, Crossing{Smaller: "late", Larger: "generated", From: 522, Extrapolated: true}},
	} {
		series := []Series{made(c.a, powers, []int{1}), made(c.b, powers, []int{1})}
		c.want.Host, c.want.Formats = "micro", 1
		var laws []Law
		for _, s := range series {
			law, err := Fit(s)
			if err != nil {
				t.Fatal(err)
			}
			laws = append(laws, law)
		}
		if diff := cmp.Diff([]Crossing{c.want}, Crossings(series, laws)); diff != "" {
			t.Error(diff)
		}
	}
	if found := Crossings([]Series{made(small, powers[:1], []int{1}), made(large, powers[:1], []int{1})}, nil); found != nil {
		t.Errorf("one number of types says where series cross: %+v", found)
	}
	same := made(small, powers, []int{1})
	other := same
	other.Host = "fmt"
	if found := Crossings([]Series{same, same, other}, nil); found != nil {
		t.Errorf("equal series and other hosts cross: %+v", found)
	}
}
