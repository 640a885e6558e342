package source_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/feature"
	"github.com/vmbench/vmbench/workloads/schema"
	"github.com/vmbench/vmbench/workloads/schema/source"
)

// TestBothReadingsOfWorkloadsAreEqual reads the type of every workload and every feature in both ways.
func TestBothReadingsOfWorkloadsAreEqual(t *testing.T) {
	declaring := reflect.TypeFor[workloads.Workload]().PkgPath()
	universe, err := source.Load(".", declaring, declaring+"/feature")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range workloads.All() {
		t.Run(w.Name, func(t *testing.T) { compareReadings(t, universe, declaring, typeOf(w.New())) })
	}
	for _, f := range feature.All() {
		t.Run("feature/"+f.Name, func(t *testing.T) { compareReadings(t, universe, declaring+"/feature", typeOf(f.New())) })
	}
}

// typeOf is the type that v points to.
func typeOf(v any) reflect.Type { return reflect.TypeOf(v).Elem() }

// compareReadings compares the readings of a type in all dialects. The type is looked up in a package by its name there,
// which has no qualifier.
func compareReadings(t *testing.T, universe *source.Universe, pkgPath string, goType reflect.Type) {
	t.Helper()
	for _, dialect := range dialects {
		reflected := dialect.Of(goType)
		expression := strings.ReplaceAll(reflected.Name, schema.PackageName(pkgPath)+".", "")
		read, err := universe.TypeIn(dialect, pkgPath, expression)
		if err != nil {
			t.Fatal(err)
		}
		if diff := firstDifference(reflected, read); diff != "" {
			t.Errorf("%v: %s", dialect, diff)
		}
	}
}
