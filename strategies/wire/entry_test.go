package wire

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func compareEntries(a, b Entry) int { return strings.Compare(a.Key, b.Key) }

func TestSortEntries(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 200 {
		for _, keys := range []int{1, 3, 1000} { // few keys come again and again
			list := make([]Entry, n)
			for i := range list {
				list[i] = Entry{fmt.Sprint("key", r.IntN(keys)), i}
			}
			want := slices.Clone(list)
			slices.SortFunc(want, compareEntries)
			SortEntries(list)
			if !slices.IsSortedFunc(list, compareEntries) {
				t.Fatalf("not sorted: %v", list)
			}
			byIndex := func(a, b Entry) int { return a.Index - b.Index }
			slices.SortFunc(list, byIndex)
			slices.SortFunc(want, byIndex)
			if !slices.Equal(list, want) {
				t.Fatalf("not the same entries: %v", list)
			}
		}
	}
}

func BenchmarkSortEntries(b *testing.B) {
	for _, n := range []int{2, 5, 8, 16, 50, 300, 5000} {
		m := map[string]int{}
		for i := range n {
			m[fmt.Sprint("member", i*7919%(10*n))] = i
		}
		var from []Entry
		for key, i := range m {
			from = append(from, Entry{key, i})
		}
		list := make([]Entry, len(from))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				copy(list, from)
				SortEntries(list)
			}
		})
		b.Run(fmt.Sprint(n, "/slices"), func(b *testing.B) {
			for b.Loop() {
				copy(list, from)
				slices.SortFunc(list, compareEntries)
			}
		})
	}
}
