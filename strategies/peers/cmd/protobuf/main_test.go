package main

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestRun holds that each library has its files, which are Go and name every type.
func TestRun(t *testing.T) {
	for library, want := range map[string][]string{
		"protobuf":   {"messages_gen.go", "types_gen.go"},
		"vtprotobuf": {"messages_gen.go", "messages_vt_gen.go", "types_gen.go"},
		"hyperpb":    {"types_gen.go"},
	} {
		dir := t.TempDir()
		if err := run(library, dir); err != nil {
			t.Fatalf("%s: %v", library, err)
		}
		paths, _ := filepath.Glob(filepath.Join(dir, "*"))
		var names []string
		for _, path := range paths {
			names = append(names, filepath.Base(path))
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, text, 0)
			if err != nil || file.Name.Name != "live" {
				t.Errorf("%s: package %v, %v", path, file.Name, err)
			}
			for _, typ := range []string{"DeviceArchived", "MetricApproved", "MessageRenamed"} {
				if !strings.Contains(string(text), typ) {
					t.Errorf("%s of %s has no %s", filepath.Base(path), library, typ)
				}
			}
		}
		if !slices.Equal(names, want) {
			t.Errorf("%s has %v, want %v", library, names, want)
		}
	}
	if err := run("protoc", t.TempDir()); err == nil || !strings.Contains(err.Error(), "want -for protobuf, vtprotobuf or hyperpb") {
		t.Errorf("an unknown library: error %v", err)
	}
}
