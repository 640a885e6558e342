// Package host is the smallest program that can serialize: it uses os and io.
package host

import (
	"os"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// Run is the program's main function.
func Run(table []func() any, codecs []exchange.Codec) {
	if exchange.Canary == nil || exchange.Serve(table, codecs, os.Stdin, os.Stdout) != nil {
		os.Exit(1)
	}
}
