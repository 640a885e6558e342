// Package host is a program that formats values with fmt, hence with reflection.
package host

import (
	"fmt"
	"os"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// Run is the program's main function.
func Run(table []func() any, codecs []exchange.Codec) {
	if err := exchange.Serve(table, codecs, os.Stdin, os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "%d types, %d formats, %v: %v\n", len(table), len(codecs), exchange.Canary, err)
		os.Exit(1)
	}
}
