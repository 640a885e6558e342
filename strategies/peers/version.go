package peers

import (
	"runtime/debug"
	"strings"
)

// summary is the line of a peer's traits: the library with the version that is linked, and how it is used.
func summary(module, how string) string {
	_, name, _ := strings.Cut(module, "/")
	if version := versionOf(module); version != "" {
		name += " " + version
	}
	return name + ": " + how
}

// versionOf is the version of a module that is linked into the running program, or "" if the program does not know.
func versionOf(module string) string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, m := range info.Deps {
		if m.Path != module {
			continue
		}
		if m.Replace != nil {
			m = m.Replace
		}
		return m.Version
	}
	return ""
}
