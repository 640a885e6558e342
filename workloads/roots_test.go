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

// TestHeld holds that the table of held types names all of this package that the variants are of, and nothing else.
func TestHeld(t *testing.T) {
	met := map[workloads.Root]bool{}
	w, _ := workloads.Lookup("variants")
	for _, event := range w.Value().(*workloads.Variants).Events {
		typ := reflect.TypeOf(event)
		if typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		if typ.PkgPath() != "" {
			met[workloads.Root{Package: typ.PkgPath(), Name: typ.Name()}] = true
		}
	}
	for _, r := range workloads.Held() {
		if !met[r] {
			t.Errorf("%v is listed and held by nothing", r)
		}
		delete(met, r)
	}
	for r := range met {
		t.Errorf("%v is held and not listed", r)
	}
}
