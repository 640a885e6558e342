// Package host is a service: it listens with net/http and logs with log/slog, which link much of the standard library,
// encoding/json among it.
package host

import (
	"log/slog"
	"net/http"
	"os"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// Run is the program's main function. With an argument, it serves on the address that the argument names.
func Run(table []func() any, codecs []exchange.Codec) {
	log := slog.New(slog.NewJSONHandler(os.Stderr, nil))
	var err error
	if len(os.Args) > 1 {
		http.HandleFunc("POST /", func(w http.ResponseWriter, r *http.Request) {
			if err := exchange.Serve(table, codecs, r.Body, w); err != nil {
				log.Error("bad request", "error", err, "from", r.RemoteAddr, "canary", exchange.Canary)
			}
		})
		err = http.ListenAndServe(os.Args[1], nil)
	} else {
		err = exchange.Serve(table, codecs, os.Stdin, os.Stdout)
	}
	if err != nil {
		log.Error("stopped", "error", err)
		os.Exit(1)
	}
}
