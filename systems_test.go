package vmbench_test

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// TestOtherSystems holds that all packages are without errors of types on other systems than this one, too. Nothing is compiled: the
// compiler would take minutes for each system, most of them for code that is the same on all.
func TestOtherSystems(t *testing.T) {
	if testing.Short() {
		t.Skip("reads all packages, and what they import, from source")
	}
	noteSources(t)
	for _, system := range []string{"darwin/arm64", "windows/amd64"} {
		t.Run(system, func(t *testing.T) {
			goos, goarch, _ := strings.Cut(system, "/")
			config := &packages.Config{
				Mode:  packages.LoadTypes | packages.NeedDeps,
				Env:   append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch, "CGO_ENABLED=0"),
				Tests: true,
			}
			roots, err := packages.Load(config, "./internal/...", "./cmd/...")
			if err != nil || len(roots) == 0 {
				t.Fatalf("%d packages, %v", len(roots), err)
			}
			for _, root := range roots {
				if root.Types == nil && len(root.Errors) == 0 {
					t.Errorf("%s has no types", root.ID)
				}
				for _, err := range root.Errors {
					t.Error(err)
				}
			}
		})
	}
}
