package workloads

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"
)

// The module whose test data are the documents. go.mod requires the same version, so that go.sum vouches for it; see
// module.go.
const (
	modulePath    = "github.com/go-json-experiment/json"
	moduleVersion = "v1.27.2"
)

// A place is where documents may be: a directory below a root that the go command knows.
type place struct {
	name string
	root func(context.Context) (string, error)
	dir  string
}

// places are tried in order, the cheapest first. Only the last one may use the network.
var places = []place{
	{"the Go distribution", distribution, "src/encoding/json/internal/jsontest/testdata"},
	{"the modules of this build", requiredModule, "internal/jsontest/_embed"},
	{"the module cache", downloadedModule, "internal/jsontest/_embed"},
}

func distribution(ctx context.Context) (string, error) {
	out, err := goCommand(ctx, "", "env", "GOROOT")
	return string(bytes.TrimSpace(out)), err
}

// requiredModule finds the module from inside of a module that requires it, as ours does.
func requiredModule(ctx context.Context) (string, error) {
	out, err := goCommand(ctx, "", "list", "-m", "-json", modulePath)
	return moduleDir(out, err)
}

// downloadTimeout is how long a download may take before the document counts as unavailable.
const downloadTimeout = 2 * time.Minute

// downloadedModule asks for the module by version, which works outside of any module. Inside of one it could write to
// that module's go.sum, so it runs elsewhere.
func downloadedModule(ctx context.Context) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, downloadTimeout)
	defer cancel()
	out, err := goCommand(ctx, os.TempDir(), "mod", "download", "-json", modulePath+"@"+moduleVersion)
	return moduleDir(out, err)
}

// moduleDir reads the answer of the go command, which describes the failure better than its exit status does.
func moduleDir(out []byte, err error) (string, error) {
	var module struct{ Dir, Error string }
	if json.Unmarshal(out, &module) == nil && module.Error != "" {
		return "", errors.New(module.Error)
	}
	if err == nil && module.Dir == "" {
		err = errors.New("not downloaded")
	}
	return module.Dir, err
}

// goCommand runs the go command in a directory and returns what it writes. The error holds its last words.
func goCommand(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	if dir != "" {
		cmd.Env = append(os.Environ(), "PWD="+dir, "GOWORK=off", "GOFLAGS=")
	}
	var words bytes.Buffer
	cmd.Stderr = &words
	out, err := cmd.Output()
	if line := lastLine(words.Bytes()); err != nil && line != "" {
		err = fmt.Errorf("%w: %s", err, line)
	}
	return out, err
}

func lastLine(text []byte) string {
	text = bytes.TrimSpace(text)
	return string(text[bytes.LastIndexByte(text, '\n')+1:])
}
