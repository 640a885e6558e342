package workloads_test

import (
	"reflect"
	"testing"

	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/feature"
)

// TestRoots holds that the table of roots names the type of every workload and feature, and nothing else.
func TestRoots(t *testing.T) {
	listed := map[workloads.Root]bool{}
	for _, r := range workloads.Roots() {
		if listed[r] {
			t.Errorf("%v is listed twice", r)
		}
		listed[r] = true
	}
	check := func(v any) {
		typ := reflect.TypeOf(v).Elem()
		root := workloads.Root{Package: typ.PkgPath(), Name: typ.Name()}
		if !listed[root] {
			t.Errorf("%v is not listed", root)
		}
		delete(listed, root)
	}
	for _, w := range workloads.All() {
		check(w.New())
	}
	for _, f := range feature.All() {
		check(f.New())
	}
	for r := range listed {
		t.Errorf("%v is listed and is the type of nothing", r)
	}
}
