package build

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
)

// A Target is a program to build.
type Target struct {
	Dir     string // of the module
	Package string // of the main function, relative to it: "./cmd/vmbench"
	Overlay string // a file that WriteOverlay wrote; empty without
	Layout  uint64 // seed of a random code layout, see the linker's flag -randlayout; 0 is the usual layout

	Tags  string   // build tags, separated by commas
	Mode  string   // the go command's -buildmode; empty for its default
	Debug bool     // with what debuggers read
	Trim  bool     // without the directory of the source, so that the same source gives the same program wherever it lies
	Env   []string // added to the go command's environment
}

func (t Target) String() string {
	if t.Layout == 0 {
		return filepath.Join(filepath.Base(t.Dir), t.Package)
	}
	return fmt.Sprintf("%s in layout %d", filepath.Join(filepath.Base(t.Dir), t.Package), t.Layout)
}

// args are the arguments of the go command. The version control's state is left out, because it would make another
// program after each commit, and so is what debuggers read, unless it is asked for, because it is half of the file.
func (t Target) args(output string) []string {
	var flags []string
	if !t.Debug {
		flags = append(flags, "-s", "-w")
	}
	if t.Layout != 0 {
		flags = append(flags, "-randlayout="+strconv.FormatUint(t.Layout, 10))
	}
	args := []string{"build", "-buildvcs=false", "-ldflags=" + strings.Join(flags, " "), "-o", output}
	if t.Trim {
		args = append(args, "-trimpath")
	}
	for _, option := range [][2]string{{"-overlay", t.Overlay}, {"-tags", t.Tags}, {"-buildmode", t.Mode}} {
		if option[1] != "" {
			args = append(args, option[0], option[1])
		}
	}
	return append(args, t.Package)
}

// key names the target in the cache.
func (t Target) key() string {
	return digest([]byte(fmt.Sprintf("%q", append(t.args(t.Dir), t.Env...))))
}

// digest is the start of a hash, long enough for a name.
func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:10])
}
