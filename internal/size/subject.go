package size

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/token"
	"os"
	"path/filepath"
	"strings"

	"github.com/vmbench/vmbench/internal/probe"
)

// A Subject is types of a package of the user's, in place of types that are made up.
type Subject struct {
	Package string // import path
	Names   []string
	module  string // directory
}

// listedPackage is what go list says of a package.
type listedPackage struct {
	ImportPath, Name string
	Module           *struct{ Dir, Path string }
	Error            *struct{ Err string }
}

// FindSubject finds types of the package that a pattern such as ./orders names in a directory. The error says why it cannot be
// measured; whether it has the types is found out when code is generated for them.
func FindSubject(ctx context.Context, dir, pattern string, names []string) (*Subject, error) {
	text, err := goOutput(ctx, dir, nil, "list", "-e", "-find", "-json=ImportPath,Name,Module,Error", pattern)
	if err != nil {
		return nil, err
	}
	var p listedPackage
	if err := json.NewDecoder(strings.NewReader(text)).Decode(&p); err != nil {
		return nil, fmt.Errorf("%s matches no package", pattern)
	}
	switch {
	case p.Error != nil:
		return nil, errors.New(p.Error.Err)
	case p.Module == nil || p.Module.Dir == "":
		return nil, fmt.Errorf("package %s is in no module", p.ImportPath)
	case p.Name == "main":
		return nil, fmt.Errorf("package %s is a program, which others cannot import; move the types into a package of their own", p.ImportPath)
	case p.Module.Path != module && strings.Contains("/"+p.ImportPath+"/", "/internal/"):
		return nil, fmt.Errorf("package %s is internal, so the programs that are measured cannot import it; move the types out of internal, or copy them", p.ImportPath)
	}
	for _, name := range names {
		if !token.IsExported(name) {
			return nil, fmt.Errorf("type %s is not exported, so the programs that are measured cannot use it", name)
		}
	}
	return &Subject{p.ImportPath, names, p.Module.Dir}, nil
}

// selection are the first n types. Their source is hashed, since generated code depends on it.
func (s *Subject) selection(ctx context.Context, n int) (probe.Selection, error) {
	list, err := goOutput(ctx, s.module, nil, "list", "-deps", "-f", listing, s.Package)
	if err != nil {
		return probe.Selection{}, err
	}
	hash, err := hashListed(list)
	return probe.Selection{Module: s.module, Package: s.Package, Names: s.Names[:n:n], Revision: hash}, err
}

// workspace writes a file that has the go command find both the checkout, with the module of the peers, and the module of the
// subject, for GOWORK. It is empty if these are the same.
func (s *Subject) workspace(ctx context.Context, dir, checkout string) (string, error) {
	if s.module == checkout {
		return "", nil
	}
	version, err := goOutput(ctx, checkout, nil, "env", "GOVERSION")
	if err != nil {
		return "", err
	}
	number, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(version), "go"), " ")
	text := fmt.Sprintf("go %s\n\nuse (\n\t%q\n\t%q\n\t%q\n)\n", number, checkout, filepath.Join(checkout, peersDir), s.module)
	path := filepath.Join(dir, digest(text)+".work")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return "", err
	}
	return path, os.WriteFile(path, []byte(text), 0o666)
}
