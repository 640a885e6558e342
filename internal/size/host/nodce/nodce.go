// Package host is a program that executes a text/template. Templates call methods by name, so the linker keeps every exported
// method of every type that is used in an interface: nothing that has methods is removed any more.
package host

import (
	"os"
	"text/template"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// Run is the program's main function.
func Run(table []func() any, codecs []exchange.Codec) {
	if err := exchange.Serve(table, codecs, os.Stdin, os.Stdout); err != nil {
		message := template.Must(template.New("error").Parse("{{.Types}} types, {{.Canary}}: {{.Err}}\n"))
		if err := message.Execute(os.Stderr, struct {
			Types       int
			Canary, Err any
		}{len(table), exchange.Canary, err}); err != nil {
			panic(err)
		}
		os.Exit(1)
	}
}
