//go:build go1.20 && !go1.28

package peers

// sonicNative says what sonic's native code is made for: on this processor it is linked into the program.
func sonicNative() string { return "NEON" }
