package workloads

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
)

// Files are kept in the user's cache directory, so that neither the go command nor the decompression is needed again.
// Keeping is a convenience: where it fails, the work is done once more the next time.

func keptPath(name string) (string, error) {
	root, err := os.UserCacheDir()
	return filepath.Join(root, "vmbench", "documents", name), err
}

func readKept(name string) ([]byte, error) {
	path, err := keptPath(name)
	if err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// keep writes a file so that other processes see all of it or nothing.
func keep(name string, text []byte) {
	path, err := keptPath(name)
	if err != nil || os.MkdirAll(filepath.Dir(path), 0o777) != nil {
		return
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), name+".*")
	if err != nil {
		return
	}
	defer os.Remove(temporary.Name())
	_, err = temporary.Write(text)
	if errors.Join(err, temporary.Close()) == nil {
		os.Rename(temporary.Name(), path)
	}
}

var errBroken = errors.New("the kept file is broken")

// keepSealed keeps a text behind its own hash, for texts whose hash is not known beforehand.
func keepSealed(name string, text []byte) { keep(name, append(seal(text), text...)) }

// readSealed reads what keepSealed has written.
func readSealed(name string) ([]byte, error) {
	kept, err := readKept(name)
	if err != nil {
		return nil, err
	}
	size := len(seal(nil))
	if len(kept) < size || !bytes.Equal(kept[:size], seal(kept[size:])) {
		return nil, errBroken
	}
	return kept[size:], nil
}

// seal is the first line of a sealed file.
func seal(text []byte) []byte {
	sum := sha256.Sum256(text)
	return append(hex.AppendEncode(nil, sum[:]), '\n')
}
