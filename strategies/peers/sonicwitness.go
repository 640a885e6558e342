package peers

import (
	"runtime"
	"strings"
	"sync"

	"github.com/bytedance/sonic"
)

// sonicFallback says why sonic does not run as it is meant to, or "" if it does: sonic falls back to encoding/json, to an
// interpreter or to other code without a word. It is found out once, by watching sonic at work.
var sonicFallback = sync.OnceValue(func() string { return witnessed(sonic.ConfigDefault) })

// A marshaler is what a witness watches.
type marshaler interface {
	Marshal(v any) ([]byte, error)
	Unmarshal(text []byte, v any) error
}

// witnessed says how the library at hand differs from a sonic that compiles to machine code and calls its native code.
func witnessed(library marshaler) string {
	if sonic.APIKind != sonic.UseSonicJSON {
		return "sonic is not made for this version of Go or this processor and calls encoding/json"
	}
	w := &testimony{}
	text, err := library.Marshal(w)
	if err == nil {
		err = library.Unmarshal(text, w)
	}
	var problems []string
	if err != nil {
		problems = append(problems, "it fails: "+err.Error())
	}
	if !w.Field.written.compiled() {
		problems = append(problems, "its encoder is not compiled")
	}
	if !w.Field.read.compiled() {
		problems = append(problems, "its decoder is not compiled")
	}
	if sonicNative() == "" {
		problems = append(problems, "none of its native code is loaded")
	}
	if len(problems) == 0 {
		return ""
	}
	return "sonic runs, but " + strings.Join(problems, ", and ")
}

// A testimony is a value whose field watches who writes and reads it.
type testimony struct{ Field witness }

// A witness keeps the functions that called its methods.
type witness struct{ written, read stack }

func (w *witness) MarshalJSON() ([]byte, error) {
	w.written = callers()
	return []byte(`0`), nil
}

func (w *witness) UnmarshalJSON([]byte) error {
	w.read = callers()
	return nil
}

// A stack is the functions of a goroutine, the innermost first.
type stack []runtime.Frame

// callers is the stack of who called the caller.
func callers() (s stack) {
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs[:])])
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		s = append(s, f)
	}
	return s
}

// compiled reports whether a function that sonic has compiled at run time is on the stack. Such functions are in no
// package and have no source file, only a name for tracebacks.
func (s stack) compiled() bool {
	for _, f := range s {
		if strings.HasPrefix(f.Function, "encode_") || strings.HasPrefix(f.Function, "decode_") {
			return true
		}
	}
	return false
}
