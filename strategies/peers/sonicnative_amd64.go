//go:build go1.17 && !go1.28

package peers

import (
	"runtime"
	_ "unsafe" // for go:linkname

	_ "github.com/bytedance/sonic" // whose variables these are
)

// Where the machine code that sonic compiles finds two of its native functions: sonic sets these variables when it has
// loaded the code for the processor at hand, and keeps the addresses of the code for AVX2 apart.
//
//go:linkname sonicQuote github.com/bytedance/sonic/internal/native.S_quote
var sonicQuote uintptr

//go:linkname sonicValue github.com/bytedance/sonic/internal/native.S_value
var sonicValue uintptr

//go:linkname sonicQuoteAVX2 github.com/bytedance/sonic/internal/native/avx2.S_quote
var sonicQuoteAVX2 uintptr

// sonicNative says what sonic's native code is made for, or "" if none is loaded. The runtime knows the functions of
// loaded code by their names.
func sonicNative() string {
	if nameOf(sonicQuote) != "_quote" || nameOf(sonicValue) != "_value" {
		return ""
	}
	if sonicQuote == sonicQuoteAVX2 {
		return "AVX2"
	}
	return "SSE"
}

// nameOf is the name of the function at an address, or "".
func nameOf(pc uintptr) string {
	if f := runtime.FuncForPC(pc); pc != 0 && f != nil {
		return f.Name()
	}
	return ""
}
