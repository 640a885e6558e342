//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package trial

import "os"

// lock does nothing where there is no advisory lock in the standard library.
func lock(*os.File) error { return nil }

// syncDir does nothing where a directory cannot be synced.
func syncDir(string) error { return nil }
