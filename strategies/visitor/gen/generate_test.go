package gen

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"testing"

	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
	"github.com/vmbench/vmbench/workloads/schema/source"
)

var loadAll = sync.OnceValues(func() ([]*schema.Type, error) {
	return source.LoadTypes(".", slices.Concat(workloads.Roots(), workloads.Held()))
})

// generate writes the halves of all roots into a new directory.
func generate(t *testing.T) (dir string) {
	t.Helper()
	types, err := loadAll()
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	n := len(workloads.Roots())
	if err := WriteHeld(dir, types[:n], types[n:]); err != nil {
		t.Fatal(err)
	}
	return dir
}

// read returns the generated files of a directory by name.
func read(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*_gen.go"))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, name := range names {
		if files[filepath.Base(name)], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func TestDiskIsCurrent(t *testing.T) {
	fresh, disk := read(t, generate(t)), read(t, "..")
	for name, text := range fresh {
		if !bytes.Equal(text, disk[name]) {
			t.Errorf("%s is not what the generator writes: run go generate ./strategies/visitor", name)
		}
	}
	for name := range disk {
		if fresh[name] == nil {
			t.Errorf("%s is no longer generated: remove it", name)
		}
	}
}

func TestGenerateIsDeterministic(t *testing.T) {
	first, second := read(t, generate(t)), read(t, generate(t))
	if len(first) == 0 || !reflect.DeepEqual(first, second) {
		t.Errorf("two runs wrote different files, or none: %d and %d files", len(first), len(second))
	}
}

func TestExpressions(t *testing.T) {
	number := &schema.Type{Name: "pkg.Number", Kind: schema.Int64}
	for _, c := range []struct{ got, want string }{
		{bare("(*v)"), "*v"},
		{bare("(*v)[n]"), "(*v)[n]"},
		{address("(*v)"), "v"},
		{address("v.Field"), "&v.Field"},
		{address("(*v)[n]"), "&(*v)[n]"},
		{convert("int64", number, "(*p)"), "int64(*p)"},
		{convert("int64", &schema.Type{Name: "int64"}, "v.N"), "v.N"},
		{selector("v", []schema.Step{{GoName: "Outer", Exported: true}, {GoName: "inner"}, {GoName: "N", Exported: true}}), "v.Outer.N"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
