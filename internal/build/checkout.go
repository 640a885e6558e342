package build

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// module is the path of the module that a checkout holds.
const module = "github.com/vmbench/vmbench"

// Checkout finds the source that this program was built from: where the compiler saw it, or else above the current
// directory. The error says what to do.
func Checkout() (string, error) {
	var candidates []string
	if _, file, _, ok := runtime.Caller(0); ok && filepath.IsAbs(file) {
		candidates = append(candidates, filepath.Dir(file))
	}
	if dir, err := os.Getwd(); err == nil {
		candidates = append(candidates, dir)
	}
	for _, dir := range candidates {
		if root, ok := moduleRoot(dir); ok {
			return root, nil
		}
	}
	return "", fmt.Errorf("the source of vmbench is not there to be built: clone the repository, and start vmbench in it " +
		"with go run ./cmd/vmbench")
}

// moduleRoot looks for the module in a directory and those above it.
func moduleRoot(dir string) (string, bool) {
	for {
		if declares(filepath.Join(dir, "go.mod"), module) {
			return dir, true
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", false
		}
		dir = parent
	}
}

// declares reports whether a go.mod file is that of a module.
func declares(path, module string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if name, ok := strings.CutPrefix(strings.TrimSpace(lines.Text()), "module "); ok {
			return strings.TrimSpace(name) == module
		}
	}
	return false
}
