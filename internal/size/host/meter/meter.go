// Package host is a program that measures itself instead of serving: what it holds in memory once every type was used, and how
// long the first use took. It is no host to compare sizes in.
package host

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"runtime"
	"time"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// Run is the program's main function. It prints the bytes that are held, and the nanoseconds that the first and the second pass
// over the requests took.
func Run(table []func() any, codecs []exchange.Codec) {
	requests, err := io.ReadAll(os.Stdin)
	before := held()
	first := pass(table, codecs, requests, &err)
	after := held()
	second := pass(table, codecs, requests, &err)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(after-before, first.Nanoseconds(), second.Nanoseconds())
	runtime.KeepAlive(requests)
}

// pass serves the requests, and keeps the first error.
func pass(table []func() any, codecs []exchange.Codec, requests []byte, err *error) time.Duration {
	begin := time.Now()
	failed := exchange.Serve(table, codecs, bytes.NewReader(requests), io.Discard)
	if *err == nil {
		*err = failed
	}
	return time.Since(begin)
}

// held is how much memory objects take that are in use. Pools lose what they have when memory is collected twice.
func held() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
