package main

import (
	"fmt"
	"io"
	"os"
	"sync"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// newCheckProgress returns a function that is told of each subject that is done: it moves a bar on a terminal, and prints
// a line elsewhere.
func newCheckProgress(w io.Writer, total int) func(name string) {
	var mu sync.Mutex
	done := 0
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return func(name string) {
			mu.Lock()
			defer mu.Unlock()
			done++
			fmt.Fprintf(w, "checked %s (%d/%d)\n", name, done, total)
		}
	}
	bar := progressbar.NewOptions(total, progressbar.OptionSetWriter(w), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetWidth(30), progressbar.OptionShowCount(), progressbar.OptionSetPredictTime(false),
		progressbar.OptionSetDescription("checking"))
	return func(name string) {
		mu.Lock()
		defer mu.Unlock()
		bar.Describe(fmt.Sprintf("checked %-20s", name))
		_ = bar.Add(1) // a bar that cannot be drawn is no reason to stop
	}
}
