package build

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/vmbench/vmbench/internal/file"
)

// An Overlay has the go command read other files than those of a checkout: it maps the absolute path of a file, which may
// be missing, to that of the file in its place, or to nothing where the file is to be missing. The directory has to exist.
type Overlay map[string]string

// Replace puts the files of a directory that match a pattern in the place of all those of another that do and were written by the same
// tool: those that begin with the same line.
func (o Overlay) Replace(old, by, pattern string) error {
	gone, err := firstLines(old, pattern)
	if err != nil {
		return err
	}
	fresh, err := firstLines(by, pattern)
	if err != nil {
		return err
	}
	if len(fresh) == 0 {
		return fmt.Errorf("%s has no %s", by, pattern)
	}
	tools := map[string]bool{}
	for _, line := range fresh {
		tools[line] = true
	}
	for name, line := range gone {
		if tools[line] {
			o[filepath.Join(old, name)] = ""
		}
	}
	for name := range fresh {
		o[filepath.Join(old, name)] = filepath.Join(by, name)
	}
	return nil
}

// firstLines returns what the files of a directory that match a pattern begin with, by their names.
func firstLines(dir, pattern string) (map[string]string, error) {
	paths, err := filepath.Glob(filepath.Join(dir, pattern))
	lines := map[string]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		lines[filepath.Base(path)], _, _ = strings.Cut(string(text), "\n")
	}
	return lines, err
}

// WriteOverlay writes an overlay for the field of a Target, into a file of the cache that is named after its content.
func (c *Cache) WriteOverlay(o Overlay) (path string, err error) {
	text, err := o.text()
	if err != nil {
		return "", err
	}
	path = filepath.Join(c.Dir, overlaysDir, digest(text)+".json")
	if touch(path) == nil {
		return path, nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return "", err
	}
	return path, file.Replace(path, text)
}

// WriteFile writes an overlay for the field of a Target into a file of the caller's.
func (o Overlay) WriteFile(path string) error {
	text, err := o.text()
	if err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o666)
}

// text is the overlay as the go command reads it.
func (o Overlay) text() ([]byte, error) {
	return json.MarshalIndent(struct{ Replace Overlay }{o}, "", "\t")
}
