package machine

import (
	"io/fs"
	"os"
	"runtime"
	"strconv"
	"strings"
)

// A Machine is read through its files.
type Machine struct {
	files fs.FS // the root directory
}

// This is the machine that the program runs on. Where there is no /proc and no /sys, its files hold nothing.
func This() Machine {
	if runtime.GOOS != "linux" {
		return Machine{noFiles{}}
	}
	return Machine{os.DirFS("/")}
}

// At is the machine whose root directory is given: it has proc and sys as Linux has them, or some of them.
func At(root fs.FS) Machine { return Machine{root} }

// noFiles is a root directory without anything.
type noFiles struct{}

func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// text is the content of a file, and empty where it cannot be read.
func (m Machine) text(path string) string {
	content, err := fs.ReadFile(m.files, path)
	if err != nil {
		return ""
	}
	return string(content)
}

// line is the first line of a file without the spaces around it.
func (m Machine) line(path string) string {
	line, _, _ := strings.Cut(m.text(path), "\n")
	return strings.TrimSpace(line)
}

// number is the number that the first line of a file is.
func (m Machine) number(path string) (n int64, known bool) {
	n, err := strconv.ParseInt(m.line(path), 10, 64)
	return n, err == nil
}

// Kernel is the release of the kernel, or empty.
func (m Machine) Kernel() string { return m.line("proc/sys/kernel/osrelease") }

// Boot is what the kernel calls the time since it was started, or empty: two processes of which it is the same run on the same
// machine, be it in different containers.
func (m Machine) Boot() string { return m.line("proc/sys/kernel/random/boot_id") }
