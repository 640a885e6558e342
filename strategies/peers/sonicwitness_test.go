package peers

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/bytedance/sonic"
)

// TestSonicRunsAsItIsMeantTo holds that the versions of sonic and Go go together where sonic says they do.
func TestSonicRunsAsItIsMeantTo(t *testing.T) {
	if os.Getenv("SONIC_ENCODER_USE_VM") != "" || os.Getenv("SONIC_USE_OPTDEC") != "" {
		t.Skip("sonic is told not to compile")
	}
	fallback := sonicFallback()
	if sonic.APIKind != sonic.UseSonicJSON {
		if !strings.Contains(fallback, "encoding/json") {
			t.Errorf("sonic is encoding/json here, which is not said: %q", fallback)
		}
		return
	}
	if fallback != "" || sonicNative() == "" {
		t.Errorf("sonic falls back: %s; native code: %q", fallback, sonicNative())
	}
}

// fallbackVariable has TestPrintFallback print what it finds.
const fallbackVariable = "VMBENCH_PRINT_FALLBACK"

func TestPrintFallback(t *testing.T) {
	if os.Getenv(fallbackVariable) == "" {
		t.Skip("is for TestSonicFallbacksAreFound")
	}
	os.Stdout.WriteString("fallback: " + sonicFallback() + "; native: " + sonicNative() + "\n")
}

// TestSonicFallbacksAreFound turns sonic's compilers off with its own switches, in processes of their own.
func TestSonicFallbacksAreFound(t *testing.T) {
	if sonic.APIKind != sonic.UseSonicJSON {
		t.Skip("sonic has no compilers here")
	}
	native := sonicNative()
	for _, test := range []struct{ set, want string }{
		{"SONIC_MODE=auto", "fallback: ; native: " + native},
		{"SONIC_ENCODER_USE_VM=1", "fallback: sonic runs, but its encoder is not compiled; native"},
		{"SONIC_USE_OPTDEC=1", "fallback: sonic runs, but its decoder is not compiled; native"},
		{"SONIC_MODE=noavx2", "fallback: ; native: " + strings.Replace(native, "AVX2", "SSE", 1)},
	} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestPrintFallback$")
		cmd.Env = append(os.Environ(), fallbackVariable+"=1", test.set)
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(out), test.want) {
			t.Errorf("with %s: %s%v; want %q", test.set, out, err, test.want)
		}
	}
}

// standIn is encoding/json in sonic's place.
type standIn struct{}

func (standIn) Marshal(v any) ([]byte, error)      { return json.Marshal(v) }
func (standIn) Unmarshal(text []byte, v any) error { return json.Unmarshal(text, v) }

func TestStandInIsFound(t *testing.T) {
	if sonic.APIKind != sonic.UseSonicJSON {
		t.Skip("sonic is encoding/json here")
	}
	const want = "sonic runs, but its encoder is not compiled, and its decoder is not compiled"
	if got := witnessed(standIn{}); got != want {
		t.Errorf("encoding/json is taken for %q, want %q", got, want)
	}
}
