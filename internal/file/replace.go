// Package file writes files whole or not at all. In flow a path and its text; nothing flows out but what is on the disk.
package file

import (
	"errors"
	"os"
	"path/filepath"
)

// Replace writes a file so that a crash, a full disk or another process leaves the old one or the new one, and never half of it. The
// directory must be there.
func Replace(path string, text []byte) error {
	fresh, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(fresh.Name()) // fails once the file has its name
	_, err = fresh.Write(text)
	err = errors.Join(err, fresh.Chmod(0o644), fresh.Sync(), fresh.Close())
	if err != nil {
		return err
	}
	return os.Rename(fresh.Name(), path)
}
