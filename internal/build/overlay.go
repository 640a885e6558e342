package build

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/vmbench/vmbench/internal/file"
)

// An Overlay has the go command read other files than those of a checkout: it maps the absolute path of a file, which may
// be missing, to that of the file in its place, or to nothing where the file is to be missing. The directory has to exist.
type Overlay map[string]string

// Replace puts the files of a directory that match a pattern in the place of all those of another that do.
func (o Overlay) Replace(old, by, pattern string) error {
	gone, err := filepath.Glob(filepath.Join(old, pattern))
	if err != nil {
		return err
	}
	for _, path := range gone {
		o[path] = ""
	}
	fresh, err := filepath.Glob(filepath.Join(by, pattern))
	for _, path := range fresh {
		o[filepath.Join(old, filepath.Base(path))] = path
	}
	if err == nil && len(fresh) == 0 {
		return fmt.Errorf("%s has no %s", by, pattern)
	}
	return err
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
