package trial

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies"
)

var (
	everything = Selection{
		Ops:        Ops(),
		Strategies: []string{"reflection", "vm", "null"},
		Formats:    []strategies.Format{"json", "cbor"},
		Workloads:  []string{"order", "tree", "twitter"},
	}
	usual = Selection{
		Ops:        []Op{Encode, Decode},
		Strategies: []string{"reflection", "vm"},
		Formats:    []strategies.Format{"json"},
		Workloads:  []string{"order", "twitter"},
	}
)

// count is the number of cases of a selection.
func (s Selection) count() int {
	return len(s.Ops) * len(s.Strategies) * len(s.Formats) * len(s.Workloads)
}

func TestChoose(t *testing.T) {
	with := func(change func(*Selection)) Selection {
		s := usual
		change(&s)
		return s
	}
	tree := with(func(s *Selection) { s.Workloads = []string{"tree"} })
	vm := with(func(s *Selection) { s.Strategies = []string{"vm"} })
	for _, test := range []struct {
		query string
		want  Selection
	}{
		{"", usual},
		{"*", usual},
		{"workload:tree", tree},
		{"/workload:tree", tree},
		{"workload:(tree OR order)", with(func(s *Selection) { s.Workloads = []string{"tree", "order"} })},
		{"workload:/^t/", with(func(s *Selection) { s.Workloads = []string{"tree", "twitter"} })},
		{"-workload:order", with(func(s *Selection) { s.Workloads = []string{"twitter"} })},
		{"strategy:vm", vm},
		{"-strategy:reflection", vm},
		{"strategy:(null OR vm)", with(func(s *Selection) { s.Strategies = []string{"null", "vm"} })},
		{"op:Append", with(func(s *Selection) { s.Ops = []Op{Append} })},
		{".name:Append", with(func(s *Selection) { s.Ops = []Op{Append} })},
		{"format:cbor op:Encode", with(func(s *Selection) {
			s.Formats, s.Ops = []strategies.Format{"cbor"}, []Op{Encode}
		})},
		{"strategy:null op:Compile workload:tree", Selection{
			[]Op{Compile}, []string{"null"}, []strategies.Format{"json"}, []string{"tree"},
		}},
	} {
		filter, err := NewFilter(test.query)
		if err != nil {
			t.Errorf("%s: %v", test.query, err)
			continue
		}
		cases, err := filter.Choose(everything, usual)
		if err != nil || len(cases) != test.want.count() {
			t.Errorf("%s: %d cases, error %v; want %d", test.query, len(cases), err, test.want.count())
		}
		for _, c := range test.want.Cases() {
			if !slices.Contains(cases, c) {
				t.Errorf("%s: does not choose %s", test.query, c)
			}
		}
	}
}

func TestFilterErrorsShowWhere(t *testing.T) {
	for _, test := range []struct{ query, want string }{
		{"workload:", "expected key:value"},
		{"op:Encode (workload:order", "missing \")\""},
		{"op:/[[:x:]]/", "error parsing regexp"},
		{".config:x", ".config is only allowed in projections"},
	} {
		_, err := NewFilter(test.query)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: error %v, want %q", test.query, err, test.want)
			continue
		}
		lines := strings.Split(err.Error(), "\n")
		if len(lines) != 3 || strings.TrimSpace(lines[1]) != test.query || strings.TrimSpace(lines[2]) != "^" {
			t.Errorf("%q: the error does not point at a place:\n%v", test.query, err)
		}
	}
}

func TestChooseNothing(t *testing.T) {
	for _, query := range []string{"workload:ordr", "wrokload:order", "op:encode", "-*"} {
		filter, err := NewFilter(query)
		if err != nil {
			t.Fatal(err)
		}
		_, err = filter.Choose(everything, usual)
		if none := (*NoCaseError)(nil); !errors.As(err, &none) {
			t.Errorf("%s: error %v, want a NoCaseError", query, err)
			continue
		}
		for _, want := range []string{query, "op:       Encode Append", "strategy: reflection vm", "workload: order tree"} {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: the error does not say %q: %v", query, want, err)
			}
		}
	}
}
