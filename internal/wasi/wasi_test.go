package wasi

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
)

// exitModule is a module of WASI whose _start exits with a code below 64.
func exitModule(t *testing.T, code byte) string {
	t.Helper()
	section := func(id byte, content ...byte) []byte { return append([]byte{id, byte(len(content))}, content...) }
	name := func(s string) []byte { return append([]byte{byte(len(s))}, s...) }
	wasm := slices.Concat(
		[]byte("\x00asm\x01\x00\x00\x00"),
		section(1, 2, 0x60, 1, 0x7f, 0, 0x60, 0, 0), // (i32) -> (), () -> ()
		section(2, slices.Concat([]byte{1}, name("wasi_snapshot_preview1"), name("proc_exit"), []byte{0, 0})...),
		section(3, 1, 1),
		section(5, 1, 0, 1), // a memory of a page
		section(7, slices.Concat([]byte{2}, name("_start"), []byte{0, 1}, name("memory"), []byte{2, 0})...),
		section(10, 1, 6, 0, 0x41, code, 0x10, 0, 0x0b), // i32.const code; call 0
	)
	path := filepath.Join(t.TempDir(), "exit.wasm")
	if err := os.WriteFile(path, wasm, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRun(t *testing.T) {
	for _, code := range []byte{0, 3} {
		if got, err := Run(t.Context(), exitModule(t, code)); err != nil || got != int(code) {
			t.Errorf("%d, %v; want %d", got, err, code)
		}
	}
	if _, err := Run(t.Context(), filepath.Join(t.TempDir(), "none.wasm")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no module: %v", err)
	}
	garbage := filepath.Join(t.TempDir(), "garbage.wasm")
	if err := os.WriteFile(garbage, []byte("not a module"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Run(t.Context(), garbage); err == nil {
		t.Error("what is no module runs")
	}
}

// What shells are found run a module, and end as it does.
func TestShells(t *testing.T) {
	for _, name := range Names()[1:] {
		t.Run(name, func(t *testing.T) {
			host, err := Find(t.Context(), name, nil)
			if errors.Is(err, engine.ErrMissing) {
				t.Skip(err)
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, code := range []byte{0, 3} {
				command, err := host.Command(t.Context(), exitModule(t, code))
				if err != nil {
					t.Fatal(err)
				}
				out, err := exec.CommandContext(t.Context(), command[0], command[1:]...).CombinedOutput()
				if exit := (*exec.ExitError)(nil); errors.As(err, &exit) != (code != 0) || code != 0 && exit.ExitCode() != int(code) {
					t.Errorf("%v, want exit code %d\n%s", err, code, out)
				}
			}
		})
	}
}

func TestFind(t *testing.T) {
	host, err := Find(t.Context(), "wazero", []string{"vmbench", "wasi"})
	if err != nil || !strings.HasPrefix(host.String(), "wazero, ") {
		t.Fatal(host, err)
	}
	command, err := host.Command(t.Context(), exitModule(t, 0))
	if err != nil || len(command) != 3 || command[0] != "vmbench" {
		t.Errorf("%q, %v", command, err)
	}
	for text, reason := range map[string]string{
		"netscape":          `unknown engine "netscape"`,
		"firefox":           "firefox runs no programs that need WASI",
		"bun+noomg":         "bun+noomg runs no programs that need WASI",
		"node=/no/such/one": "not found",
	} {
		if _, err := Find(context.Background(), text, nil); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: %v, want %q", text, err, reason)
		}
	}
	args := commandOf("node20+nospec")("/bin/node", []string{"--flag"}, "m.wasm")
	if args[0] != "/bin/node" || args[2] != "--flag" || args[len(args)-1] != "m.wasm" {
		t.Errorf("%q", args)
	}
}
