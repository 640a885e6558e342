package engine

import (
	"context"
	"crypto/rand"
	_ "embed"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

// page is what a browser loads: it has nothing but the driver.
//
//go:embed page.html
var page []byte

// A browser is an engine that loads a page, in a fresh profile. How it is started depends on the browser.
type browser struct {
	// command is the arguments that have it load a page from a profile directory, and its environment.
	command func(p *process, dir, url string) (args, env []string, err error)
}

func (browser) version(ctx context.Context, program string) (string, error) {
	return FirstLine(ctx, program, "--version")
}

// run serves the page to the browser, and ends the browser when the page has told everything.
func (b browser) run(ctx context.Context, p *process, program, dir string, job script, t *transcript) error {
	text, err := job.javaScript()
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	loaded, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	token := rand.Text()
	server := &http.Server{Handler: newSite(token, text, t, func() { cancel(errDone) }), ReadHeaderTimeout: 10 * time.Second}
	served := make(chan struct{})
	go func() {
		defer close(served)
		_ = server.Serve(listener) // ends with Close
	}()
	defer func() {
		server.Close()
		<-served
	}()
	args, env, err := b.command(p, dir, fmt.Sprintf("http://%s/%s/", listener.Addr(), token))
	if err != nil {
		return err
	}
	return Launch(loaded, append([]string{program}, args...), append(env, p.env...), dir, io.Discard)
}

// newSite is the page, its script, and where it posts its lines, all below the token. With these headers the page is isolated from all others, so
// that browsers give it a finer clock.
func newSite(token string, script []byte, t *transcript, done func()) http.Handler {
	mux := http.NewServeMux()
	serve := func(contentType string, content []byte) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			h := w.Header()
			h.Set("Content-Type", contentType)
			h.Set("Cross-Origin-Opener-Policy", "same-origin")
			h.Set("Cross-Origin-Embedder-Policy", "require-corp")
			h.Set("Cross-Origin-Resource-Policy", "same-origin")
			h.Set("Cache-Control", "no-store")
			_, _ = w.Write(content) // a browser that is gone is noticed elsewhere
		}
	}
	mux.HandleFunc("GET /"+token+"/{$}", serve("text/html; charset=utf-8", page))
	mux.HandleFunc("GET /"+token+"/job.js", serve("text/javascript; charset=utf-8", script))
	mux.HandleFunc("POST /"+token+"/lines", func(w http.ResponseWriter, r *http.Request) {
		const most = 16 << 20
		_, _ = io.Copy(t, http.MaxBytesReader(w, r.Body, most)) // what is cut short is no line
		if t.over() {
			done()
		}
	})
	return mux
}

// over reports whether the driver has ended or given up.
func (t *transcript) over() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.end || t.problem != ""
}
