package build

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strconv"
)

// A Target is a program to build.
type Target struct {
	Dir     string // of the module
	Package string // of the main function, relative to it: "./cmd/vmbench"
	Overlay string // a file that WriteOverlay wrote; empty without
	Layout  uint64 // seed of a random code layout, see the linker's flag -randlayout; 0 is the usual layout
}

func (t Target) String() string {
	if t.Layout == 0 {
		return filepath.Join(filepath.Base(t.Dir), t.Package)
	}
	return fmt.Sprintf("%s in layout %d", filepath.Join(filepath.Base(t.Dir), t.Package), t.Layout)
}

// args are the arguments of the go command. The version control's state is left out, because it would make another
// program after each commit, and so is what debuggers read, because it is half of the file.
func (t Target) args(output string) []string {
	flags := "-s -w"
	if t.Layout != 0 {
		flags += " -randlayout=" + strconv.FormatUint(t.Layout, 10)
	}
	args := []string{"build", "-buildvcs=false", "-ldflags=" + flags, "-o", output}
	if t.Overlay != "" {
		args = append(args, "-overlay", t.Overlay)
	}
	return append(args, t.Package)
}

// key names the target in the cache.
func (t Target) key() string { return digest([]byte(fmt.Sprintf("%q", t.args(t.Dir)))) }

// digest is the start of a hash, long enough for a name.
func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:10])
}
