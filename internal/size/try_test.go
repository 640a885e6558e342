package size

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestTryFindsWhatIsWrong runs programs that do not work.
func TestTryFindsWhatIsWrong(t *testing.T) {
	defer func(p time.Duration) { patience = p }(patience)
	patience = 500 * time.Millisecond
	w := open(t, Setup{})
	for _, c := range []struct{ script, want string }{
		{"echo broken >&2; exit 3", "the program fails: exit status 3\nbroken"},
		{"exec sleep 60", "the program hangs"},
		{"exit 0", "the program has not answered everything"},
		{`printf '\002\000\000\000{}'`, "the program has not answered everything"},
		{`printf '\002\000\000\000{}\002\000\000\000{}\002\000\000\000{}'`, "type 0: the program makes\n{} of\n{"},
		{`printf '\002\000\000\000{}\002\000\000\000{}\002\000\000\000{}!'`, "has answered more than it was asked"},
		{`printf '\377\377\377\377\003\000\000\000bad'`, ": bad"},
	} {
		program := filepath.Join(t.TempDir(), "program")
		if err := os.WriteFile(program, []byte("#!/bin/sh\n"+c.script+"\n"), 0o777); err != nil {
			t.Fatal(err)
		}
		err := w.try(t.Context(), program, Probe{"vm", "micro", 1, []string{"json"}})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", c.script, err, c.want)
		}
	}
}
