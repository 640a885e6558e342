package size

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// toolsOf returns what the go command says about itself, as far as it changes the programs that it builds.
func toolsOf(ctx context.Context, dir string, env []string) (string, error) {
	text, err := goOutput(ctx, dir, env, "env", "GOVERSION", "GOEXPERIMENT", "GOFLAGS", "GOAMD64", "GOARM64", "GOARM", "GO386",
		"GORISCV64", "GOWASM", "GOROOT")
	if err != nil {
		return "", err
	}
	return strings.ReplaceAll(strings.TrimSpace(text), "\n", " "), nil
}

// goOutput runs the go command in an environment. The error says what to do where there is none.
func goOutput(ctx context.Context, dir string, env []string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	var failure bytes.Buffer
	cmd.Stderr = &failure
	text, err := cmd.Output()
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case errors.Is(err, exec.ErrNotFound):
		return "", fmt.Errorf("building programs needs the go command, which is not in PATH; install Go from go.dev/dl")
	case err != nil:
		return "", fmt.Errorf("go %s: %w\n%s", args[0], err, strings.TrimSpace(failure.String()))
	}
	return string(text), nil
}

// listing is what go list is to say of a package: whether its files may change, the directory, and the files that belong to it here.
// Those of other modules do not change, since their directories have versions, unless a directory replaces the module.
const listing = `{{if and .Module (not .Standard)}}{{if or .Module.Main .Module.Replace}}true{{else}}false{{end}} {{.Dir}}` +
	`{{range .GoFiles}}	{{.}}{{end}}{{range .SFiles}}	{{.}}{{end}}{{range .EmbedFiles}}	{{.}}{{end}}{{end}}`

// A source is what packages are made of: what go list says of them, and a hash of that and of their files.
type source struct{ list, hash string }

// sourceOf returns the source of all packages that a probe needs, the generated ones as they are in the checkout: in their place
// the overlay counts.
func (w *Workshop) sourceOf(ctx context.Context, p Probe) (source, error) {
	codecs := p.codecs()
	return once(&w.sources, [3]string{p.Strategy, p.Host, strings.Join(codecs, " ")}, func() (source, error) {
		s, _ := lookup(p.Strategy)
		packages := append([]string{path.Join(module, s.program()), path.Join(module, hostsDir, p.Host)}, codecs...)
		if w.Subject != nil {
			packages = append(packages, w.Subject.Package)
		}
		dir := filepath.Join(w.Checkout, s.module())
		list, err := goOutput(ctx, dir, w.env, append([]string{"list", "-deps", "-tags=probe", "-f", listing}, packages...)...)
		if err != nil {
			return source{}, err
		}
		hash, err := hashListed(list)
		return source{list, hash}, err
	})
}

// errChanged is the error of a program of which nobody knows what it was built from.
var errChanged = errors.New("the source has changed while programs were built from it; start again")

// check reports whether files have changed since the source was read.
func (s source) check() error {
	if hash, err := hashListed(s.list); err != nil || hash != s.hash {
		return errChanged
	}
	return nil
}

// hashListed hashes the files of packages that go list has listed, as far as they may change.
func hashListed(list string) (string, error) {
	sum := sha256.New()
	for line := range strings.Lines(list) {
		mutable, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		names := strings.Split(rest, "\t")
		for _, name := range names {
			fmt.Fprintln(sum, name)
		}
		if mutable != "true" {
			continue
		}
		for _, name := range names[1:] {
			if err := hashFile(sum, filepath.Join(names[0], name)); err != nil {
				return "", err
			}
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

func hashFile(to io.Writer, path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(to, "%d\n%s", len(text), text)
	return err
}

// digest is a hash of some texts, long enough for a name.
func digest(texts ...string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", texts))
	return hex.EncodeToString(sum[:12])
}
