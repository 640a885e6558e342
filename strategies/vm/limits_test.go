package vm

import (
	"bytes"
	"encoding/json"
	"strings"
	"sync"
	"testing"
)

// A node is recursive through a pointer, a slice, a map and an interface.
type node struct {
	Next  *node            `json:"next,omitempty"`
	List  []node           `json:"list,omitempty"`
	Named map[string]*node `json:"named,omitempty"`
	Any   any              `json:"any,omitempty"`
}

// chain returns a list of n nodes linked by link, and its last node.
func chain(n int, link func(from, to *node)) (first, last *node) {
	first = new(node)
	last = first
	for range n - 1 {
		next := new(node)
		link(last, next)
		last = next
	}
	return first, last
}

var links = map[string]func(from, to *node){
	"pointer":   func(from, to *node) { from.Next = to },
	"map":       func(from, to *node) { from.Named = map[string]*node{"k": to} },
	"interface": func(from, to *node) { from.Any = to },
}

func TestDeepValuesAreWritten(t *testing.T) { eachVariant(t, testDeepValuesAreWritten) }

func testDeepValuesAreWritten(t *testing.T, codecOf compiler) {
	const depth = 20_000 // beyond where cycles are looked for
	for name, link := range links {
		t.Run(name, func(t *testing.T) {
			first, _ := chain(depth, link)
			got, err := codecOf(t, first).Append(nil, first)
			if err != nil {
				t.Fatal(err)
			}
			want, err := json.Marshal(first)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("got %d bytes, want %d", len(got), len(want))
			}
		})
	}
}

func TestCyclesAreErrors(t *testing.T) { eachVariant(t, testCyclesAreErrors) }

func testCyclesAreErrors(t *testing.T, codecOf compiler) {
	for name, link := range links {
		t.Run(name, func(t *testing.T) {
			first, last := chain(3, link)
			link(last, first)
			out, err := codecOf(t, first).Append([]byte("kept"), first)
			if err == nil || !strings.Contains(err.Error(), "cycle") {
				t.Errorf("got error %v", err)
			}
			if string(out) != "kept" {
				t.Errorf("the buffer became %q", out)
			}
		})
	}
}

func TestDepthOfInputIsLimited(t *testing.T) { eachVariant(t, testDepthOfInputIsLimited) }

func testDepthOfInputIsLimited(t *testing.T, codecOf compiler) {
	document := func(depth int, open, end string) []byte {
		return []byte(strings.Repeat(open, depth) + "{}" + strings.Repeat(end, depth))
	}
	for name, test := range map[string]struct {
		open, end string
		levels    int
	}{
		"pointer": {`{"next":`, `}`, 1},
		"slice":   {`{"list":[`, `]}`, 2},
		"map":     {`{"named":{"k":`, `}}`, 2},
		"any":     {`{"any":[`, `]}`, 2},
		"unknown": {`{"unknown":{"k":`, `}}`, 2},
	} {
		t.Run(name, func(t *testing.T) {
			deepest := (10_000 - 1) / test.levels
			for _, depth := range []int{deepest, deepest + 1, 1_000_000} {
				src := document(depth, test.open, test.end)
				got, want := new(node), new(node)
				gotErr, wantErr := codecOf(t, got).Decode(src, got), json.Unmarshal(src, want)
				if (gotErr == nil) != (wantErr == nil) {
					t.Errorf("depth %d: got error %v, want %v", depth, gotErr, wantErr)
				}
			}
		})
	}
}

func TestCodecIsSafeForConcurrentUse(t *testing.T) { eachVariant(t, testCodecIsSafeForConcurrentUse) }

func testCodecIsSafeForConcurrentUse(t *testing.T, codecOf compiler) {
	first, _ := chain(10, links["interface"])
	c := codecOf(t, first)
	want, err := c.Append(nil, first)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 100 {
				var into node
				if err := c.Decode(want, &into); err != nil {
					t.Error(err)
				}
				if got, err := c.Append(nil, &into); err != nil || !bytes.Equal(got, want) {
					t.Errorf("got %s, %v, want %s", got, err, want)
				}
			}
		})
	}
	group.Wait()
}

func TestAppendAllocatesNothing(t *testing.T) { eachVariant(t, testAppendAllocatesNothing) }

func testAppendAllocatesNothing(t *testing.T, codecOf compiler) {
	type item struct {
		Name string
		N    []int
		P    *float64
	}
	f := 1.5
	v := &[]item{{"a", []int{1, 2}, &f}, {"b", nil, nil}}
	c := codecOf(t, v)
	buf := make([]byte, 0, 1024)
	allocs := testing.AllocsPerRun(100, func() {
		if _, err := c.Append(buf, v); err != nil {
			t.Error(err)
		}
	})
	if allocs != 0 {
		t.Errorf("%v allocations per Append, want 0", allocs)
	}
}

func TestTargetsThatContainThemselves(t *testing.T) { eachVariant(t, testTargetsThatContainThemselves) }

func testTargetsThatContainThemselves(t *testing.T, codecOf compiler) {
	type list []list
	for _, src := range []string{`[]`, `[[],[]]`, `[[[]]]`, `[[[],[]],[[[]],[]],[]]`, `[[[null,[[]]]],null]`} {
		target := list{nil}
		target[0] = target
		if err := codecOf(t, &target).Decode([]byte(src), &target); err != nil {
			t.Errorf("%s: %v", src, err)
		}
		if len(target) > cap(target) || len(target) > 0 && len(target[0]) > cap(target[0]) {
			t.Errorf("%s: a slice is longer than its capacity", src)
		}
	}
}
