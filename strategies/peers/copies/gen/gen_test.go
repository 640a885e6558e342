package gen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/workloads"
)

// TestFileIsCurrent holds that the committed types are those that are generated now.
func TestFileIsCurrent(t *testing.T) {
	file, err := File(workloads.All())
	if err != nil {
		t.Fatal(err)
	}
	got, err := file.Source()
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join("..", "types_gen.go"))
	if err != nil || string(got) != string(want) {
		t.Errorf("types_gen.go is not what is generated now (%v): run make generate", err)
	}
}

func of[T any](name string) *workloads.Workload {
	return &workloads.Workload{Name: name, New: func() any { return new(T) }}
}

func TestWhatIsNotCopied(t *testing.T) {
	type hidden struct{ x int }
	type embedding struct{ workloads.Tiny }
	type function struct{ F func() }
	if (hidden{}).x != 0 {
		t.Fatal("the field is there to be hidden")
	}
	for _, w := range []*workloads.Workload{of[hidden]("hidden"), of[embedding]("embedding"), of[function]("function")} {
		if _, err := File([]*workloads.Workload{w}); err == nil {
			t.Errorf("%s is copied", w.Name)
		}
	}
}

func TestRootsThatAreNoStructsAreLeftOut(t *testing.T) {
	file, err := File([]*workloads.Workload{of[[]int]("list"), of[workloads.Tiny]("tiny")})
	if err != nil {
		t.Fatal(err)
	}
	source, err := file.Source()
	if err != nil || strings.Contains(string(source), "[]int") || !strings.Contains(string(source), "*workloads.Tiny") {
		t.Errorf("%s%v", source, err)
	}
}
