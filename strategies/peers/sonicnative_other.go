//go:build !(amd64 && go1.17 && !go1.28) && !(arm64 && go1.20 && !go1.28)

package peers

// sonicNative says what sonic's native code is made for: there is none for this processor or version of Go.
func sonicNative() string { return "" }
